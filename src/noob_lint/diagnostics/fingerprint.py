"""Identifies diagnostics in a way that survives edits elsewhere in the file.

A fingerprint is made of the rule and the text of the line that the diagnostic starts on, not of
line numbers, the message or the path: it stays the same when lines move, when a message is reworded
and when the file is renamed. Who compares several files adds the path.
"""

from __future__ import annotations

from collections.abc import Sequence

from noob_lint.diagnostics.diagnostic import Diagnostic
from noob_lint.diagnostics.source import Source

_LENGTH = 32  # hexadecimal digits; half of SHA-256 is more than enough to tell findings apart


def fingerprints(diagnostics: Sequence[Diagnostic], text: str) -> list[str]:
    """The fingerprints of the diagnostics of one file, in their order; all differ.

    `text` is the text of the file; give an empty one if it could not be decoded. Diagnostics of one
    rule on equal lines, surrounding white space aside, are counted from the top of the file, in
    whatever order they are given: once one is fixed, the others keep the first numbers.
    """
    source = Source(text)
    seen: dict[tuple[str, str], int] = {}
    found = [""] * len(diagnostics)
    for index in sorted(range(len(diagnostics)), key=lambda index: diagnostics[index].span):
        rule, line = diagnostics[index].rule, _line(source, diagnostics[index].span.start.line)
        occurrence = seen[rule, line] = seen.get((rule, line), -1) + 1
        found[index] = _digest(rule, line, str(occurrence))
    return found


def _line(source: Source, number: int) -> str:
    return source.line(number).strip() if number < len(source.line_starts) else ""


def _digest(*parts: str) -> str:
    """The digest of strings without line breaks."""
    from hashlib import sha256

    data = "\n".join(parts).encode("utf-8", "surrogatepass")
    return sha256(data).hexdigest()[:_LENGTH]
