"""A diagnostic as one line: what the `concise` format prints, and an error at run time says."""

from __future__ import annotations

from noob_lint.diagnostics.diagnostic import Diagnostic
from noob_lint.diagnostics.marks import fix_mark, told
from noob_lint.diagnostics.style import Style, printable

_PLAIN = Style(color=False)


def one_line(diagnostic: Diagnostic, style: Style = _PLAIN, *, with_fixes: bool = False) -> str:
    """``path:line:column: severity[rule] message``, counting from 1.

    `with_fixes` says whether a mark before the message says that it can be fixed, or words after
    it why not.
    """
    start = diagnostic.span.start
    path = style.bold(printable(diagnostic.path))
    shown = style.kind(diagnostic.severity, diagnostic.rule)
    message = printable(told(diagnostic) if with_fixes else diagnostic.message)
    if with_fixes:
        shown += fix_mark(diagnostic)
    return f"{path}:{start.line + 1}:{start.column + 1}: {shown} {message}"
