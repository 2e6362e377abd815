"""How a client starts and ends, its folders and settings, and its notifications about files."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from typing import Any

from lsprotocol import types as lsp

from noob_lint.config.settings import SettingsError
from noob_lint.server.app import Server
from noob_lint.server.client import Client
from noob_lint.server.settings import SECTION, given_by, shows_hints
from noob_lint.server.uris import is_file, path_of

WATCHED = (
    "**/*.{yaml,yml,py,pyi,toml,pth}",
    "**/{.gitignore,setup.cfg,pyvenv.cfg,.git}",
)
"""The files that decide what is found, besides those that an environment outside has."""

_FILES = lsp.FileOperationRegistrationOptions(
    [lsp.FileOperationFilter(lsp.FileOperationPattern("**/*"), "file")]
)


def register(server: Server) -> None:
    """Register the handlers of messages that are not about one document."""
    for method, function in _HANDLERS.items():
        options = _FILES if "Files" in method and "Watched" not in method else None
        server.feature(method, options)(_bound(server, function))


def _bound(server: Server, function: Callable[[Server, Any], Any]) -> Callable[[Any], Any]:
    """The handler without its first parameter, which pygls would look for by its name."""

    def handle(params: Any) -> Any:
        return function(server, params)

    async def handle_later(params: Any) -> Any:
        return await function(server, params)

    return handle_later if function in _ASYNCHRONOUS else handle


def initialize(server: Server, params: lsp.InitializeParams) -> None:
    """A client connects."""
    encoding = server.protocol.workspace.position_encoding
    client = Client.of(params.capabilities, encoding)
    server.begin(client)
    assert params.workspace_folders is not None  # the protocol has made it a list
    folders = _paths(folder.uri for folder in params.workspace_folders)
    if not folders and params.root_uri:
        folders = _paths([params.root_uri])
    elif not folders and params.root_path:
        folders = [os.path.abspath(params.root_path)]
    server.session.configure(folders=folders)
    options = params.initialization_options
    if options:
        take_settings(server, _section(options))


def _paths(uris: Iterable[str]) -> list[str]:
    """The paths of URIs that can be those of files; folders may also be on other systems."""
    return [path for uri in uris if is_file(path := path_of(uri))]


async def initialized(server: Server, _params: object) -> None:
    """The client is ready: ask it for its settings and to report changed files."""
    registrations = []
    if server.client.watches:
        watchers = [lsp.FileSystemWatcher(pattern) for pattern in WATCHED]
        options = lsp.DidChangeWatchedFilesRegistrationOptions(watchers)
        registrations.append(_registration(lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES, options))
    if server.client.registers_settings:
        section = lsp.DidChangeConfigurationRegistrationOptions(SECTION)
        registrations.append(_registration(lsp.WORKSPACE_DID_CHANGE_CONFIGURATION, section))
    if registrations:
        server.client_register_capability(lsp.RegistrationParams(registrations))
    await ask_for_settings(server)


def _registration(method: str, options: object) -> lsp.Registration:
    return lsp.Registration(f"noob-lint {method}", method, options)


async def ask_for_settings(server: Server) -> None:
    """Ask the client for its settings, if it supports that."""
    if not server.client.is_asked_for_settings:
        return
    items = [lsp.ConfigurationItem(section=SECTION)]
    answer = await server.workspace_configuration_async(lsp.ConfigurationParams(items))
    take_settings(server, answer[0] if answer else None)


async def did_change_configuration(
    server: Server, params: lsp.DidChangeConfigurationParams
) -> None:
    """The settings of the client have changed."""
    if server.client.is_asked_for_settings:
        await ask_for_settings(server)
    else:
        take_settings(server, _section(params.settings))


def _section(values: object) -> object:
    """Our settings in what a client sends, which may be those of all servers."""
    for name in (SECTION, "noob_lint", "noobLint"):
        inner = values.get(name) if isinstance(values, dict) else getattr(values, name, None)
        if inner is not None:
            return inner
    return values


def take_settings(server: Server, values: object) -> None:
    """Apply the settings of a client; if they are invalid, show that and keep the previous ones."""
    session = server.session
    server.forget_complaints()
    try:
        had_hints, server.shows_hints = server.shows_hints, shows_hints(values)
        if had_hints and not server.shows_hints and server.client.refreshes_hints:
            server.workspace_inlay_hint_refresh(None)
        given = given_by(values, session.folders[0] if session.folders else os.curdir)
        session.configure(given=given)
    except SettingsError as error:
        server.complain(str(error))
    refresh(server)


def did_change_workspace_folders(
    server: Server, params: lsp.DidChangeWorkspaceFoldersParams
) -> None:
    """Folders were added to the workspace of the client, or removed."""
    removed = _paths(folder.uri for folder in params.event.removed)
    kept = [path for path in server.session.folders if path not in removed]
    added = _paths(folder.uri for folder in params.event.added)
    server.session.configure(folders=[*dict.fromkeys([*kept, *added])])
    refresh(server)


def did_change_watched_files(server: Server, params: lsp.DidChangeWatchedFilesParams) -> None:
    """Files have changed, by the client or by another program."""
    _changed(server, (event.uri for event in params.changes))


def did_create_files(server: Server, params: lsp.CreateFilesParams) -> None:
    """The client has created files."""
    _changed(server, (file.uri for file in params.files))


def did_delete_files(server: Server, params: lsp.DeleteFilesParams) -> None:
    """The client has deleted files."""
    _changed(server, (file.uri for file in params.files))


def did_rename_files(server: Server, params: lsp.RenameFilesParams) -> None:
    """The client has renamed files."""
    _changed(server, (uri for file in params.files for uri in (file.old_uri, file.new_uri)))


def did_save(server: Server, params: lsp.DidSaveTextDocumentParams) -> None:
    """A document was saved; a client that reports nothing else may have saved others, too."""
    if server.client.watches:
        _changed(server, [params.text_document.uri])
    else:
        saved = _paths([params.text_document.uri])
        server.session.changed([*server.session.folders, *saved])
        refresh(server)


def _changed(server: Server, uris: Iterable[str]) -> None:
    paths = _paths(uris)
    if paths:
        server.session.changed(paths)
        server.forget_complaints()
        refresh(server)


def refresh(server: Server) -> None:
    """Findings may have changed in all documents: send them, or let the client pull them again."""
    server.publisher.schedule()
    if server.client.pulls:
        server.workspace_diagnostic_refresh(None)
    if server.client.refreshes_hints and server.shows_hints:
        server.workspace_inlay_hint_refresh(None)


_HANDLERS: dict[str, Callable[[Server, Any], Any]] = {
    lsp.INITIALIZE: initialize,
    lsp.INITIALIZED: initialized,
    lsp.WORKSPACE_DID_CHANGE_CONFIGURATION: did_change_configuration,
    lsp.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS: did_change_workspace_folders,
    lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES: did_change_watched_files,
    lsp.WORKSPACE_DID_CREATE_FILES: did_create_files,
    lsp.WORKSPACE_DID_DELETE_FILES: did_delete_files,
    lsp.WORKSPACE_DID_RENAME_FILES: did_rename_files,
    lsp.TEXT_DOCUMENT_DID_SAVE: did_save,
}
_ASYNCHRONOUS = frozenset({initialized, did_change_configuration})
