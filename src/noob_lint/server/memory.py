"""Frees memory while nobody waits for an answer.

A check leaves cycles of objects behind, and Python would look for them in the middle of a later
one, which then takes twice as long. Here that is done while the client is silent, or right after
an answer if too many objects have piled up.
"""

from __future__ import annotations

import asyncio
import gc

_SILENCE = 0.5
"""The seconds without a message after which everything is looked through."""

_SOON = 0.05

_MANY = 100_000
"""How many objects may pile up while a client never stops: those of five edits of 3,000 lines.

More would take longer than the edits themselves.
"""

_FEW = 20_000
"""Fewer are not worth the work."""


class Housekeeper:
    """Collects garbage at good times, in place of Python."""

    def __init__(self) -> None:
        self._timer: asyncio.TimerHandle | None = None
        self._is_due = False
        self._is_partly_done = False

    def begin(self) -> None:
        """Take over; what was loaded so far is never garbage."""
        gc.disable()
        gc.freeze()

    def came(self) -> None:
        """A message has come, which is answered before anything is looked through."""
        if gc.isenabled():
            return
        loop = asyncio.get_running_loop()
        if gc.get_count()[0] > _MANY and not self._is_due:
            self._is_due = True  # further messages do not put it off
            loop.call_later(_SOON, self._collect, 0)
        if self._timer is not None:
            self._timer.cancel()
        self._timer = loop.call_later(_SILENCE, self._collect, 2)

    def _collect(self, generation: int) -> None:
        """Look through the newest objects, or all but those that were there from the start."""
        if gc.get_count()[0] > _FEW or self._is_partly_done:
            gc.collect(generation)
            self._is_partly_done = generation == 0
        self._is_due = False
