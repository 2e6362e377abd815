"""Turns the schema checks of yaml-language-server off for tubes, where noob-lint's server is used.

Otherwise both would show what is wrong with keys and values. A schema that was set up before stays
in the file: `disableSchemaDetection` goes before it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from noob_lint.integrations.change import (
    CannotExtendError,
    ended,
    first_that_holds,
    newline_of,
    read_toml,
    with_toml_row,
)
from noob_lint.integrations.editors import EDITORS, Editor, SchemaLink
from noob_lint.integrations.jsonc import read_jsonc, set_value

_KEY = "disableSchemaDetection"


def _in_json(place: Sequence[str], text: str, schema: SchemaLink) -> str:
    """JSON with the patterns of tubes at `place`."""
    inner: Any = read_jsonc(text)
    for name in place:
        inner = inner.get(name) if isinstance(inner, dict) else None
    return text if _has_all(inner, schema) else set_value(text, place, list(schema.patterns))


def _has_all(present: Any, schema: SchemaLink) -> bool:
    """Whether a list has the patterns.

    Raises:
        CannotExtendError: it has others.
    """
    if present is None:
        return False
    if isinstance(present, list) and set(schema.patterns) <= set(present):
        return True
    raise CannotExtendError(f"it has a {_KEY} of its own")


_HELIX = ("language-server", "yaml-language-server", "config", "yaml")


def _in_helix(text: str, schema: SchemaLink) -> str:
    """A languages.toml with the patterns among the settings of yaml-language-server."""

    def present(new: str) -> Any:
        inner: Any = read_toml(new)
        for name in (*_HELIX, _KEY):
            inner = inner.get(name) if isinstance(inner, dict) else None
        return inner

    if _has_all(present(text), schema):
        return text
    wanted = list(schema.patterns)
    row = f"{_KEY} = {json.dumps(list(schema.patterns))}"
    return first_that_holds(
        with_toml_row(text, _HELIX, row), lambda new: bool(present(new) == wanted)
    )


def _in_neovim(text: str, schema: SchemaLink) -> str:
    """An .nvim.lua with the patterns; existing code is never changed."""
    if _KEY in text:
        return text
    end, gap = newline_of(text), newline_of(text) if text.strip() else ""
    patterns = ", ".join(map(json.dumps, schema.patterns))
    lines = (
        "-- noob-lint checks tubes, and yaml-language-server leaves them to it.",
        'vim.lsp.config("yamlls", {',
        f"  settings = {{ yaml = {{ {_KEY} = {{ {patterns} }} }} }},",
        "})",
    )
    return f"{ended(text)}{gap}{''.join(line + end for line in lines)}"


_EXTEND: Mapping[str, Callable[[str, SchemaLink], str]] = {
    "vscode": partial(_in_json, (f"yaml.{_KEY}",)),
    "neovim": _in_neovim,
    "helix": _in_helix,
    "zed": partial(_in_json, ("lsp", "yaml-language-server", "settings", "yaml", _KEY)),
}

SERVED: Mapping[str, Editor] = {
    name: EDITORS[name]._replace(extend=extend) for name, extend in _EXTEND.items()
}
"""The editors that use yaml-language-server, by name."""
