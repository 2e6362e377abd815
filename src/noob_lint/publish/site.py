"""The reference of the tube format as HTML pages, generated from the schemas.

Each page is self-contained: it needs no network, no script and no other file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from html import escape
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from noob_lint.publish import diff, prose
from noob_lint.publish.render import MODELS, example_of, subschemas
from noob_lint.schema import store
from noob_lint.spec.versions import VERSIONS, SpecVersion

INDEX = "index.html"

_MODELS = ("TubeSpecification", "NodeSpecification", "AssetSpecification", "InputSpecification")
_TITLES = {"TubeSpecification": "tube", **diff.PARTS}
_RUNTIME = ("asset", "wrap-class-asset", "wrap-func-asset")
"""The schemas of objects that noob creates when a tube runs."""
_SPECIAL = {
    "gather": "A node of type gather collects items into a list.",
    "map": "A node of type map passes the items of a list on, one by one.",
    "return": "A node of type return gives values back to the caller of the tube.",
    "tube": "A node of type tube runs another tube. Its other params are the inputs of that.",
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
    files = {INDEX: _index()}
    for before, version in pairwise((None, *VERSIONS)):
        assert version is not None
        old = None if before is None else schemas[before]
        files[f"{version.name}.html"] = _version(_Page(version, before, schemas[version], old))
    return files


def _schema(version: SpecVersion, name: str) -> diff.Schema:
    schema: dict[str, Any] = json.loads(store.schema_text(version.name, name))
    return schema


def _document(title: str, body: Iterator[str]) -> str:
    style = Path(__file__).with_name("site.css").read_text(encoding="utf-8")
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
        + "".join(f"{line}\n" for line in body)
        + "</body>\n</html>\n"
    )


def _index() -> str:
    def body() -> Iterator[str]:
        yield "<main>\n<h1>The tube format of noob</h1>"
        yield (
            "<p>noob-lint publishes JSON Schemas for every version of the format. A version is "
            "named after the first release of noob that has it.</p>"
        )
        yield "<table>\n<thead><tr><th>Version</th><th>noob</th><th>Schema</th></tr></thead>"
        yield "<tbody>"
        for version in reversed(VERSIONS):
            page = f'<a href="{version.name}.html">{version.name}</a>'
            path = store.relative_path(version.name, "tube")
            schema = f'<a href="../schemas/{path}">schema</a>'
            yield f"<tr><td>{page}</td><td>{_releases(version)}</td><td>{schema}</td></tr>"
        yield "</tbody>\n</table>"
        yield "<h2>What changed</h2>"
        for old, new in reversed(list(pairwise(VERSIONS))):
            yield f'<h3><a href="{new.name}.html">From {old.name} to {new.name}</a></h3>'
            yield from _changes(diff.compare(_schema(old, "tube"), _schema(new, "tube")))
        yield "<h2>The files</h2>"
        yield (
            '<p><a href="../schemas/catalog.json">catalog.json</a> lists the schemas as '
            'SchemaStore does, <a href="../schemas/manifest.json">manifest.json</a> has their '
            "checksums.</p>"
        )
        yield "</main>"

    return _document("The tube format of noob", body())


def _changes(changes: list[diff.Difference]) -> Iterator[str]:
    if not changes:
        yield "<p>Nothing that a schema says.</p>"
        return
    yield '<ul class="changes">'
    for change in changes:
        where = f"{change.part}: " if change.part else ""
        breaks = ' <span class="note new">can make a tube invalid</span>' if change.breaks else ""
        yield f"<li>{change.kind}: {_text(where + change.text)}{breaks}</li>"
    yield "</ul>"


def _version(page: _Page) -> str:
    title = f"Tubes of noob {_releases(page.version)}"

    def body() -> Iterator[str]:
        yield from _navigation(page)
        yield f"<main>\n<h1>{escape(title)}</h1>"
        yield f"<p>Spec version <code>{page.version.name}</code>. In a file, choose it with</p>"
        path = store.relative_path(page.version.name, "tube")
        yield f"<pre><code># yaml-language-server: $schema=.../{path}</code></pre>"
        for name in _MODELS:
            yield from _model(page, name)
        yield from _special(page)
        yield from _runtime(page)
        if page.old is not None and page.before is not None:
            yield f'<h2 id="changes">Changes since {page.before.name}</h2>'
            yield from _changes(diff.compare(page.old, page.schema))
        yield "</main>"

    return _document(title, body())


def _releases(version: SpecVersion) -> str:
    """The range of releases in words."""
    words = {">=": "from ", "<": "before "}
    parts = re.findall(r"(>=|<)(\d+)", version.noob)
    return ", ".join(f"{words[sign]}{number}" for sign, number in parts)


def _navigation(page: _Page) -> Iterator[str]:
    yield '<nav aria-label="Versions and contents">\n<ul>'
    yield f'<li><a href="{INDEX}">All versions</a></li>'
    for version in reversed(VERSIONS):
        if version is page.version:
            yield f'<li aria-current="page">{version.name}</li>'
        else:
            yield f'<li><a href="{version.name}.html">{version.name}</a></li>'
    yield "</ul>"
    for name in _MODELS:
        title = _TITLES[name]
        yield f'<p><a href="#{title}">{title.capitalize()}</a></p>\n<ul>'
        for key in _part(page.schema, name).keys:
            yield f'<li><a href="#{title}.{key}"><code>{key}</code></a></li>'
        yield "</ul>"
    yield '<p><a href="#params">Params of special nodes</a></p>'
    yield '<p><a href="#runtime">Assets while a tube runs</a></p>'
    if page.old is not None:
        yield '<p><a href="#changes">Changes</a></p>'
    yield "</nav>"


def _part(schema: diff.Schema, name: str) -> diff.SchemaPart:
    if name == "TubeSpecification":
        return diff.SchemaPart(schema, schema)
    return diff.SchemaPart(schema["$defs"][name], schema, diff.PART_SECTIONS[name])


def _model(page: _Page, name: str) -> Iterator[str]:
    title = _TITLES[name]
    part = _part(page.schema, name)
    old = None if page.old is None else _part(page.old, name)
    yield f'<section>\n<h2 id="{title}">{title.capitalize()}</h2>'
    yield f"<p>{_text(prose.MODEL_TEXTS[name])}</p>"
    unknown = "refused" if part.is_closed else "ignored"
    yield f'<p class="faint">Other keys are {unknown}.</p>'
    for key, value in part.keys.items():
        notes = _notes(page, key in part.required)
        if old is not None and page.before is not None and key not in old.keys:
            notes.append(f'<span class="note new">new in {page.version.name}</span>')
        heading = f'<a href="#{title}.{key}"><code>{key}</code></a>{"".join(notes)}'
        yield f'<h3 id="{title}.{key}">{heading}</h3>'
        yield from _key(value)
        for message in _conditions(page, name, key):
            yield f"<p>{_text(message)}</p>"
        example = example_of(page.version.name, f"{name}.{key}")
        if example:
            yield f"<pre><code>{escape(example)}</code></pre>"
    yield "</section>"


def _notes(page: _Page, required: bool) -> list[str]:
    if not required:
        return []
    unless = ", but for tubes that extend others" if page.version.extends else ""
    return [f'<span class="note">required{unless}</span>']


def _conditions(page: _Page, name: str, key: str) -> Iterator[str]:
    """Conditions on a key, except for the params of special nodes."""
    schema = page.schema if name == "TubeSpecification" else page.schema["$defs"][name]
    if key != "params":
        rule = schema.get("then", {}).get("properties", {}).get(key, {})
        if "errorMessage" in rule:
            yield rule["errorMessage"]


def _special(page: _Page) -> Iterator[str]:
    yield '<section>\n<h2 id="params">Params of special nodes</h2>'
    for kind, part in _part(page.schema, "NodeSpecification").params.items():
        yield f'<h3 id="params.{kind}"><a href="#params.{kind}"><code>{kind}</code></a></h3>'
        yield f"<p>{_text(_SPECIAL[kind])}</p>"
        if not part.keys and part.is_closed:
            yield "<p>It takes no params.</p>"
        for key, value in part.keys.items():
            anchor = f"params.{kind}.{key}"
            yield f'<h4 id="{anchor}"><a href="#{anchor}"><code>{key}</code></a></h4>'
            yield from _key(value)
    yield "</section>"


def _runtime(page: _Page) -> Iterator[str]:
    """The objects that noob creates, which are never written in a tube."""
    yield '<section>\n<h2 id="runtime">Assets while a tube runs</h2>'
    for name in _RUNTIME:
        schema = _schema(page.version, name)
        part = diff.SchemaPart(schema, schema)
        title = MODELS[name]
        yield f'<h3 id="runtime.{name}"><a href="#runtime.{name}"><code>{title}</code></a></h3>'
        yield f"<p>{_text(prose.MODEL_TEXTS[title])}</p>"
        for key, value in part.keys.items():
            notes = '<span class="note">required</span>' if key in part.required else ""
            anchor = f"runtime.{name}.{key}"
            yield f'<h4 id="{anchor}"><a href="#{anchor}"><code>{key}</code></a>{notes}</h4>'
            yield from _key(value)
    yield "</section>"


def _key(schema: diff.Schema) -> Iterator[str]:
    """The description and the values of a key."""
    if "description" in schema:
        yield f"<p>{_text(schema['description'])}</p>"
    yield "<dl>"
    yield f"<dt>Value</dt><dd>{_values(schema)}</dd>"
    if schema.get("default") is not None:
        yield f"<dt>Default</dt><dd><code>{escape(json.dumps(schema['default']))}</code></dd>"
    rules = [] if _title(schema) else list(dict.fromkeys(_rules(schema)))
    if rules:
        yield f"<dt>Form</dt><dd>{_list(rules)}</dd>"
    yield "</dl>"


def _values(schema: diff.Schema) -> str:
    if "enum" in schema:
        words = schema.get("markdownEnumDescriptions", ())
        return _list(
            [f"`{value}`: {text}" for value, text in zip(schema["enum"], words, strict=True)]
        )
    described = [branch for branch in schema.get("anyOf", ()) if "description" in branch]
    if described:
        return _list([f"{_types(branch)}: {branch['description']}" for branch in described])
    text = _text(_types(schema))
    values = schema.get("additionalProperties")
    for part, words in ((schema, " with "), (values, " of names, each with ")):
        title = _title(part)
        if title:
            text += f'{words}<a href="#{title}">what {_article(title)} has</a>'
    return text


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


def _list(texts: list[str]) -> str:
    if len(texts) == 1:
        return _text(texts[0])
    return f"<ul>{''.join(f'<li>{_text(text)}</li>' for text in texts)}</ul>"


def _text(text: str) -> str:
    """Prose as HTML; what is between backticks is code."""
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", escape(text, quote=False))
