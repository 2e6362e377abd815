"""Fixes the text of a file, without writing it."""

from __future__ import annotations

from collections.abc import Container
from typing import NamedTuple

from noob_lint.fixing.linted import lint_file
from noob_lint.fixing.offers import with_offers
from noob_lint.fixing.rounds import Fixer, State, fixable
from noob_lint.linting.linter import Linter
from noob_lint.linting.result import FileResult, crashed, read_file
from noob_lint.support.files import encode
from noob_lint.yaml.parser import parse


class Fixed(NamedTuple):
    """The result of fixing one file.

    `result` is for the text with the fixes, which is `after`; `before` is what was read. Both are
    empty if there was nothing to fix. `gone` is the number of fixable findings that are gone.
    """

    result: FileResult
    before: bytes = b""
    after: bytes = b""
    gone: int = 0

    @property
    def is_changed(self) -> bool:
        """Whether there is something to write."""
        return self.before != self.after


def fix_file(
    linter: Linter, path: str, *, unsafe: bool, skip: Container[str] = frozenset()
) -> Fixed:
    """Fix what can be fixed in a file, without writing it; never raises, whatever is in the file.

    A file in `skip` is only linted.
    """
    if path in skip:
        return Fixed(lint_file(linter, path))
    data = read_file(path)
    if isinstance(data, FileResult):
        return Fixed(data)
    return fix_source(linter, data, path, unsafe=unsafe)


def fix_source(linter: Linter, data: bytes, path: str, *, unsafe: bool) -> Fixed:
    """Fix what can be fixed in the bytes of a file; with `unsafe`, guesses too.

    An internal error is part of the result, and leaves the bytes as they are.
    """
    try:
        return _fixed(linter, data, path, unsafe=unsafe)
    except Exception:  # the other files are still to be fixed
        return Fixed(crashed(path))


def _fixed(linter: Linter, data: bytes, path: str, *, unsafe: bool) -> Fixed:
    document = parse(data, path)
    checked = linter.check(document)
    first = linter.report(checked)
    if not any(True for _ in fixable(first, unsafe=unsafe)):
        return Fixed(with_offers(linter, first, document))
    fixer = Fixer(linter, path, unsafe=unsafe)
    before = State.first(document, first, fixer.judge(checked))
    state = fixer.fix(before)
    gone = len(before.left(unsafe=unsafe).difference(state.origins))
    after = encode(state.document.text, has_bom=document.has_bom)
    result = with_offers(linter, state.result, state.document)
    linter.release(document)  # other files see this one as it is until it is written
    return Fixed(result, data, after, gone)
