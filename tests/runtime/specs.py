"""Specifications in few words."""

from __future__ import annotations

from importlib import import_module
from typing import Any

THINGS = "tests.runtime.things."
VERSIONS = ("0.1", "1000", "1001", "1003")


def module(version: str) -> Any:
    return import_module(f"noob_lint.spec.v{version.replace('.', '_')}")


def specify(
    id: str,  # noqa: A002
    type_: str,
    scope: str = "runner",
    params: Any = None,
    depends: Any = None,
    version: str = "1003",
) -> Any:
    """A specification; a `type_` without a dot is one of `things`, after a colon a builtin."""
    known = type_.removeprefix(":") if ":" in type_ or "." in type_ else THINGS + type_
    data = {"id": id, "type": known.replace("@", THINGS), "scope": scope}
    return module(version).AssetSpecification.model_validate(
        {**data, "params": params, "depends": depends}
    )
