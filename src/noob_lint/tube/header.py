"""The three keys at the top of a tube, and the edits that put them there.

noob requires `noob_id`, `noob_model` and `noob_version` to be the first three keys, in this order,
and finds a tube by searching for the line of its `noob_id`. Semantics as in noob 1003.0.2.
"""

from __future__ import annotations

from collections.abc import Mapping as MappingType

from noob_lint.diagnostics.diagnostic import Edit, Fix
from noob_lint.diagnostics.source import Source
from noob_lint.spec.names import NOOB_MODEL, TOP_KEYS
from noob_lint.yaml.document import Document, Mapping, Scalar

KEYS = TOP_KEYS[:3]


def is_noob_id(text: str) -> bool:
    """Whether a tube of this id can be looked up: letters, digits and ``_ - / #`` only."""
    return text != "" and all(char.isalnum() or char in "_-/#" for char in text)


def is_plain(document: Document) -> bool:
    """Whether the header is the usual one, in which no rule can find anything.

    This is quick, so that the rules about headers need not be loaded for most tubes.
    """
    root, text = document.root, document.text
    if root is None or document.has_bom or not document.path.endswith((".yaml", ".yml", ">")):
        return False
    first = [
        entry
        for entry in root.entries[:3]
        if isinstance(entry.value, Scalar) and entry.value.is_text
    ]
    names = tuple(entry.key.text for entry in first if isinstance(entry.key, Scalar))
    if names != KEYS or any(entry.key.source is not root.source for entry in first):
        return False
    tube_id, model, version = (entry.value.text for entry in first)  # type: ignore[attr-defined]
    start = first[0].key.start
    line = text[start : start + len("noob_id: ") + len(tube_id)]
    return (
        (start == 0 or text[start - 1] == "\n")
        and is_noob_id(tube_id)
        and line == f"noob_id: {tube_id}"
        and text[start + len(line) : start + len(line) + 1] in {"\r", "\n"}
        and model == NOOB_MODEL
        and version.replace(".", "").isdecimal()
        and version.count(".") > 1
    )


def complete(root: Mapping, values: MappingType[str, str]) -> Fix | None:
    """The fix that makes the header the first three lines, in order; None if that is not simple.

    `values` are the values for the missing keys. Whole lines are moved, with the comments directly
    above them. Not simple are a header value on several lines, with an anchor, alias or tag, or
    with something else on its line, and a tube in braces.
    """
    source = root.source
    present = [name for name in KEYS if name in root.by_name]
    lines = {name: row for name in present if (row := _line(root, name)) is not None}
    start = root.start
    is_flow = source.text[start : start + 1] == "{"
    if is_flow or len(lines) < len(present) or not _starts_line(source, start):
        return None
    first = source.position(start).line
    last = max(lines.values(), default=first - 1)
    newline = "\r\n" if "\r\n" in source.text else "\n"
    kept = {row: _text_of(source, row, newline) for row in range(first, last + 1)}
    header: list[str] = []
    for name in KEYS:
        row = lines.get(name)
        if row is None:
            header.append(f"{name}: {values[name]}{newline}")
        else:
            header += [kept.pop(one) for one in (*_comments_above(kept, row), row)]
    end = source.line_starts[last + 1] if last + 1 < len(source.line_starts) else len(source.text)
    span = source.span(source.line_starts[first], end)
    title = f"add {' and '.join(values)}" if values else "move the header to the top"
    return Fix(title, (Edit(span, "".join([*header, *kept.values()])),), safe=True)


def _comments_above(lines: MappingType[int, str], row: int) -> range:
    """The rows directly above one that contain only comments."""
    top = row
    while lines.get(top - 1, "").lstrip(" \t").startswith("#"):
        top -= 1
    return range(top, row)


def _line(root: Mapping, name: str) -> int | None:
    """The line of a header key that holds only the key and its plain value."""
    entry = root.by_name[name]
    key, value, source = entry.key, entry.value, root.source
    is_simple = isinstance(value, Scalar) and value.style in {"", "'", '"'}
    if not is_simple or entry.alias or entry.merge or key.source is not source:
        return None
    if key.anchor or key.tag or value.anchor or value.tag or not _starts_line(source, key.start):
        return None
    row = source.position(key.start).line
    return row if source.position(value.end).line == row else None


def _starts_line(source: Source, offset: int) -> bool:
    return source.position(offset).column == 0


def _text_of(source: Source, row: int, newline: str) -> str:
    starts = source.line_starts
    end = starts[row + 1] if row + 1 < len(starts) else len(source.text)
    text = source.text[starts[row] : end]
    return text if text.endswith(("\n", "\r")) else text + newline
