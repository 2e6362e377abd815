"""Converts between the URIs of clients and the paths of files."""

from __future__ import annotations

import os
from urllib.parse import quote, unquote, urlsplit
from urllib.request import url2pathname


def path_of(uri: str) -> str:
    """The absolute path of a URI; a name in ``<...>`` if it is not a file.

    A file in ``<...>`` is in no project, as for `noob_lint.lint_text`.
    """
    try:
        parts = urlsplit(uri)
    except ValueError:  # such as a bracket that is not closed
        return f"<{uri}>"
    if parts.scheme != "file":
        return f"<{uri}>"
    if os.name == "nt":
        host = f"//{parts.netloc}" if parts.netloc else ""
        path = url2pathname(host + parts.path)
    else:
        path = unquote(parts.path, errors="surrogateescape")
    return os.path.normpath(path) if is_possible(path) else f"<{uri}>"


def is_possible(path: str) -> bool:
    """Whether a file system can have such a path: without NUL and lone surrogates."""
    try:
        return b"\0" not in os.fsencode(path)
    except UnicodeEncodeError:
        return False


def uri_of(path: str) -> str:
    """The URI of a path; for a name in ``<...>``, what is between the brackets."""
    if path.startswith("<"):
        return path[1:-1]
    absolute = os.path.abspath(path).replace(os.sep, "/")
    if not absolute.startswith("/"):
        absolute = f"/{absolute}"
    return f"file://{quote(absolute, safe='/:@!$&()*+,;=~', errors='surrogateescape')}"


def is_file(path: str) -> bool:
    """Whether a path is that of a file, which need not exist."""
    return not path.startswith("<")
