"""How the formats for people mark what can be fixed."""

from __future__ import annotations

from noob_lint.diagnostics.diagnostic import Diagnostic

SAFE = "[*]"
"""What ``--fix`` fixes."""

UNSAFE = "[* unsafe]"
"""What only ``--fix --unsafe-fixes`` fixes."""


def told(diagnostic: Diagnostic) -> str:
    """The message in one line, with the reason why its fix is not taken."""
    withheld = diagnostic.finding.withheld
    return diagnostic.message + (f" (not fixable: {withheld})" if withheld else "")


def fix_mark(diagnostic: Diagnostic) -> str:
    """The mark of a diagnostic, after a blank; nothing if it has no fix."""
    if diagnostic.fix is None or not diagnostic.is_fixable:
        return ""
    return f" {SAFE if diagnostic.fix.safe else UNSAFE}"
