"""Tables of code: pieces apart by blank lines, each with what is expected of it after ``=>``."""

from __future__ import annotations


def cases(table: str) -> dict[str, str]:
    """The expected text for each piece of code of a table."""
    parts = (part.strip("\n").rpartition("\n=> ") for part in table.strip("\n").split("\n\n"))
    found = [(code, expected) for code, _, expected in parts]
    assert len(dict(found)) == len(found)
    return dict(found)


def lines(table: str) -> dict[str, str]:
    """The expected text for each line of code of a table, behind it or on the next line."""
    rows = table.strip().replace("\n=> ", " => ").splitlines()
    parts = (row.rpartition(" => ") for row in rows)
    return {code.rstrip(): expected for code, _, expected in parts}
