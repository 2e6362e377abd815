"""Links to other files: the tubes that a tube refers to, and the schema in its comment."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import NamedTuple

from noob_lint.diagnostics.source import Span
from noob_lint.server.occurrences import Kind
from noob_lint.server.view import View
from noob_lint.tube.modeline import NONE, modeline_of


class Link(NamedTuple):
    """A part of a document that links to a file or a web page."""

    span: Span
    path: str | None = None
    address: str | None = None


def links(view: View) -> Iterator[Link]:
    """The links in a document."""
    for one in view.occurrences:
        if one.kind is Kind.TUBE and not one.declares:
            path = view.project.index.find(one.name)
            if path is not None:
                yield Link(one.span, path=path)
    modeline = modeline_of(view.document)
    if modeline is not None and modeline.address not in (None, NONE):
        address = str(modeline.address)
        if address.startswith(("http://", "https://", "file:")):
            yield Link(modeline.span, address=address)
        elif ":" not in address and not view.path.startswith("<"):
            beside = os.path.join(os.path.dirname(view.path), address)
            yield Link(modeline.span, path=os.path.normpath(beside))
