"""What marks the statements that `older` could not read."""

from __future__ import annotations

UNREAD = "__unread__"
"""The name that stands for the value of such a statement."""

PARTIAL = "is_partial"
"""The attribute of a tree that tells whether one was lost."""
