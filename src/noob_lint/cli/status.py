"""The exit statuses (contract C3)."""

from __future__ import annotations

FINE = 0
"""No diagnostic at or above the failing severity."""
FOUND = 1
"""At least one."""
USAGE = 2
"""Wrong usage or configuration, or a file that cannot be read."""
CRASHED = 3
"""An internal error."""
INTERRUPTED = 130
"""Ctrl-C, as shells report it."""
PIPE_CLOSED = 141
"""The reader of the output closed it, as shells report it."""
