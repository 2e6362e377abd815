"""Comments that silence findings: ``# noob-lint: ignore[rule, ...] reason``.

Such a comment speaks for its own line or, when it stands alone, for the next line that is neither
blank nor a comment. ``# noob-lint: ignore-file[rule, ...] reason`` speaks for the whole file.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from noob_lint.diagnostic import Finding
from noob_lint.document import Comment, Document
from noob_lint.names import nearest
from noob_lint.span import Span

_MARK = "noob-lint:"
_IGNORE = re.compile(r"#\s*noob-lint:\s*(ignore(?:-file)?)\s*(?:\[([^\]]*)\])?")


class Ignore(NamedTuple):
    """One name in an ignore comment; `line` is the zero-based line it speaks for, None for all."""

    name: str
    span: Span
    line: int | None

    def covers(self, rule: str, group: str, line: int) -> bool:
        """Whether it silences a finding of `rule` that starts on `line`."""
        return self.name in {rule, group} and self.line in {None, line}


def read_ignores(document: Document) -> list[Ignore]:
    """The ignore comments of a document, one entry for each name in them."""
    if _MARK not in document.text:
        return []
    code = _lines_of_code(document)
    return [
        ignore for comment in document.comments() for ignore in _in_comment(document, comment, code)
    ]


def _in_comment(document: Document, comment: Comment, code: list[int]) -> Iterator[Ignore]:
    match = _IGNORE.match(comment.text)
    if match is None:
        return
    start = comment.span.start
    line: int | None = start.line
    if match[1] == "ignore-file":
        line = None
    elif comment.alone:
        index = bisect_left(code, start.line)
        line = code[index] if index < len(code) else start.line
    names = list(re.finditer(r"[^\s,]+", match[2] or ""))
    if not names:
        yield Ignore("", comment.span, line)
    for name in names:
        begin = start.offset + match.start(2) + name.start()
        yield Ignore(name[0], document.source.span(begin, begin + len(name[0])), line)


def _lines_of_code(document: Document) -> list[int]:
    """The lines that are neither blank nor a comment, in order."""
    source = document.source
    texts = ((line, source.line(line).strip()) for line in range(len(source.line_starts)))
    return [line for line, text in texts if text and not text.startswith("#")]


def unused(
    ignores: Iterable[Ignore], used: set[Ignore], known: Sequence[str], *, all_rules: bool
) -> Iterator[Finding]:
    """The findings about ignores that name no rule or silence nothing.

    `known` are the names of rules and groups. Unless `all_rules` ran, an ignore may serve a rule
    that did not, so only unknown names are reported.
    """
    for ignore in ignores:
        if not ignore.name:
            message = "an ignore comment names the rules it silences: ignore[rule-id]"
        elif ignore.name not in known:
            near = nearest(ignore.name, known)
            hint = f": did you mean {near!r}?" if near else ""
            message = f"{ignore.name!r} is no rule{hint}"
        elif ignore in used or not all_rules:
            continue
        else:
            message = f"nothing here to ignore for {ignore.name!r}: remove the name"
        yield Finding(ignore.span, message)
