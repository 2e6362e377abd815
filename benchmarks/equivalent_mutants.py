"""Mutants that no test can kill, since they do the same; each was judged by someone."""

from __future__ import annotations

EQUIVALENT: dict[tuple[str, str, str], str] = {}
"""The file, the changed line before and after, without blanks around, and the reason."""
