"""Adds the schema of tubes to the project settings of editors.

The formats are those of the editors' documentation; docs/editors.md says how each was tested.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from noob_lint.integrations.change import (
    CannotExtendError,
    ended,
    first_that_holds,
    newline_of,
    read_toml,
    with_toml_row,
)
from noob_lint.integrations.jsonc import read_jsonc, rename_key, set_value
from noob_lint.schema.address import schema_of


class SchemaLink(NamedTuple):
    """The address of the schema, as a URI and as a path or URL, and the files that it is for."""

    uri: str
    path: str
    patterns: Sequence[str]


class Editor(NamedTuple):
    """An editor: its name, its settings file, how to extend that, and what else is needed.

    `fresh` is the text of a new file.
    """

    name: str
    path: str
    extend: Callable[[str, SchemaLink], str]
    fresh: str
    needs: str


def _is_tube_schema(address: str) -> bool:
    schema = schema_of(address)
    return schema is not None and schema[1] == "tube"


def _in_json(place: Sequence[str], text: str, schema: SchemaLink) -> str:
    """JSON with the schema in the mapping at `place`, where it replaces one of ours."""
    before = read_jsonc(text)
    present = _at(before, place)
    ours = _ours(present)
    if schema.uri in ours:
        return text
    if ours:
        changed = rename_key(text, (*place, ours[0]), schema.uri)
    elif present is None:
        changed = set_value(text, place, {schema.uri: list(schema.patterns)})
    else:
        changed = set_value(text, (*place, schema.uri), list(schema.patterns))
    wanted = _with_schema(before, place, schema, ours)
    return first_that_holds([changed], lambda new: bool(read_jsonc(new) == wanted))


def _ours(present: Any) -> list[str]:
    if present is None:
        return []
    if not isinstance(present, dict):
        raise CannotExtendError("its schemas are not a mapping")
    return [address for address in present if _is_tube_schema(address)]


def _at(data: Any, place: Sequence[str]) -> Any:
    for name in place:
        data = data.get(name) if isinstance(data, dict) else None
    return data


def _with_schema(data: Any, place: Sequence[str], schema: SchemaLink, ours: Sequence[str]) -> Any:
    """The data with the schema at `place`, instead of the first of `ours`."""
    data = {**data} if isinstance(data, dict) else {}
    if place:
        data[place[0]] = _with_schema(data.get(place[0]), place[1:], schema, ours)
        return data
    if not ours:
        return {**data, schema.uri: list(schema.patterns)}
    return {schema.uri if name == ours[0] else name: value for name, value in data.items()}


def replaced(before: str, after: str) -> Iterator[tuple[str, str]]:
    """The schema addresses in `before` that are not in `after`, each with its replacement."""
    old, new = (
        [one for one in re.findall(r'"([^"\r\n]+)"', text) if _is_tube_schema(one)]
        for text in (before, after)
    )
    yield from ((one, other) for one, other in zip(old, new, strict=False) if one != other)


_HELIX = ("language-server", "yaml-language-server", "config", "yaml", "schemas")


def _in_helix(text: str, schema: SchemaLink) -> str:
    """A languages.toml with the schema among the settings of yaml-language-server."""
    before = read_toml(text)
    ours = _ours(_at(before, _HELIX))
    if schema.uri in ours:
        return text
    wanted = _with_schema(before, _HELIX, schema, ours)
    return first_that_holds(
        _helix_candidates(text, schema, ours), lambda new: bool(read_toml(new) == wanted)
    )


def _helix_candidates(text: str, schema: SchemaLink, ours: Sequence[str]) -> Iterator[str]:
    if ours:
        yield text.replace(f'"{ours[0]}"', json.dumps(schema.uri), 1)
        return
    row = f"{json.dumps(schema.uri)} = {json.dumps(list(schema.patterns))}"
    yield from with_toml_row(text, _HELIX, row)


def _in_neovim(text: str, schema: SchemaLink) -> str:
    """An .nvim.lua with the schema; in existing code only the address is ever changed."""
    for match in re.finditer(r'"([^"\r\n]+)"', text):
        if _is_tube_schema(match[1]):
            return f"{text[: match.start(1)]}{schema.uri}{text[match.end(1) :]}"
    patterns = ", ".join(map(json.dumps, schema.patterns))
    end = newline_of(text)
    lines = (
        'vim.lsp.config("yamlls", {',
        "  settings = {",
        "    yaml = {",
        "      schemas = {",
        f"        [{json.dumps(schema.uri)}] = {{ {patterns} }},",
        "      },",
        "    },",
        "  },",
        "})",
    )
    gap = end if text.strip() else ""
    return f"{ended(text)}{gap}-- The schema of noob's tubes, for yaml-language-server.{end}" + (
        "".join(line + end for line in lines)
    )


_JETBRAINS = """\
<?xml version="1.0" encoding="UTF-8"?>
<project version="4">
  <component name="JsonSchemaMappingsProjectConfiguration">
    <state>
      <map>
      </map>
    </state>
  </component>
