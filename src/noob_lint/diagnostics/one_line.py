"""A diagnostic as one line: what the `concise` format prints, and an error at run time says."""

from __future__ import annotations

from noob_lint.diagnostics.diagnostic import Diagnostic
from noob_lint.diagnostics.style import Style, printable

_PLAIN = Style(color=False)


def one_line(diagnostic: Diagnostic, style: Style = _PLAIN) -> str:
    """``path:line:column: severity[rule] message``, counting from 1."""
    start = diagnostic.span.start
    path = style.bold(printable(diagnostic.path))
    kind = f"{diagnostic.severity}[{diagnostic.rule}]"
    shown = style.severity(diagnostic.severity, kind)
    message = printable(diagnostic.message)
    return f"{path}:{start.line + 1}:{start.column + 1}: {shown} {message}"
