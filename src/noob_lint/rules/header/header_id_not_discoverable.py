"""noob cannot find a tube by its `noob_id`.

To find a tube, noob does not parse YAML. It looks in files named `*.y*ml` for the first line that
starts with `noob_id:`, and takes the rest of that line, without quotes, as the id. A comment or
spaces after the id become part of it. A quoted key, a space before the colon, an anchor, a value on
the next line, braces around the tube and a byte order mark all hide it. The tube can be loaded as a
file, but no other tube can extend or nest it by its id.

Bad:
    noob_id: my-tube  # the first one
    noob_model: noob.tube.TubeSpecification
    noob_version: 1003.0.2
    nodes: {camera: {type: lab.read_frame}}

Good:
    # the first one
    noob_id: my-tube
    noob_model: noob.tube.TubeSpecification
    noob_version: 1003.0.2
    nodes: {camera: {type: lab.read_frame}}

Fix:
    Writes the line the way noob searches for it, and moves a comment to a line above. Safe: YAML
    reads the same id.

Related:
    header-id-format, header-order, unknown-tube
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Edit, Effect, Finding, Fix, Severity
from noob_lint.rules.rule import Rule
from noob_lint.tube.header import is_noob_id
from noob_lint.tube.marks import Mark
from noob_lint.tube.tube import Tube
from noob_lint.yaml.document import Document, Entry, Scalar

RULE = Rule(
    "header-id-not-discoverable",
    group="header",
    severity=Severity.WARNING,
    summary="a `noob_id` that noob's search does not find",
    effect=Effect.REMARK,
    needs=frozenset({Mark.ODD_HEADER}),
    fixes="safe",
)


def check(facts: Facts) -> Iterator[Finding]:
    """Compare the id that YAML reads with the one that noob's search finds."""
    tube = facts.tube
    document = tube.document
    entry = tube.root.by_name.get("noob_id")
    value = None if entry is None else entry.value
    if entry is None or not isinstance(value, Scalar) or not is_noob_id(value.text):
        return  # other rules report it
    if not (value.is_text and entry.key.source is document.source):
        return
    problem = _name_problem(document.path)
    if problem is None and _searched_id(document) != value.text:
        problem = _problem(tube, entry, value)
    if problem is not None:
        message = f"noob cannot find this tube by its id {value.text!r}: {problem}"
        yield Finding.at(entry.key, message, fix=_fix(document, entry, value))


def _name_problem(path: str) -> str | None:
    """What is wrong with the name of the file."""
    name = path.replace("\\", "/").rpartition("/")[2]
    if path.startswith("<") or (name.endswith("ml") and ".y" in name):
        return None
    return "it only looks into files named *.yaml and *.yml"


def _searched_id(document: Document) -> str | None:
    """The id that noob's search for a line finds."""
    source = document.source
    for number in range(len(source.line_starts)):
        line = source.line(number)
        if number == 0 and document.has_bom:
            line = f"\ufeff{line}"
        rest = line.removeprefix("noob_id:").lstrip().lstrip('"').lstrip("'")
        if line.startswith("noob_id:") and rest and not rest[0].isspace():
            return rest.rstrip("'").rstrip('"')
    return None


def _problem(tube: Tube, entry: Entry, value: Scalar) -> str:
    """Why the search does not find what YAML reads."""
    key, document = entry.key, tube.document
    text, column = document.text, key.span.start.column
    if text[tube.root.start] == "{":
        return "it does not look inside braces"
    if document.has_bom and document.source.position(key.start).line == 0:
        return "a byte order mark hides the line; save the file without one"
    if column or text[key.start : key.end + 1] != "noob_id:":
        return "the line must start with 'noob_id:'"
    if "\n" in text[key.end : value.end]:
        return "the id must be on the same line"
    if entry.alias or value.anchor or value.tag:
        return "the id must follow the colon, without an anchor, alias or tag"
    behind = document.source.line(key.span.start.line)[value.span.end.column :]
    what = "the comment after it" if "#" in behind else "the spaces after it"
    return f"it takes {what} for part of the id" if behind else "another line looks like it"


def _fix(document: Document, entry: Entry, value: Scalar) -> Fix | None:
    """The fix that writes the line as noob expects it, and moves a comment to a line above."""
    source, key = document.source, entry.key
    if entry.alias or value.tag or value.style in {"|", ">"} or key.anchor or key.tag:
        return None
    if key.span.start.column or "#" in source.text[key.end : value.start]:
        return None
    if value.anchor and any(alias.target is value for alias in document.aliases):
        return None
    row = value.span.end.line
    end = source.line_starts[row] + len(source.line(row))
    comment = source.text[value.end : end].strip()
    written = f"noob_id: {source.text[value.start : value.end]}"
    if source.text[key.start : end] == written or not (not comment or comment[0] == "#"):
        return None
    newline = "\r\n" if "\r\n" in source.text else "\n"
    text = f"{comment}{newline}{written}" if comment else written
    edit = Edit(source.span(key.start, end), text)
    return Fix("write the line the way noob searches for it", (edit,), safe=True)
