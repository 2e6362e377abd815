"""The server: what pygls calls, and the state kept for one client."""

from __future__ import annotations

import logging
from collections.abc import Generator, Sequence
from contextvars import ContextVar
from typing import Any

from cattrs import transform_error
from lsprotocol import types as lsp
from pygls.exceptions import (
    JsonRpcException,
    JsonRpcInternalError,
    JsonRpcInvalidParams,
    JsonRpcInvalidRequest,
    JsonRpcServerNotInitialized,
)
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, default_converter, lsp_method

from noob_lint.server.client import Client
from noob_lint.server.memory import Housekeeper
from noob_lint.server.protocol import Converter, changes_of
from noob_lint.server.publishing import Publisher
from noob_lint.server.session import Session, StaleError
from noob_lint.server.uris import is_file, is_possible, path_of
from noob_lint.server.wire import Backlog
from noob_lint.version import VERSION

NAME = "noob-lint"

_EDITS: ContextVar[int] = ContextVar("edits")
"""The number of edits that had been made when the current message arrived."""

_LOG = logging.getLogger("noob_lint.server")


class Protocol(LanguageServerProtocol):
    """The protocol, except for the texts of documents, which are kept in the session.

    pygls counts lines differently from the protocol if a text has unusual line breaks.
    """

    _server: Server

    _has_begun = False

    def structure_message(self, data: dict[str, Any]) -> Any:
        """Make a message of what a client sends.

        Raises:
            JsonRpcException: it does not have the form that the protocol demands, or came before
                the client has connected, or after it has said that it is done.
        """
        if data.get("method") != lsp.EXIT:
            self._check_order(data.get("method"))
        try:
            return super().structure_message(data)
        except JsonRpcInvalidParams as error:
            raise JsonRpcInvalidParams(_reason_of(error)) from error

    def _check_order(self, method: object) -> None:
        if self._shutdown:
            raise JsonRpcInvalidRequest("the server was told to shut down")
        if method == lsp.INITIALIZE:
            if self._has_begun:
                raise JsonRpcInvalidRequest("the server is initialized already")
        elif not self._has_begun:
            raise JsonRpcServerNotInitialized("the first request must be 'initialize'")

    def handle_message(self, message: Any) -> None:
        """Handle a message, and the work it starts, as one that came after the edits so far."""
        _EDITS.set(self._server.session.edits)
        super().handle_message(message)
        self._server.housekeeper.came()

    @lsp_method(lsp.INITIALIZE)
    def lsp_initialize(
        self, params: lsp.InitializeParams
    ) -> Generator[Any, Any, lsp.InitializeResult]:
        """A client connects; pull diagnostics are offered only if it supports them.

        Folders that cannot be on this system are left out.
        """
        self._has_begun = True
        if params.root_uri is not None and not is_file(path_of(params.root_uri)):
            params.root_uri = None
        if params.root_path is not None and not is_possible(params.root_path):
            params.root_path = None
        params.workspace_folders = _possible(params.workspace_folders)
        result = yield from super().lsp_initialize(params)
        if not self._server.client.pulls:
            result.capabilities.diagnostic_provider = None
        return result

    @lsp_method(lsp.WORKSPACE_EXECUTE_COMMAND)
    def lsp_workspace__execute_command(
        self, params: lsp.ExecuteCommandParams
    ) -> Generator[Any, Any, Any]:
        """The user has chosen a command; one without arguments may still lack some."""
        params.arguments = params.arguments or []
        return (yield from super().lsp_workspace__execute_command(params))

    @lsp_method(lsp.NOTEBOOK_DOCUMENT_DID_CHANGE)
    def lsp_notebook_document__did_change(
        self, params: lsp.DidChangeNotebookDocumentParams
    ) -> None:
        """Nothing: tubes are not notebooks."""

    @lsp_method(lsp.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: lsp.DidOpenTextDocumentParams) -> None:
        """A document was opened."""
        self._server.did_open(params)

    @lsp_method(lsp.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: lsp.DidChangeTextDocumentParams) -> None:
        """The text of a document has changed."""
        self._server.did_change(params)

    @lsp_method(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: lsp.DidCloseTextDocumentParams) -> None:
        """A document was closed."""
        self._server.did_close(params)


