"""The reference of the tube format: a page for each spec version, made from the schemas."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from noob_lint.publish import diff, prose
from noob_lint.publish.render import MODELS, described, example_of, subschemas
from noob_lint.schema import store
from noob_lint.spec.versions import VERSIONS, SpecVersion

_PARTS = ("TubeSpecification", "NodeSpecification", "AssetSpecification", "InputSpecification")
_TITLES = {"TubeSpecification": "tube", **diff.PARTS}
_RUNTIME = ("asset", "wrap-class-asset", "wrap-func-asset")
"""The schemas of objects that noob creates when a tube runs."""
_SPECIAL = {
    "gather": "A node of type `gather` collects items into a list.",
    "map": "A node of type `map` passes the items of a list on, one by one.",
    "return": "A node of type `return` gives values back to the caller of the tube.",
    "tube": "A node of type `tube` runs another tube, whose inputs are its other params.",
}


class _Page(NamedTuple):
    """The data of a page about a version: its schema and that of the version before."""

    version: SpecVersion
    before: SpecVersion | None
    schema: diff.Schema
    old: diff.Schema | None


def pages() -> Mapping[str, str]:
    """The pages by file name: one for each spec version, and one that lists them."""
    schemas = {version: _schema(version, "tube") for version in VERSIONS}
    files = {"index.md": _index()}
    for before, version in pairwise((None, *VERSIONS)):
        assert version is not None
        old = None if before is None else schemas[before]
        page = _Page(version, before, schemas[version], old)
        files[f"{version.name}.md"] = _lines(_version(page))
    return files


def write_reference(into: Path) -> None:
    """Write the pages."""
    into.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (into / name).write_text(text, encoding="utf-8")


def navigation() -> list[object]:
    """The pages as the navigation lists them: the newest version first."""
    versions = [{one.name: f"schema/{one.name}.md"} for one in reversed(VERSIONS)]
    return ["schema/index.md", *versions]


def _schema(version: SpecVersion, name: str) -> diff.Schema:
    return described(version.name, name)


def _lines(lines: Iterator[str]) -> str:
    """Blocks with a blank line between them."""
    return "\n\n".join(lines) + "\n"


def _index() -> str:
    def body() -> Iterator[str]:
        yield "# The tube format"
        yield (
            "noob-lint publishes JSON Schemas for every version of the tube format. A version is "
            "named after the first release of noob that has it."
        )
        rows = ["| version | noob | schema |", "| --- | --- | --- |"]
        for version in reversed(VERSIONS):
            schema = f"[tube.schema.json](../schemas/{store.relative_path(version.name, 'tube')})"
            rows.append(
                f"| [{version.name}]({version.name}.md) | {_releases(version)} | {schema} |"
            )
        yield "\n".join(rows)
        yield (
            "[catalog.json](../schemas/catalog.json) lists the schemas in the form of SchemaStore, "
            "[manifest.json](../schemas/manifest.json) has their checksums."
        )
        yield "## What changed"
        for old, new in reversed(list(pairwise(VERSIONS))):
            yield f"### From {old.name} to {new.name}"
            yield _changes(diff.compare(_schema(old, "tube"), _schema(new, "tube")))

    return _lines(body())


def _changes(changes: list[diff.Difference]) -> str:
    if not changes:
        return "Nothing that a schema can express."
    return "\n".join(
        f"- {change.kind}: {f'{change.part}: ' if change.part else ''}{_code(change.text)}"
        + (" (*can make a tube invalid*)" if change.breaks else "")
        for change in changes
    )


def _code(text: str) -> str:
    """Names in quotes as code, with what Markdown would take for emphasis left alone."""
    return re.sub(r"'([^']+)'", r"`\1`", text)


def _version(page: _Page) -> Iterator[str]:
    yield f"# Tubes of noob {_releases(page.version)}"
    path = store.relative_path(page.version.name, "tube")
    yield (
        f"Spec version `{page.version.name}`, with the schema "
        f"[{path}](../schemas/{path}). To check a tube for it: `noob-lint --noob-version "
        f"{page.version.name}`."
    )
    for name in _PARTS:
        yield from _model(page, name)
    yield from _special(page)
    yield from _runtime(page)
    if page.old is not None and page.before is not None:
        yield f"## Changes since {page.before.name} {{ #changes }}"
        yield _changes(diff.compare(page.old, page.schema))


def _releases(version: SpecVersion) -> str:
    """The range of releases in words."""
    words = {">=": "from ", "<": "before "}
    parts = re.findall(r"(>=|<)(\d+)", version.noob)
    return ", ".join(f"{words[sign]}{number}" for sign, number in parts)


def _part(schema: diff.Schema, name: str) -> diff.SchemaPart:
    if name == "TubeSpecification":
        return diff.SchemaPart(schema, schema)
    return diff.SchemaPart(schema["$defs"][name], schema, diff.PART_SECTIONS[name])


def _model(page: _Page, name: str) -> Iterator[str]:
    title = _TITLES[name]
    part = _part(page.schema, name)
    old = None if page.old is None else _part(page.old, name)
    yield f"## {title.capitalize()} {{ #{title} }}"
    yield f"{prose.MODEL_TEXTS[name]} Other keys are {'refused' if part.is_closed else 'ignored'}."
    for key, value in part.keys.items():
        yield f"### `{key}` {{ #{title}.{key} }}"
        notes = []
        if key in part.required:
            unless = ", except in tubes that extend others" if page.version.extends else ""
            notes.append(f"required{unless}")
        if old is not None and page.before is not None and key not in old.keys:
            notes.append(f"new in {page.version.name}")
        yield from [f"*{'; '.join(notes)}*"] if notes else []
        yield from _key(value)
        yield from _conditions(page, name, key)
        example = example_of(page.version.name, f"{name}.{key}")
        if example:
            yield f"```yaml\n{example}\n```"


def _conditions(page: _Page, name: str, key: str) -> Iterator[str]:
    """Conditions on a key, except for the params of special nodes."""
    schema = page.schema if name == "TubeSpecification" else page.schema["$defs"][name]
    if key != "params":
        rule = schema.get("then", {}).get("properties", {}).get(key, {})
        if "errorMessage" in rule:
            yield rule["errorMessage"]


def _special(page: _Page) -> Iterator[str]:
    yield "## Params of special nodes { #params }"
    for kind, part in _part(page.schema, "NodeSpecification").params.items():
        yield f"### `{kind}` {{ #params.{kind} }}"
        yield _SPECIAL[kind]
        if not part.keys and part.is_closed:
            yield "It takes no params."
        for key, value in part.keys.items():
            yield f"#### `{key}` {{ #params.{kind}.{key} }}"
            yield from _key(value)


def _runtime(page: _Page) -> Iterator[str]:
    """The objects that noob creates, which are never written in a tube."""
    yield "## Assets while a tube runs { #runtime }"
    for name in _RUNTIME:
        schema = _schema(page.version, name)
        part = diff.SchemaPart(schema, schema)
        title = MODELS[name]
        yield f"### `{title}` {{ #runtime.{name} }}"
        yield prose.MODEL_TEXTS[title]
        for key, value in part.keys.items():
            yield f"#### `{key}` {{ #runtime.{name}.{key} }}"
            yield from ["*required*"] if key in part.required else []
            yield from _key(value)


def _key(schema: diff.Schema) -> Iterator[str]:
    """The description and the values of a key."""
    if "description" in schema:
        yield schema["description"]
    rows = [("Value", _values(schema))]
    if schema.get("default") is not None:
        rows.append(("Default", [f"`{json.dumps(schema['default'])}`"]))
    rules = [] if _title(schema) else list(dict.fromkeys(_rules(schema)))
    rows += [("Form", rules)] if rules else []
    for word, texts in rows:
        if len(texts) == 1:
            yield f"{word}\n:   {texts[0]}"
        else:
            yield f"{word}\n:   " + "\n    ".join(f"- {text}" for text in texts)


def _values(schema: diff.Schema) -> list[str]:
    if "enum" in schema:
        words = schema.get("markdownEnumDescriptions", ())
        return [f"`{value}`: {text}" for value, text in zip(schema["enum"], words, strict=True)]
    described = [branch for branch in schema.get("anyOf", ()) if "description" in branch]
    if described:
        return [f"{_types(branch)}: {branch['description']}" for branch in described]
    text = _types(schema)
    values = schema.get("additionalProperties")
    for part, words in ((schema, " with "), (values, " of names, each with ")):
        title = _title(part)
        if title:
            text += f"{words}[the keys of {_article(title)}](#{title})"
    return [text]


def _title(schema: Any) -> str | None:
    """The title of the part of a tube that a schema refers to, if it does."""
    reference = schema.get("$ref", "") if isinstance(schema, dict) else ""
    return _TITLES.get(reference.rpartition("/")[2])


def _article(word: str) -> str:
    return f"{'an' if word[0] in 'aeiou' else 'a'} {word}"


def _types(schema: diff.Schema) -> str:
    kinds = diff.types_of(schema)
    if kinds == set(diff.TYPE_WORDS):
        return "any value"
    words = [word for kind, word in diff.TYPE_WORDS.items() if kind in kinds and kind != "null"]
    return " or ".join([*words, *(["null"] if "null" in kinds else [])])


def _rules(schema: diff.Schema) -> Iterator[str]:
    for part in subschemas(dict(schema)):
        message = part.get("patternErrorMessage") or part.get("errorMessage")
        if message:
            yield message
