"""Mutants that no test can kill, since they do the same; each was judged by someone."""

from __future__ import annotations

EQUIVALENT: dict[tuple[str, str, str], str] = {
    (
        "src/noob_lint/rules/python/python_multiple_process_methods.py",
        "if found.kind not in {Kind.CLASS, Kind.ASSET_CLASS} or kind is None:",
        "if found.kind not in {Kind.CLASS, Kind.ASSET_CLASS}:",
    ): "what is called has a type: the condition tells mypy so",
    (
        "src/noob_lint/tube/header.py",
        'and line == f"noob_id: {tube_id}"',
        "",
    ): "an id that is written otherwise is longer, so that the line does not end behind it",
}
"""The file, the changed lines before and after, without blanks around, and the reason."""
