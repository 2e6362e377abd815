"""Parser events to nodes: anchors, merge keys, duplicate keys, and limits on hostile input.

What is an error here follows ruamel.yaml's composer and round-trip constructor, which noob uses.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from noob_lint.diagnostics.diagnostic import Edit, Finding, Fix, Related, Report, Severity
from noob_lint.diagnostics.source import Source
from noob_lint.support.similar import nearest
from noob_lint.yaml.document import Alias, Anchor, Document, Entry, Mapping, Node, Scalar, Sequence
from noob_lint.yaml.scalars import (
    COLLECTIONS,
    CORE,
    CORE_WORDS,
    SCALARS,
    Broken,
    Tagged,
    construct,
    implicit_tag,
    resolvers,
)

MAX_DEPTH = 250
"""Levels of nesting; noob 1003.0.2 ends in a RecursionError at about the same depth."""

_MAX_VALUES = 250_000
"""Values that a document may have, those that its aliases stand for counted every time."""

_TOO_DEEP = (
    f"nested more than {MAX_DEPTH} levels deep, counting what aliases stand for: noob-lint cannot "
    "check such a tube"
)
_TOO_MANY = f"more than {_MAX_VALUES:,} values, counting what aliases stand for: that is no tube"

_MAX_HINTS = 20
"""Unknown aliases that a similar name is looked for; the rest of a heap gets no hint."""

_SHOWN = 60
"""Characters of a text that a message shows."""

_PROPERTIES = re.compile(r"(?:[&!]\S*(?:\s+(?:#[^\r\n]*\s+)*|\Z))+")
_SURROGATE = re.compile("[\ud800-\udfff]")
"""Halves of characters, from escapes in quotes: nothing behind the parser could encode them."""

_LINE = re.compile(r"---|[^\r\n]*")
_GAP = re.compile(r"(?:\s+|(?<!\S)#[^\r\n]*)*")
_SIGNIFICANT = re.compile(r"\s+|(?<!\S)#[^\r\n]*|(\S)")


class LimitError(Exception):
    """The document passes a limit at `offset`; nothing beyond is read."""

    def __init__(self, message: str, offset: int, severity: Severity = Severity.ERROR) -> None:
        super().__init__(message)
        self.offset = offset
        self.severity = severity


class TooDeepError(LimitError):
    """The document nests deeper than noob can follow."""

    def __init__(self, offset: int) -> None:
        super().__init__(f"nested more than {MAX_DEPTH} levels deep, where noob gives up", offset)


class _Frame:
    """A collection that is still being read, with its children in order."""

    __slots__ = ("children", "height", "node", "size")

    def __init__(self, node: Mapping | Sequence) -> None:
        self.node = node
        self.children: list[Node | Alias] = []
        self.size = 1
        self.height = 1


class Composer:
    """Builds one document; use it once."""

    def __init__(self, path: str, source: Source, *, pure: bool = False) -> None:
        self.document = Document(path, source)
        self.source = source
        self.text = source.text
        self.pure = pure
        self.offset = 0
        self._version = (1, 2)
        self._table = resolvers((1, 2))
        self._anchors: dict[str, Node] = {}
        self._sizes: dict[int, int] = {}
        self._heights: dict[int, int] = {}
        self._stack: list[_Frame] = []
        self._merged = 0
        self._count = 0
        self._unknown = 0
        self._top: Node | None = None

    def compose(self, events: Iterable[Any]) -> Document:
        """Consume the parser's events.

        Raises:
            YAMLError: from the parser behind `events`.
            LimitError: the document nests too deep, or has too many values.
        """
        stack = self._stack
        for event in events:
            kind = type(event)
            if kind is ScalarEvent:
                self._add(self._scalar(event), 1)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                self._open(event, Mapping if kind is MappingStartEvent else Sequence)
            elif kind is MappingEndEvent:
                self._finish_mapping(stack.pop(), event)
            elif kind is SequenceEndEvent:
                self._finish_sequence(stack.pop(), event)
            elif kind is AliasEvent:
                self._alias(event)
            elif kind is DocumentStartEvent and not self._start(event):
                break
        self._finish_document()
        return self.document

    def _report(
        self,
        rule: str,
        start: int,
        end: int,
        message: str,
        *related: Related,
        fix: Fix | None = None,
    ) -> None:
        finding = Finding(self.source.span(start, end), message, fix, related)
        self.document.reports.append(Report(rule, finding))

    def _start(self, event: Any) -> bool:
        """Begin a document; False for a second one, which noob does not read."""
        if self._top is not None:
            start = event.start_mark.index
            message = "a tube is one YAML document, but a second one starts here: put it in a file"
            end = _LINE.match(self.text, start).end()  # type: ignore[union-attr]
            self._report("yaml-multiple-documents", start, end, f"{message} of its own")
            return False
        self.document.yaml_version = event.version
        if event.version == (1, 1):
            self._version = (1, 1)
            self._table = resolvers((1, 1))
        return True

    def _add(self, child: Node | Alias, size: int) -> None:
        if self._stack:
            frame = self._stack[-1]
            frame.children.append(child)
            frame.size += size
            self._count += 1
            if self._count > _MAX_VALUES or frame.size > _MAX_VALUES:
                raise LimitError(_TOO_MANY, child.start)
        elif isinstance(child, Node):
            self._top = child
        self.offset = child.end

    def _open(self, event: Any, kind: type[Mapping] | type[Sequence]) -> None:
        start, anchor = self._properties(event)
        if len(self._stack) >= MAX_DEPTH:
            raise TooDeepError(start)
        tag = None if event.ctag is None else str(event.ctag)
        node = kind(self.source, start, start, tag, anchor)
        if anchor is not None:
            self._register(node, anchor)
        self._stack.append(_Frame(node))

    def _properties(self, event: Any) -> tuple[int, Anchor | None]:
        """Where the value of `event` starts behind its anchor and tag, and the anchor."""
        start: int = event.start_mark.index
        if event.anchor is None and event.ctag is None:
            return start, None
        if event.ctag is not None:
            self.document.has_tags = True
        match = _PROPERTIES.match(self.text, start)
        behind = start if match is None else match.end()
        if event.anchor is None:
            return behind, None
        at = self.text.find(f"&{event.anchor}", start)
        return behind, Anchor(event.anchor, at, at + 1 + len(event.anchor))

    def _register(self, node: Node, anchor: Anchor) -> None:
        self._anchors[anchor.name] = node
        self.document.anchors.append(node)

    def _scalar(self, event: Any) -> Scalar:
        text: str = _SURROGATE.sub("\ufffd", event.value) if self.pure else event.value
        style: str = event.style or ""
        end: int = event.end_mark.index
        tag = None if event.ctag is None else str(event.ctag)
        anchor = None
        if tag is None and event.anchor is None:
            start: int = event.start_mark.index
        else:
            start, anchor = self._properties(event)
            start = min(start, end)
        if style in {"|", ">"}:
            end = start + len(self.text[start:end].rstrip(" \t\r\n"))
            text = text.replace("\a", "") if self.pure else text
        elif start == end and anchor is None and tag is None:
            start = end = self._empty_place(start)
        if tag is None and (style or text[:1] not in self._table):
            value: object = text
        else:
            value = self._value(text, tag, event.implicit[0], start, end)
        node = Scalar(self.source, start, end, tag, anchor, text, style, value)
        self.document.scalars.append(node)
        if anchor is not None:
            self._register(node, anchor)
        return node

    def _empty_place(self, offset: int) -> int:
        """Where an omitted value or key stands, given any place between its neighbours.

        That is right behind the indicator before it, or for a key at its colon: the parsers differ
        about the blank space and the comments around.
        """
        frame = self._stack[-1] if self._stack else None
        is_key = frame is not None and type(frame.node) is Mapping and len(frame.children) % 2 == 0
        if is_key:
            return _GAP.match(self.text, offset).end()  # type: ignore[union-attr]
        place = self.offset
        for found in _SIGNIFICANT.finditer(self.text, place, offset):
            if found[1] is not None:
                place = found.end()
        return place

    def _value(self, text: str, tag: str | None, plain: bool, start: int, end: int) -> object:
        written = tag
        if tag is None or tag == "!":
            tag = implicit_tag(text, self._version) if plain or tag == "!" else None
            if tag is None:
                return text
        try:
            return construct(text, tag, yaml_1_1=self._version == (1, 1))
        except (ValueError, OverflowError) as error:
            what = tag.removeprefix(CORE)
            shown = repr(text if len(text) <= _SHOWN else f"{text[:_SHOWN]}...")
            if written is None:
                message = f"{shown} is read as {CORE_WORDS[what]}, but {error}: if it is a text, "
                message += "put it in quotes"
            else:
                message = f"the tag '!!{what}' does not fit {shown}: noob cannot build "
                message += f"{CORE_WORDS[what]} from it"
            self._report("yaml-tag", start, end, message)
            return Broken(what)

    def _alias(self, event: Any) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        target = self._anchors.get(event.anchor)
        if target is None:
            self._undefined_alias(event.anchor, start, end)
            return
        alias = Alias(event.anchor, self.source, start, end, target)
        self.document.aliases.append(alias)
        height, size = self._heights.get(id(target), 0), self._sizes.get(id(target), 1)
        if height and self._is_merged_next():  # what is merged stands on this level, not below,
            height, size = height - 1, max(size - 2, 0)  # and the '<<' vanishes
        if len(self._stack) + height > MAX_DEPTH:
            raise LimitError(_TOO_DEEP, start, Severity.WARNING)  # noob reads as deep as it is told
        self._add(alias, size)
        self._lift(height)

    def _is_merged_next(self) -> bool:
        """Whether the next child is the value of a merge key."""
        frame = self._stack[-1] if self._stack else None
        if frame is None or type(frame.node) is not Mapping or len(frame.children) % 2 == 0:
            return False
        return _is_merge_key(frame.children[-1])

    def _lift(self, height: int) -> None:
        """Let the open collection be at least one level higher than a child of this height."""
        if self._stack and self._stack[-1].height <= height:
            self._stack[-1].height = height + 1

    def _undefined_alias(self, name: str, start: int, end: int) -> None:
        self._unknown += 1
        near = nearest(name, self._anchors) if self._unknown <= _MAX_HINTS else None
        shown = repr(name)[1:-1]  # with escapes for what cannot be printed
        if near is None:
            hint = f"no '&{shown}' stands before it; a text that starts with '*' needs quotes"
            fix = None
        else:
            hint = f"did you mean '*{near}'?"
            edit = Edit(self.source.span(start, end), f"*{near}")
            fix = Fix(f"write *{near}", (edit,), safe=False)
        message = f"unknown alias '*{shown}': {hint}"
        self._report("yaml-undefined-alias", start, end, message, fix=fix)
        node = Scalar(self.source, start, end, None, None, f"*{name}", "", Broken("alias"))
        self._add(node, 1)

    def _close(self, frame: _Frame, event: Any) -> None:
        """Set the end of a collection: its closing bracket, or the end of its last child."""
        node = frame.node
        if self.text[node.start : node.start + 1] in {"{", "["} or not frame.children:
            node.end = event.end_mark.index
        else:
            node.end = max(node.start, frame.children[-1].end)
        if node.anchor is not None:
            self._sizes[id(node)] = frame.size
            self._heights[id(node)] = frame.height
        self._lift(frame.height)
        tag = node.tag.removeprefix(CORE) if node.tag is not None else None
        own = "map" if isinstance(node, Mapping) else "seq"
        if tag != own and (tag in COLLECTIONS or tag in SCALARS) and node.tag != tag:
            self._add(self._opaque(node, tag), frame.size)
        else:
            self._add(node, frame.size)

    def _opaque(self, node: Mapping | Sequence, tag: str) -> Scalar:
        """A collection with a core tag that makes it something else than a mapping or a list."""
        value: object = Tagged(tag)
        problem = _tag_problem(node, tag)
        if problem is not None:
            self._report("yaml-tag", node.start, node.end, f"{problem}: noob cannot build it")
            value = Broken(tag)
        scalar = Scalar(self.source, node.start, node.end, node.tag, node.anchor, "", "", value)
        if node.anchor is not None:
            self._anchors[node.anchor.name] = scalar
        return scalar

    def _finish_sequence(self, frame: _Frame, event: Any) -> None:
        assert isinstance(frame.node, Sequence)  # the parser pairs its events
        frame.node.items.extend(_target(child) for child in frame.children)
        self._close(frame, event)

    def _finish_mapping(self, frame: _Frame, event: Any) -> None:
        node = frame.node
        assert isinstance(node, Mapping)  # the parser pairs its events
        children = iter(frame.children)
        seen: dict[object, Node] = {}
        merges: list[tuple[Node, Node | Alias]] = []
        duplicates: dict[Node, Entry] = {}
        for written_key, value in zip(children, children, strict=False):
            key = _target(written_key)
            if isinstance(key, Scalar) and type(key.value) is Tagged and not key.style:
                if _is_merge_key(key):
                    merges.append((key, value))
                    continue
                if key.text == "=":
                    key.value = key.text
            alias = value if type(value) is Alias else None
            entry = Entry(key, _target(value), alias)
            first = self._earlier(key, value, node, seen)
            if first is not None:
                duplicates[first] = entry
            elif not node.add(entry):
                self.document.has_odd_keys = True
        if duplicates:
            node.replace(duplicates)
        self._close(frame, event)
        if merges:
            self._merge(node, merges, seen)

    def _earlier(
        self, key: Node, value: Node | Alias, node: Mapping, seen: dict[object, Node]
    ) -> Node | None:
        """The key of the same name before `key`; noob compares keys as Python values."""
        meant = key.value if isinstance(key, Scalar) else self._collection_key(key)
        if isinstance(meant, Tagged) and meant.tag in COLLECTIONS:
            message = f"a '!!{meant.tag}' cannot be a key: noob cannot build one"
            self._report("yaml-syntax", key.start, key.end, message)
        if isinstance(meant, Tagged | Broken):
            return None
        first = seen.setdefault(meant, key)
        if first is key:
            return None
        name, other = self._name(key), self._name(first)
        related = Related(first.span, f"{other} stands here first")
        same = "" if name == other else f", which equals {other}"
        message = f"duplicate key {name}{same}: noob refuses a mapping with one key twice"
        fix = _drop_repetition(node, first, key, value)
        self._report("yaml-duplicate-key", key.start, key.end, message, related, fix=fix)
        return first

    def _name(self, key: Node) -> str:
        if isinstance(key, Scalar):
            text = key.text
        else:
            text = " ".join(self.text[key.start : key.end].split())
        return repr(text if len(text) <= _SHOWN else f"{text[:_SHOWN]}...")

    def _collection_key(self, key: Node) -> object:
        """What a key that is a list or mapping compares by; noob builds no deeper ones."""
        if isinstance(key, Mapping):
            values = [entry.value for entry in key.entries]
        else:
            values = key.items if isinstance(key, Sequence) else []
        if any(not isinstance(value, Scalar) for value in values):
            message = f"{key.kind} with a list or mapping in it cannot be a key: noob cannot build"
            self._report("yaml-syntax", key.start, key.end, f"{message} one")
            return Broken("key")
        if isinstance(key, Mapping):
            keys = [_comparable(entry.key) for entry in key.entries]
            return ("?", *keys, *map(_comparable, values))
        return tuple(map(_comparable, values))

    def _merge(
        self, node: Mapping, merges: list[tuple[Node, Node | Alias]], seen: dict[object, Node]
    ) -> None:
        for key, _ in merges[1:]:
            related = Related(merges[0][0].span, "'<<' stands here first")
            message = "duplicate merge key '<<': write one, with a list of aliases"
            self._report("yaml-duplicate-key", key.start, key.end, message, related)
        written = merges[0][1]
        span = self.source.span(written.start, written.end)
        value = _target(written)
        for base in value.items if isinstance(value, Sequence) else [value]:
            problem = self._merge_problem(node, base)
            if problem is not None:
                inside = written.start <= base.start and base.end <= written.end
                place = base if inside else written
                self._report("yaml-merge-value", place.start, place.end, problem)
            if not isinstance(base, Mapping) or problem is not None:
                return
            self._merged += len(base.entries)
            if self._merged > _MAX_VALUES:
                raise LimitError(_TOO_MANY, written.start)
            for entry in base.entries:
                name = _comparable(entry.key)
                if name not in seen:
                    seen[name] = entry.key
                    node.add(entry._replace(merge=span))

    def _merge_problem(self, node: Mapping, base: Node) -> str | None:
        """Why `base` cannot be merged into `node`; None if it can, or has been reported already."""
        if isinstance(base, Scalar) and type(base.value) is Broken:
            return None
        if not isinstance(base, Mapping):
            return f"'<<' takes a mapping, or a list of mappings, not {base.kind}"
        if base is node:
            return "'<<' cannot merge a mapping into itself"
        return (
            "'<<' cannot merge a mapping that this one is part of" if self._is_open(base) else None
        )

    def _is_open(self, node: Node) -> bool:
        return any(frame.node is node for frame in self._stack)

    def _finish_document(self) -> None:
        top = self._top
        if isinstance(top, Mapping):
            self.document.root = top
            return
        nothing = top is None or (isinstance(top, Scalar) and top.kind == "nothing")
        if self.document.reports and (nothing or type(getattr(top, "value", "")) is Broken):
            return  # the reason has been reported
        if nothing:
            message = "the file is empty: a tube is a mapping with at least 'noob_id' and 'nodes'"
            self._report("yaml-empty-document", 0, 0, message)
        elif top is not None:
            space = isinstance(top, Scalar) and re.match(r"[\w-]+:\S", top.text) and not top.style
            hint = ": is a space missing after the ':'?" if space else ""
            message = f"a tube is a mapping of keys like 'noob_id' and 'nodes', not {top.kind}"
            self._report("yaml-root-not-mapping", top.start, top.end, f"{message}{hint}")


def _drop_repetition(node: Mapping, first: Node, key: Node, value: Node | Alias) -> Fix | None:
    """The fix that takes away a key which is given the same scalar as the first of its name."""
    entry = node.by_name.get(first.text) if isinstance(first, Scalar) else None
    if entry is None or entry.key is not first or not isinstance(value, Scalar):
        return None
    other = entry.value
    if not isinstance(other, Scalar) or (other.text, other.tag) != (value.text, value.tag):
        return None
    if type(other.value) is not type(value.value):
        return None
    from noob_lint.yaml.edits import drop_entry

    return drop_entry(Entry(key, value), safe=True)


def _is_merge_key(key: Node | Alias) -> bool:
    return isinstance(key, Scalar) and key.text == "<<" and not key.style and key.tag is None


def _target(child: Node | Alias) -> Node:
    """What a child is; a single value that an alias stands for is one in the place of the alias."""
    if type(child) is not Alias:
        return child  # type: ignore[return-value]
    node = child.target
    if type(node) is not Scalar:
        return node
    place = (child.source, child.start, child.end, node.tag, None)
    return Scalar(*place, node.text, node.style, node.value)


def _comparable(node: Node) -> object:
    """What `node` compares by inside a key; values that noob only wraps are all different."""
    if isinstance(node, Scalar) and not isinstance(node.value, Tagged | Broken):
        return node.value
    return tuple(map(_comparable, node.items)) if isinstance(node, Sequence) else node


def _tag_problem(node: Mapping | Sequence, tag: str) -> str | None:
    """Why noob cannot build a collection with a core tag that makes it something else."""
    if tag not in ({"set"} if isinstance(node, Mapping) else {"omap", "pairs"}):
        return f"the tag '!!{tag}' does not fit {node.kind}"
    if isinstance(node, Mapping):
        bad = any(isinstance(entry.key, Mapping) for entry in node.entries)
        return "the tag '!!set' takes no mapping as a member" if bad else None
    assert isinstance(node, Sequence)  # mappings have been dealt with
    if all(isinstance(item, Mapping) and len(item.entries) == 1 for item in node.items):
        return None
    return f"the tag '!!{tag}' needs a list of mappings with one key each"
