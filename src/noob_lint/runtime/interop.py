"""Tubes of the real noob, made from files that noob itself never opens, and so cannot rewrite."""

from __future__ import annotations

from collections.abc import Mapping
from os import PathLike
from traceback import walk_tb
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from noob_lint.runtime.errors import NoobError, diagnose, exception_text
from noob_lint.runtime.reader import TubeReader, tube_reader
from noob_lint.runtime.tube import LiveTube, locate_errors, nearest_node, python_value

if TYPE_CHECKING:
    from noob_lint.runtime.reader import Settings
    from noob_lint.yaml.document import Mapping as MappingNode
    from noob_lint.yaml.document import Node

_INLINE = 1003
"""The first major release of noob in which a node can contain an inline tube."""


def load_tube(
    path: str | PathLike[str],
    *,
    inputs: Mapping[str, Any] | None = None,
    settings: Settings | None = None,
) -> Any:
    """The `noob.Tube` in a file, for the installed noob (``pip install noob-lint[noob]``).

    The file is linted first and never changed: noob gets a copy of its data, merged with its bases
    and, since 1003, with the tubes that nodes name (earlier releases load those themselves).

    Raises:
        ModuleNotFoundError: noob is not installed.
        TubeError: the linter finds errors.
        NoobError: noob rejects the tube anyway, or the code that the tube names fails.
        OSError: the file cannot be read.
    """
    from importlib.metadata import version

    try:
        from noob.tube import Tube, TubeSpecification
    except ModuleNotFoundError as error:
        raise ModuleNotFoundError(f"{error}: install noob-lint[noob]", name=error.name) from error

    release = version("noob")
    reader = tube_reader(settings, release)
    root = _root(reader.read(path))
    data = python_value(root)
    if int(release.partition(".")[0]) >= _INLINE:
        _inline(data, root.source.path, reader)
    try:
        specification = TubeSpecification.model_validate(data)
        return Tube.from_specification(specification, **({"input": dict(inputs)} if inputs else {}))
    except Exception as error:
        place = _place(error, root)
        if place is None and isinstance(error, ValidationError):
            raise NoobError(list(locate_errors(error, root)), error) from error
        where = place or nearest_node(root, ("nodes",))
        found = diagnose("runtime-noob", where, f"noob: {exception_text(error)}")
        raise NoobError([found], error) from error


def _root(live: LiveTube) -> MappingNode:
    assert live.root is not None  # it comes from a file
    return live.root


def _inline(data: dict[str, Any], path: str, reader: TubeReader) -> None:
    """Replace the names of tubes in nodes by the tubes; the linter has ruled out cycles."""
    for node in (data.get("nodes") or {}).values():
        params = node.get("params") or {}
        name = params.get("tube") if node.get("type") == "tube" else None
        found = reader.find(name, path) if isinstance(name, str) else None
        if found is not None:
            params["tube"] = python_value(_root(reader.read(found, lints=False)))
            _inline(params["tube"], found, reader)


def _place(error: BaseException, root: MappingNode) -> Node | None:
    """The node or asset that noob was building, which is called `spec` in its frames."""
    for frame, _ in walk_tb(error.__traceback__):
        spec: Any = frame.f_locals.get("spec")
        if hasattr(spec, "id") and hasattr(spec, "type_"):
            section = "assets" if hasattr(spec, "scope") else "nodes"
            return nearest_node(root, (section, spec.id))
    return None
