"""Fixes by what they edit: names, quotes, items and whole lines.

Each is None where the edit would not be simple, or would remove a comment.
"""

from __future__ import annotations

from noob_lint.diagnostics.diagnostic import Edit, Fix
from noob_lint.diagnostics.source import Source
from noob_lint.support.similar import nearest
from noob_lint.yaml.document import Entry, Mapping, Node, Scalar, Sequence


def write(node: Node, text: str, *, safe: bool = False) -> Fix | None:
    """The fix that replaces a value without a tag, quotes included, by `text`."""
    if node.tag is not None or not _is_simple(node.source, node.start, node.end):
        return None
    return Fix(f"write {text}", (Edit(node.span, text),), safe)


def replace_text(scalar: Scalar, name: str | None, *, safe: bool = False) -> Fix | None:
    """The fix that replaces the text of a scalar by `name`, within its quotes."""
    if name is None or scalar.style in {"|", ">"}:
        return None
    return Fix(f"write {name}", (Edit(scalar.inside(), name),), safe)


def quote(node: Node, *, safe: bool = False) -> Fix | None:
    """The fix that puts a plain scalar in quotes."""
    if not isinstance(node, Scalar) or node.style or node.tag is not None or not node.text:
        return None
    if node.source.text[node.start : node.end] != node.text:
        return None  # on several lines
    text = node.text.replace("'", "''")
    return Fix("quote it", (Edit(node.span, f"'{text}'"),), safe)


def boolean(node: Node) -> Fix | None:
    """The fix that writes the boolean that a string spells, or nearly, without its quotes."""
    if not (isinstance(node, Scalar) and node.is_text):
        return None
    word = node.text.strip().lower()
    if word in {"true", "false"}:
        return write(node, word, safe=True)
    near = nearest(word, ("true", "false"), cutoff=0.75)
    return write(node, near) if near else None


def into_list(node: Node, *, safe: bool = False) -> Fix | None:
    """The fix that makes a value the only item of a list."""
    source = node.source
    if node.anchor or node.tag or not isinstance(node, Scalar) or node.style in {"|", ">"}:
        return None
    text = source.text[node.start : node.end]
    if not text.isprintable() or set(text) & set("[]{},#"):
        return None
    return Fix(f"write [{text}]", (Edit(node.span, f"[{text}]"),), safe)


def out_of_list(node: Node, *, safe: bool = False) -> Fix | None:
    """The fix that replaces a list by its only item, a string."""
    if not isinstance(node, Sequence) or len(node.items) != 1 or node.anchor or node.tag:
        return None
    (item,) = node.items
    if not (isinstance(item, Scalar) and item.is_text) or item.anchor or item.tag:
        return None
    source = node.source
    text = source.text[item.start : item.end]
    is_block = source.text[node.start] == "-"
    if "\n" in text or not _is_simple(source, node.start, node.end):
        return None
    start = node.start
    end = item.end if is_block else node.end
    if is_block:
        before = source.text[:start].rstrip(" \r\n")
        if not before.endswith(":") or "#" in before.rpartition("\n")[2]:
            return None
        start, text = len(before), f" {text}"
    return Fix(f"write {text.strip()}", (Edit(source.span(start, end), text),), safe)


def fill(key: Node, node: Node, text: str, *, safe: bool = False) -> Fix | None:
    """The fix that gives an empty key a value."""
    source = key.source
    if node.anchor or node.tag:
        return None
    if node.start != node.end:
        return write(node, text, safe=safe)
    colon = key.end + len(source.text[key.end :]) - len(source.text[key.end :].lstrip(" "))
    if source.text[colon : colon + 1] != ":":
        return None
    return Fix(f"write {text}", (Edit(source.span(colon + 1, colon + 1), f" {text}"),), safe)


def slots_into_items(node: Mapping, *, safe: bool = False) -> Fix | None:
    """The fix that makes each key of a mapping an item of a list."""
    source = node.source
    if node.anchor or node.tag or any(entry.merge for entry in node.entries):
        return None
    if source.text[node.start] == "{":
        if source.text[node.end - 1] != "}" or not _is_simple(source, node.start, node.end):
            return None
        ends = ((node.start, "["), (node.end - 1, "]"))
        edits = [Edit(source.span(place, place + 1), text) for place, text in ends]
        return Fix("turn it into a list of slots", tuple(edits), safe)
    if not all(_starts_line(source, entry.key) for entry in node.entries):
        return None
    edits = [
        Edit(source.span(entry.key.start, entry.key.start), "- ")
        for entry in node.entries
        if _is_single_line(entry)
    ]
    if len(edits) < len(node.entries):
        return None
    return Fix("turn it into a list of slots", tuple(edits), safe)


