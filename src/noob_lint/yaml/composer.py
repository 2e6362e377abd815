"""Parser events to nodes, with their anchors and aliases.

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

from noob_lint.diagnostics.diagnostic import Edit, Fix, Severity
from noob_lint.diagnostics.source import Source
from noob_lint.support.similar import nearest
from noob_lint.yaml.document import (
    Alias,
    Anchor,
    Document,
    Entry,
    Mapping,
    Node,
    Scalar,
    Sequence,
    node_of,
)
from noob_lint.yaml.keys import Keys, KeysSoFar
from noob_lint.yaml.limits import (
    MAX_DEPTH,
    MAX_VALUES,
    TOO_DEEP,
    TOO_MANY,
    LimitError,
    TooDeepError,
)
from noob_lint.yaml.merge_keys import MergeKeys, is_merge_key
from noob_lint.yaml.scalars import (
    COLLECTIONS,
    CORE,
    CORE_WORDS,
    SCALARS,
    Broken,
    Tagged,
    abbreviated,
    construct,
    implicit_tag,
    resolvers,
)

_MAX_HINTS = 20
"""So many unknown aliases get a hint at a similar name; the rest do not."""

# Compiled when first needed: most tubes need none of them.
_PROPERTIES = r"(?:[&!]\S*(?:\s+(?:#[^\r\n]*\s+)*|\Z))+"
_SURROGATE = "[\ud800-\udfff]"
"""Surrogates, from escapes in quotes: nothing after the parser could encode them."""

_LINE = r"---|[^\r\n]*"
_GAP = r"(?:\s+|(?<!\S)#[^\r\n]*)*"
_SIGNIFICANT = r"(?<!\S)#[^\r\n]*|(\S)"


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
        self._keys = Keys(self.document)
        self._merge_keys = MergeKeys(self.document)
        self._version = (1, 2)
        self._table = resolvers((1, 2))
        self._anchors: dict[str, Node] = {}
        self._sizes: dict[int, int] = {}
        self._heights: dict[int, int] = {}
        self._stack: list[_Frame] = []
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
        self._keys.report_duplicates()
        self._finish_document()
        return self.document

    def _start(self, event: Any) -> bool:
        """Begin a document; False for a second one, which noob does not read."""
        if self._top is not None:
            start = event.start_mark.index
            message = "a second YAML document starts here, but noob reads one: move it to a file"
            end = re.compile(_LINE).match(self.text, start).end()  # type: ignore[union-attr]
            self.document.report("yaml-multiple-documents", start, end, f"{message} of its own")
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
            if self._count > MAX_VALUES or frame.size > MAX_VALUES:
                raise LimitError(TOO_MANY, child.start)
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
        """Where the value of `event` starts, after its anchor and tag; and the anchor."""
        start: int = event.start_mark.index
        if event.anchor is None and event.ctag is None:
            return start, None
        if event.ctag is not None:
            self.document.has_tags = True
        match = re.compile(_PROPERTIES).match(self.text, start)
        behind = start if match is None else match.end()
        if event.anchor is None:
            return behind, None
        at = self.text.find(f"&{event.anchor}", start)
        return behind, Anchor(event.anchor, at, at + 1 + len(event.anchor))

    def _register(self, node: Node, anchor: Anchor) -> None:
        self._anchors[anchor.name] = node
        self.document.anchors.append(node)

    def _scalar(self, event: Any) -> Scalar:
        text: str = re.sub(_SURROGATE, "\ufffd", event.value) if self.pure else event.value
        style: str = event.style or ""
        end: int = event.end_mark.index
        tag = anchor = None
        start: int = event.start_mark.index
        if event.ctag is not None or event.anchor is not None:
            tag = None if event.ctag is None else str(event.ctag)
            start, anchor = self._properties(event)
            start = min(start, end)
        if style == "|" or style == ">":
            end = start + len(self.text[start:end].rstrip(" \t\r\n"))
            text = text.replace("\a", "") if self.pure else text
        elif start == end and anchor is None and tag is None:
            start = end = self._empty_place(start)
        value: object = text
        may_be_other = not style and text[:1] in self._table  # than a string
        if tag is not None or (may_be_other and implicit_tag(text, self._version)):
            value = self._value(text, tag, start, end)
        node = Scalar(self.source, start, end, tag, anchor, text, style, value)
        self.document.scalars.append(node)
        if anchor is not None:
            self._register(node, anchor)
        return node

    def _empty_place(self, offset: int) -> int:
        """Where an omitted value or key would be, given any place between its neighbours.

        That is right after the indicator before it, or for a key at its colon: the parsers differ
        about the white space and the comments around it.
        """
        frame = self._stack[-1] if self._stack else None
        is_key = frame is not None and type(frame.node) is Mapping and len(frame.children) % 2 == 0
        if is_key:
            return re.compile(_GAP).match(self.text, offset).end()  # type: ignore[union-attr]
        place = self.offset
        for found in re.compile(_SIGNIFICANT).finditer(self.text, place, offset):
            if found[1] is not None:
                place = found.end()
        return place

    def _value(self, text: str, tag: str | None, start: int, end: int) -> object:
        written = tag
        if tag is None or tag == "!":
            tag = implicit_tag(text, self._version)
            if tag is None:
                return text
        try:
            return construct(text, tag, yaml_1_1=self._version == (1, 1))
        except (ValueError, OverflowError) as error:
            what = tag.removeprefix(CORE)
            shown = abbreviated(text)
            if written is None:
                problem = f"is not a valid one ({error})" if what == "timestamp" else error
                message = f"{shown} is read as {CORE_WORDS[what]}, but {problem}: quote it if it "
                message += "is a string"
            else:
                message = f"the tag '!!{what}' does not fit {shown}: noob cannot read it "
                message += f"as {CORE_WORDS[what]}"
            self.document.report("yaml-tag", start, end, message)
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
        if self._is_merged_next():  # merged entries are on this level, not below,
            height, size = height - 1, max(size - 2, 0)  # and the '<<' vanishes
        if len(self._stack) + height > MAX_DEPTH:
            raise LimitError(TOO_DEEP, start, Severity.WARNING)  # noob can be told to read deeper
        self._add(alias, size)
        self._lift(height)

    def _is_merged_next(self) -> bool:
        """Whether the next child is the value of a merge key."""
        frame = self._stack[-1] if self._stack else None
        if frame is None or type(frame.node) is not Mapping or len(frame.children) % 2 == 0:
            return False
        return is_merge_key(frame.children[-1])

    def _lift(self, height: int) -> None:
        """Make the open collection at least one level higher than a child of this height."""
        if self._stack and self._stack[-1].height <= height:
            self._stack[-1].height = height + 1

    def _undefined_alias(self, name: str, start: int, end: int) -> None:
        self._unknown += 1
        near = nearest(name, self._anchors) if self._unknown <= _MAX_HINTS else None
        shown = repr(name)[1:-1]  # with escapes for what cannot be printed
        if near is None:
            hint = f"no '&{shown}' comes before it; quote a string that starts with '*'"
            fix = None
        else:
            hint = f"did you mean '*{near}'?"
            edit = Edit(self.source.span(start, end), f"*{near}")
            fix = Fix(f"write *{near}", (edit,), safe=False)
        message = f"unknown alias '*{shown}': {hint}"
        self.document.report("yaml-undefined-alias", start, end, message, fix=fix)
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
        if node.tag is None:
            self._add(node, frame.size)
            return
        tag = node.tag.removeprefix(CORE)
        own = "map" if isinstance(node, Mapping) else "seq"
        if tag != own and (tag in COLLECTIONS or tag in SCALARS) and node.tag != tag:
            self._add(self._opaque(node, tag), frame.size)
        else:
            self._add(node, frame.size)

    def _opaque(self, node: Mapping | Sequence, tag: str) -> Scalar:
        """A collection with a core tag that makes it something other than a mapping or a list."""
        value: object = Tagged(tag)
        problem = _tag_problem(node, tag)
        if problem is not None:
            self.document.report(
                "yaml-tag", node.start, node.end, f"{problem}: noob cannot build it"
            )
            value = Broken(tag)
        scalar = Scalar(self.source, node.start, node.end, node.tag, node.anchor, "", "", value)
        if node.anchor is not None:
            self._anchors[node.anchor.name] = scalar
        return scalar

    def _finish_sequence(self, frame: _Frame, event: Any) -> None:
        assert isinstance(frame.node, Sequence)  # the parser pairs its events
        frame.node.items.extend(node_of(child) for child in frame.children)
        self._close(frame, event)

    def _finish_mapping(self, frame: _Frame, event: Any) -> None:
        node = frame.node
        assert isinstance(node, Mapping)  # the parser pairs its events
        children = iter(frame.children)
        so_far = KeysSoFar()
        for key, value in zip(children, children, strict=True):
            if type(key) is Scalar and isinstance(value, Node):
                name = key.value
                if type(name) is str and name not in so_far.seen:  # as nearly all
                    so_far.seen[name] = key
                    node.add_named(name, Entry(key, value))
                    continue
            self._add_odd(node, key, value, so_far)
        if so_far.duplicates:
            node.replace(so_far.duplicates)
        self._close(frame, event)
        if so_far.merges:
            self._merge_keys.merge(node, so_far.merges, so_far.seen, self._open_nodes())

    def _add_odd(
        self, node: Mapping, written: Node | Alias, value: Node | Alias, so_far: KeysSoFar
    ) -> None:
        """Add an entry with an alias, or whose key is not a new string, as far as possible."""
        key = node_of(written)
        if isinstance(key, Scalar) and type(key.value) is Tagged and not key.style:
            if is_merge_key(key):
                so_far.merges.append((key, value))
                return
            if key.text == "=":
                key.value = key.text
        entry = Entry(key, node_of(value), value if type(value) is Alias else None)
        if (first := self._keys.earlier(key, value, node, so_far.seen)) is not None:
            so_far.duplicates[first] = entry
        elif not node.add(entry):
            self.document.has_odd_keys = True

    def _open_nodes(self) -> set[int]:
        """The collections that are still being read, by their `id`."""
        return {id(frame.node) for frame in self._stack}

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
            self.document.report("yaml-empty-document", 0, 0, message)
        elif top is not None:
            space = isinstance(top, Scalar) and re.match(r"[\w-]+:\S", top.text) and not top.style
            hint = ": is a space missing after the ':'?" if space else ""
            message = f"a tube must be a mapping with keys such as 'nodes', not {top.kind}"
            self.document.report("yaml-root-not-mapping", top.start, top.end, f"{message}{hint}")


def _tag_problem(node: Mapping | Sequence, tag: str) -> str | None:
    """Why noob cannot build a collection with such a core tag; None if it can."""
    if tag not in ({"set"} if isinstance(node, Mapping) else {"omap", "pairs"}):
        return f"the tag '!!{tag}' does not fit {node.kind}"
    if isinstance(node, Mapping):
        bad = any(isinstance(entry.key, Mapping) for entry in node.entries)
        return "a '!!set' cannot contain a mapping" if bad else None
    assert isinstance(node, Sequence)  # mappings have been dealt with
    if all(isinstance(item, Mapping) and len(item.entries) == 1 for item in node.items):
        return None
    return f"the tag '!!{tag}' needs a list of mappings with one key each"
