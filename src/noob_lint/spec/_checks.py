"""What the models check beyond types, written once for all spec versions.

Functions that return the plain value they were given, and raise `ValueError` (which pydantic turns
into its own exception) for what noob refuses when it loads a tube.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Protocol

from noob_lint.spec import names
from noob_lint.spec.names import is_input_reference

Depends = list[str | dict[str, str]] | str | None
"""A node's dependencies as the models hold them."""


def identifier(text: str) -> str:
    """`text` if it is a Python identifier."""
    if not names.is_identifier(text):
        raise ValueError(f"{text!r} is not a Python identifier")
    return text


def absolute_identifier(text: str) -> str:
    """`text` if it can be a `type`."""
    if not names.is_absolute_identifier(text):
        raise ValueError(
            f"{text!r} is not a special node type, a builtin or an absolute path like package.name"
        )
    return text


def signal_reference(text: str) -> str:
    """`text` if it has the form `node.signal`."""
    if not names.is_signal_reference(text):
        raise ValueError(f"{text!r} does not have the form node.signal")
    return text


def not_reserved(reserved: Sequence[str]) -> Callable[[str], str]:
    """A check that refuses the names in `reserved`."""

    def check(text: str) -> str:
        if text in reserved:
            raise ValueError(f"{text!r} is reserved")
        return text

    return check


def depends_needs_runner(scope: str, depends: object) -> None:
    """Raise if an asset whose scope is not `runner` has dependencies."""
    if depends is not None and scope != "runner":
        raise ValueError(f"depends may only be used with scope runner, not {scope}")


def slots_unique(depends: Depends) -> Depends:
    """`depends` if no slot is filled twice."""
    seen: set[str] = set()
    for item in depends if isinstance(depends, list) else ():
        if isinstance(item, dict):
            slot = next(iter(item))
            if slot in seen:
                raise ValueError(f"slot {slot!r} is given twice")
            seen.add(slot)
    return depends


def enabled_reference(enabled: bool | str) -> bool | str:
    """`enabled` if it is a boolean or refers to an input."""
    if isinstance(enabled, str) and not is_input_reference(enabled):
        raise ValueError(f"{enabled!r} is neither a boolean nor input.<name>")
    return enabled


def fill_ids(value: Any) -> Any:
    """A copy of a section of a tube, each entry with its key as `id` unless it has one.

    An entry may also be an existing specification; its `id` must then equal its key.
    """
    if not isinstance(value, dict):
        raise ValueError("must be a mapping")  # noqa: TRY004, pydantic converts ValueError only
    return {key: _with_id(key, entry) for key, entry in value.items()}


def _with_id(key: Any, entry: Any) -> Any:
    if isinstance(entry, dict):
        return {"id": key, **entry}
    if not hasattr(entry, "id"):
        raise ValueError(f"{key!r} must be a mapping")
    if entry.id != key:
        raise ValueError(f"the key {key!r} is not the id {entry.id!r} of its specification")
    return entry


class _Node(Protocol):
    @property
    def type_(self) -> str: ...
    @property
    def depends(self) -> Depends: ...


def one_return(nodes: Mapping[str, _Node]) -> None:
    """Raise if a tube has several nodes of type `return`."""
    returns = [key for key, node in nodes.items() if node.type_ == "return"]
    if len(returns) > 1:
        raise ValueError(f"a tube may have one return node, not {', '.join(returns)}")


def references_exist(
    nodes: Mapping[str, _Node], assets: Mapping[str, object], inputs: Mapping[str, object]
) -> None:
    """Raise if a node depends on a node, asset or input that the tube does not have."""
    for key, node in nodes.items():
        for reference in references(node.depends):
            source, _, name = reference.partition(".")
            section = {"assets": assets, "input": inputs}.get(source)
            known = name in section if section is not None else source in nodes
            if not known:
                raise ValueError(f"node {key!r} depends on {reference}, which does not exist")


def references(depends: Depends) -> Iterator[str]:
    """The signals that a node depends on, in order."""
    if depends is None:
        return
    for item in [depends] if isinstance(depends, str) else depends:
        yield from [item] if isinstance(item, str) else item.values()