def _possible(folders: Sequence[lsp.WorkspaceFolder] | None) -> list[lsp.WorkspaceFolder]:
    """The folders that can be on this system."""
    return [one for one in folders or () if is_file(path_of(one.uri))]


def _reason_of(error: JsonRpcException) -> str:
    """What is wrong with the parameters of a request."""
    assert error.__cause__ is not None
    reasons = transform_error(error.__cause__)
    return f"{error.message}: {'; '.join(reasons[:3])}"


class Server(LanguageServer):
    """A server for one client. It reads files, and never writes them or runs what they name.

    `client` and `converter` are there once a client has connected.
    """

    client: Client
    converter: Converter

    def __init__(self) -> None:
        super().__init__(NAME, VERSION, protocol_cls=Protocol, converter_factory=default_converter)
        self.session = Session()
        self.publisher = Publisher(self)
        self.housekeeper = Housekeeper()
        self.backlog = Backlog()
        self.session.watch = self._stop_if_stale
        self.shows_hints = False
        """Whether the settings of the client turn inlay hints on."""
        self.has_looked = False
        """Whether the whole project has been looked at once."""
        self._complaints: set[str] = set()

    def begin(self, client: Client) -> None:
        """Start serving a client that has connected."""
        self.client = client
        self.session.encoding = client.encoding
        self.converter = Converter(self.session, client)
        self.publisher.is_pulled = client.pulls

    # --- the texts of documents ---------------------------------------------------------------

    def did_open(self, params: lsp.DidOpenTextDocumentParams) -> None:
        """Store the text of a document that was opened."""
        item = params.text_document
        self.publisher.schedule(self.session.open(item.uri, item.version, item.text).path)

    def did_change(self, params: lsp.DidChangeTextDocumentParams) -> None:
        """Change the text of a document."""
        item = params.text_document
        document = self.session.change(item.uri, item.version, changes_of(params.content_changes))
        if document is not None:
            if not self.client.watches:
                self.session.look_for_changes()
            self.publisher.schedule(document.path)

    def did_close(self, params: lsp.DidCloseTextDocumentParams) -> None:
        """Forget the text of a document that was closed."""
        document = self.session.close(params.text_document.uri)
        if document is not None:
            self.publisher.clear(document.path, document.uri)
            self.publisher.schedule()

    def edits_before(self) -> int:
        """The number of edits that had been made when the current message arrived."""
        return _EDITS.get()

    def _stop_if_stale(self) -> None:
        """Stop long work if an edit has come that is not handled yet, or if it was cancelled.

        Raises:
            StaleError: it has.
        """
        is_cancelled = self.protocol.msg_id in self.backlog.cancelled
        if is_cancelled or self.backlog.edits:
            raise StaleError

    # --- errors ----------------------------------------------------------------------

    def complain(self, message: str) -> None:
        """Show an error of the user's settings, once."""
        if message not in self._complaints:
            self._complaints.add(message)
            params = lsp.ShowMessageParams(lsp.MessageType.Error, f"noob-lint: {message}")
            self.window_show_message(params)

    def forget_complaints(self) -> None:
        """Allow errors to be shown again, since settings have changed."""
        self._complaints.clear()

    def report_crash(self, message: str, details: str) -> None:
        """Log an internal error, with its traceback."""
        text = f"{message}; please report it\nnoob-lint {VERSION}\n{details}"
        _LOG.error("%s", text)
        self.window_log_message(lsp.LogMessageParams(lsp.MessageType.Error, text))

    def report_server_error(self, error: Exception, source: Any) -> None:
        """Log an error that a request or a notification caused."""
        if isinstance(error, JsonRpcInternalError):  # the client knows what to make of others
            assert error.data is not None  # pygls makes it so
            trace = "".join(error.data["traceback"])
            self.report_crash("internal error", f"{trace}{error}")
