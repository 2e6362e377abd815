"""Lints one file, and tries which of its fixes would be applied."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from noob_lint.linting.linter import Linter
    from noob_lint.linting.result import FileResult


def lint_file(linter: Linter, path: str, data: bytes | None = None) -> FileResult:
    """The result for a file, or the `data` in its place, with the fixes that would be applied."""
    from noob_lint.linting.result import FileResult

    document = linter.read(path, data)
    if isinstance(document, FileResult):
        return document
    result = linter.lint_document(document)
    if all(item.fix is None for item in result.diagnostics):
        return result  # as for most files, which need not load what follows
    from noob_lint.fixing.offers import with_offers

    return with_offers(linter, result, document)
