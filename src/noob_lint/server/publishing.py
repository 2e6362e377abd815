"""When documents are checked and findings sent: for the edited document first, then the others.

Clients that ask for diagnostics (the pull model) get answers; diagnostics are sent to all others.
Work is done in slices of one document, and a slice that an edit has made stale is not started.
"""

from __future__ import annotations

import asyncio
from typing import Protocol

from lsprotocol import types as lsp

from noob_lint.config.settings import SettingsError
from noob_lint.server.protocol import Converter
from noob_lint.server.session import InternalError, Session


class Host(Protocol):
    """What owns the documents and sends their findings."""

    session: Session
    converter: Converter

    def text_document_publish_diagnostics(self, params: lsp.PublishDiagnosticsParams) -> None:
        """Send the diagnostics of a document."""

    def complain(self, message: str) -> None:
        """Show an error of the user's settings."""

    def report_crash(self, message: str, details: str) -> None:
        """Log an internal error."""


_PAUSE = 0.2
"""The pause before a document is checked, as a share of the time that it took last.

There is none unless edits follow each other quickly: a single keystroke is answered at once.
"""

_LONGEST_PAUSE = 0.1  # seconds

_BURST = 0.2
"""Edits that are no more seconds apart belong together."""


def pause_before(took: float, since: float) -> float:
    """The pause before a check that `took` so many seconds last, and `since` the edit before."""
    return min(took * _PAUSE, _LONGEST_PAUSE) if since < _BURST else 0


class Publisher:
    """Computes the diagnostics of documents, and sends them if the client does not pull them."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self._task: asyncio.Task[None] | None = None
        self._sent: dict[str, list[lsp.Diagnostic]] = {}
        self._took: dict[str | None, float] = {}
        self._edited: dict[str, None] = {}
        self._last = float("-inf")
        self.is_pulled = False

    def schedule(self, path: str | None = None) -> None:
        """Schedule sending the findings of the document at `path`, and then those of the others."""
        if self.is_pulled:
            return
        if path is not None:
            self._edited = {path: None} | self._edited
        if self._task is not None:
            self._task.cancel()
        loop = asyncio.get_running_loop()
        now = loop.time()
        pause = pause_before(self._took.get(path, 0), now - self._last)
        self._last = now
        self._task = loop.create_task(self._run(pause))

    def clear(self, path: str, uri: str) -> None:
        """A document was closed: clear its diagnostics."""
        if self._sent.pop(path, None):
            self._send(uri, None, [])

    async def _run(self, pause: float) -> None:
        await asyncio.sleep(pause)
        for path in [*dict.fromkeys([*self._edited, *self._host.session.documents])]:
            self._publish(path)
            await asyncio.sleep(0)

    def _publish(self, path: str) -> None:
        """Check a document, and send its findings if it was edited or they have changed."""
        document = self._host.session.documents.get(path)
        is_edited = path in self._edited
        self._edited.pop(path, None)
        if document is None:
            return
        begun = asyncio.get_running_loop().time()
        found = self.diagnostics(path)
        self._took[path] = asyncio.get_running_loop().time() - begun
        if found is not None and (is_edited or found != self._sent.get(path)):
            self._sent[path] = found
            self._send(document.uri, document.version, found)

    def _send(self, uri: str, version: int | None, found: list[lsp.Diagnostic]) -> None:
        params = lsp.PublishDiagnosticsParams(uri, found, version)
        self._host.text_document_publish_diagnostics(params)

    def diagnostics(self, path: str) -> list[lsp.Diagnostic] | None:
        """The findings of a document; None if the linter crashed, which is logged."""
        session, converter = self._host.session, self._host.converter
        try:
            found = session.findings(path)
            document = session.document(path)
            if document is None or not found:
                return []
            project = session.workspace.project_of(path)
            return [converter.diagnostic(item, document, project) for item in found]
        except SettingsError as error:
            self._host.complain(str(error))
            return []
        except InternalError as error:
            self._host.report_crash(str(error), error.details)
            return None