def split_item(item: Mapping, *, safe: bool = False) -> Fix | None:
    """The fix that makes each key of an item of a block list an item of its own."""
    source = item.source
    first, *others = item.entries
    column = source.position(first.key.start).column
    line = source.text[first.key.start - column : first.key.start]
    if line.strip() != "-":  # so it has neither an anchor nor a tag
        return None
    edits = []
    for entry in others:
        start = entry.key.start
        if not (_starts_line(source, entry.key) and _is_single_line(entry)) or entry.merge:
            return None
        edits.append(Edit(source.span(start - column, start), line))
    return Fix("write each slot as its own item", tuple(edits), safe)


def drop_entry(entry: Entry, *, safe: bool = False) -> Fix | None:
    """The fix that removes a key and its value, on a line of their own or between braces."""
    key, value = entry.key, entry.value
    if entry.alias or entry.merge or value.anchor or key.anchor or not _is_single_line(entry):
        return None
    return _drop_between_braces(key.source, key.start, value.end, safe=safe) or _drop_line(
        key.source, key.start, value.end, "", safe=safe
    )


def _drop_between_braces(source: Source, start: int, end: int, *, safe: bool) -> Fix | None:
    """The fix that removes an entry of a mapping in braces, and the comma before or after it.

    The entry is on one line with its neighbours.
    """
    row, text = source.position(start).line, source.text
    line = slice(source.line_starts[row], source.line_starts[row] + len(source.line(row)))
    before, behind = text[line.start : start].rstrip(" "), text[end : line.stop].lstrip(" ")
    if before.endswith(",") and behind[:1] in {",", "}"}:
        start = line.start + len(before) - 1
    elif before.endswith("{") and behind.startswith(","):
        end = line.stop - len(behind[1:].lstrip(" "))
    else:
        return None
    return Fix("remove the key", (Edit(source.span(start, end), ""),), safe)


def drop_item(items: Sequence, index: int, *, safe: bool = False) -> Fix | None:
    """The fix that removes an item of a list, but not the first."""
    item, before = items.items[index], items.items[index - 1]
    source = items.source
    if index == 0 or not items.start <= before.start <= before.end <= item.start:
        return None
    if source.text[items.start] != "[":
        return _drop_line(source, item.start, item.end, "-", safe=safe)
    between = source.text[before.end : item.start].strip()
    if between != "," or "\n" in source.text[before.end : item.end]:
        return None
    return Fix("remove it", (Edit(source.span(before.end, item.end), ""),), safe)


def _drop_line(source: Source, start: int, end: int, lead: str, *, safe: bool) -> Fix | None:
    """The fix that removes the line around a place, if only `lead` is before it."""
    row, column, _ = source.position(start)
    line = source.line(row)
    is_last = row + 1 == len(source.line_starts)
    behind = end - (start - column)
    if is_last or behind > len(line) or line[:column].strip() != lead:
        return None
    if "#" in line or line[behind:].strip():
        return None
    span = source.span(source.line_starts[row], source.line_starts[row + 1])
    return Fix("remove the line", (Edit(span, ""),), safe)


def drop_span(source: Source, start: int, end: int, title: str, *, safe: bool = False) -> Fix:
    """The fix that removes a mark with the blanks after it, or before it at a line's end."""
    text = source.text
    while text[end : end + 1] in {" ", "\t"}:
        end += 1
    if text[end : end + 1] in {"", "\r", "\n"}:
        while text[start - 1 : start] in {" ", "\t"}:
            start -= 1
    return Fix(title, (Edit(source.span(start, end), ""),), safe)


def _is_simple(source: Source, start: int, end: int) -> bool:
    """Whether a part of the file can hold no comment."""
    return "#" not in source.text[start:end]


def _starts_line(source: Source, node: Node) -> bool:
    column = source.position(node.start).column
    return not source.text[node.start - column : node.start].strip(" ")


def _is_single_line(entry: Entry) -> bool:
    return "\n" not in entry.key.source.text[entry.key.start : entry.value.end]