</project>
"""


def _in_jetbrains(text: str, schema: SchemaLink) -> str:
    """A jsonSchemas.xml with the schema among the mappings."""
    from xml.etree import ElementTree

    def addresses(new: str) -> list[str]:
        try:
            root = ElementTree.fromstring(new)  # noqa: S314 -- the user's own file
        except ElementTree.ParseError:
            raise CannotExtendError("it is not valid XML") from None
        path = ".//SchemaInfo/option[@name='relativePathToSchema'][@value]"
        return [option.attrib["value"] for option in root.findall(path)]

    before = addresses(text)
    ours = [address for address in before if _is_tube_schema(address)]
    if schema.path in ours:
        return text
    if ours:
        wanted = [schema.path if one == ours[0] else one for one in before]
        changed = text.replace(f'"{_escaped(ours[0])}"', f'"{_escaped(schema.path)}"', 1)
    else:
        wanted = [*before, schema.path]
        lines, newline, indent = text.rpartition("</map>")[0].rpartition("\n")
        if not newline or indent.strip():
            raise CannotExtendError("it has no <map> that spans several lines")
        entry = newline_of(text).join(_jetbrains_entry(schema))
        head = lines + newline
        changed = f"{head}{entry}{newline_of(text)}{text.removeprefix(head)}"
    return first_that_holds([changed], lambda new: addresses(new) == wanted)


def _jetbrains_entry(schema: SchemaLink) -> Iterator[str]:
    yield '        <entry key="noob tube">'
    yield "          <value>"
    yield "            <SchemaInfo>"
    yield '              <option name="name" value="noob tube" />'
    yield f'              <option name="relativePathToSchema" value="{_escaped(schema.path)}" />'
    yield '              <option name="patterns">'
    yield "                <list>"
    for pattern in schema.patterns:
        pattern = pattern.removeprefix("**/").replace("/**/", "/")  # here `*` matches slashes too
        yield "                  <Item>"
        yield '                    <option name="pattern" value="true" />'
        yield f'                    <option name="path" value="{_escaped(pattern)}" />'
        yield '                    <option name="mappingKind" value="Pattern" />'
        yield "                  </Item>"
    yield "                </list>"
    yield "              </option>"
    yield "            </SchemaInfo>"
    yield "          </value>"
    yield "        </entry>"


def _escaped(text: str) -> str:
    from xml.sax.saxutils import escape

    return escape(text, {'"': "&quot;"})


_EDITORS = (
    Editor(
        "vscode",
        ".vscode/settings.json",
        partial(_in_json, ("yaml.schemas",)),
        "",
        "needs the extension redhat.vscode-yaml",
    ),
    Editor(
        "neovim",
        ".nvim.lua",
        _in_neovim,
        "",
        "needs Neovim 0.11 with vim.o.exrc = true, nvim-lspconfig and vim.lsp.enable('yamlls')",
    ),
    Editor(
        "helix", ".helix/languages.toml", _in_helix, "", "needs yaml-language-server on the PATH"
    ),
    Editor(
        "jetbrains",
        ".idea/jsonSchemas.xml",
        _in_jetbrains,
        _JETBRAINS,
        "reopen the project for the IDE to read it",
    ),
    Editor(
        "zed",
        ".zed/settings.json",
        partial(_in_json, ("lsp", "yaml-language-server", "settings", "yaml", "schemas")),
        "",
        "used by the language server that comes with Zed",
    ),
)

EDITORS: Mapping[str, Editor] = {editor.name: editor for editor in _EDITORS}
"""The editors by name."""
