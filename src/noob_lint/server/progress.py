"""Tells a client how far the first look at a large project has come."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import suppress

from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcException

from noob_lint.server.app import Server

LARGE = 50
"""A project with so many tubes is large."""

_WORK = "noob-lint first look"
_PATIENCE = 5.0  # seconds for the client to say that it is ready


async def with_progress(server: Server, paths: Iterable[str]) -> AsyncIterator[str]:
    """The paths one by one; the client shows how many of them are done.

    Only for the first look of a server at many paths, and for clients that can show it. The other
    messages of the client are handled between one path and the next.
    """
    every = [*paths]
    is_first, server.has_looked = not server.has_looked, True
    is_shown = is_first and len(every) >= LARGE and await _begin(server, len(every))
    try:
        shown = 0
        for index, path in enumerate(every):
            yield path
            await asyncio.sleep(0)
            percentage = 100 * (index + 1) // len(every)
            if is_shown and percentage > shown:
                shown = percentage
                message = f"{index + 1} of {len(every)} tubes"
                server.work_done_progress.report(
                    _WORK, lsp.WorkDoneProgressReport(message=message, percentage=percentage)
                )
    finally:
        if is_shown:
            server.work_done_progress.end(_WORK, lsp.WorkDoneProgressEnd())


async def _begin(server: Server, count: int) -> bool:
    """Let the client begin to show progress; whether it does."""
    if not server.client.shows_progress:
        return False
    with suppress(JsonRpcException, TimeoutError):
        await asyncio.wait_for(server.work_done_progress.create_async(_WORK), _PATIENCE)
        begin = lsp.WorkDoneProgressBegin(
            "noob-lint", message=f"0 of {count} tubes", percentage=0, cancellable=False
        )
        server.work_done_progress.begin(_WORK, begin)
        return True
    return False
