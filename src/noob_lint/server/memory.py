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

_MANY = 500_000
"""How many objects may pile up while a client never stops; 25 edits of 3,000 lines."""

_FEW = 20_000
"""Fewer are not worth the work."""


class Housekeeper:
    """Collects garbage at good times, in place of Python."""

    def __init__(self) -> None:
        self._timer: asyncio.TimerHandle | None = None

    def begin(self) -> None:
        """Take over; what was loaded so far is never garbage."""
        gc.disable()
        gc.freeze()

    def came(self) -> None:
        """A message has come, which is answered before anything is looked through."""
        if gc.isenabled():
            return
        if self._timer is not None:
            self._timer.cancel()
        pause = _SOON if gc.get_count()[0] > _MANY else _SILENCE
        self._timer = asyncio.get_running_loop().call_later(pause, self._collect)

    def _collect(self) -> None:
        if gc.get_count()[0] > _FEW:
            gc.collect()
