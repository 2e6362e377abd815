"""A parsed document: nodes with their positions.

Nodes are built once by `noob_lint.yaml.parser` and not changed afterwards. They have slots rather
than frozen attributes, and compute their spans on demand, because most nodes never need one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from noob_lint.diagnostics.diagnostic import Finding, Fix, Related, Report
from noob_lint.diagnostics.source import Source, Span
from noob_lint.support.values import NamedTuple
from noob_lint.yaml.scalars import Broken, Tagged


class Node:
    """A value in a document: `start` and `end` are offsets into the text of `source`.

    They enclose the value itself, without its anchor and tag. `tag` is the explicit tag in full
    form, or None.
    """

    __slots__ = ("anchor", "end", "source", "start", "tag")

    def __init__(
        self, source: Source, start: int, end: int, tag: str | None, anchor: Anchor | None
    ) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.tag = tag
        self.anchor = anchor

    @property
    def span(self) -> Span:
        """Where the node is."""
        return self.source.span(self.start, self.end)

    @property
    def kind(self) -> str:
        """What the node is, in the words of a message: "a mapping", "a number", ..."""
        raise NotImplementedError


class Anchor(NamedTuple):
    """The `&name` before a node; the offsets include the ampersand."""

    name: str
    start: int
    end: int


class Scalar(Node):
    """A single value. `text` is what the parser read (unescaped), `value` what noob reads it as.

    `style` is ``""`` for a plain scalar, else its indicator: one of ``'"|>`` and the apostrophe.
    """

    __slots__ = ("style", "text", "value")

    def __init__(
        self,
        source: Source,
        start: int,
        end: int,
        tag: str | None,
        anchor: Anchor | None,
        text: str,
        style: str,
        value: object,
    ) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.tag = tag
        self.anchor = anchor
        self.text = text
        self.style = style
        self.value = value

    def inside(self, start: int = 0, end: int | None = None) -> Span:
        """Where a part of `text` is; the whole scalar where escapes or folding hide the place.

        `start` and `end` are indexes into `text`; the default is all of it.
        """
        begin = self.start + (1 if self.style in {'"', "'"} else 0)
        if self.source.text[begin : begin + len(self.text)] != self.text:
            return self.span
        return self.source.span(begin + start, begin + (len(self.text) if end is None else end))

    @property
    def is_text(self) -> bool:
        """Whether noob sees a string."""
        return type(self.value) is str

    @property
    def kind(self) -> str:
        """What the node is, in the words of a message."""
        value = self.value
        if value is None:
            return "null" if self.text else "nothing"
        return _KINDS.get(type(value), "a date")


_KINDS: dict[type, str] = {
    str: "a string",
    bool: "a boolean",
    int: "a number",
    float: "a number",
    bytes: "binary data",
    Tagged: "a tagged value",
    Broken: "a value that cannot be read",
}


class Sequence(Node):
    """A list. Items that are aliases are replaced by the nodes they refer to."""

    __slots__ = ("items",)

    def __init__(
        self, source: Source, start: int, end: int, tag: str | None, anchor: Anchor | None
    ) -> None:
        super().__init__(source, start, end, tag, anchor)
        self.items: list[Node] = []

    @property
    def kind(self) -> str:
        """What the node is, in the words of a message."""
        return "a list"


class Entry(NamedTuple):
    """A key with its value.

    `alias` is the alias in the place of the value, if there is one; `merge` is the alias or mapping
    after the `<<` that brought the entry, if it is not written in this mapping.
    """

    key: Node
    value: Node
    alias: Alias | None = None
    merge: Span | None = None


class Mapping(Node):
    """Keys and values, those of merge keys (`<<`) included as YAML merges them.

    `entries` are in the order of the file, merged ones last. `by_name` has those whose key is a
    string.
    """

    __slots__ = ("by_name", "entries")

    def __init__(
        self, source: Source, start: int, end: int, tag: str | None, anchor: Anchor | None
    ) -> None:
        super().__init__(source, start, end, tag, anchor)
        self.entries: list[Entry] = []
        self.by_name: dict[str, Entry] = {}

    @property
    def kind(self) -> str:
        """What the node is, in the words of a message."""
        return "a mapping"

    def add_named(self, name: str, entry: Entry) -> None:
        """Append an entry with the string `name` as its key; for the composer, like `add`."""
        self.entries.append(entry)
        self.by_name[name] = entry

    def add(self, entry: Entry) -> bool:
        """Append an entry; for the composer, while it builds the mapping. False for an odd key."""
        self.entries.append(entry)
        key = entry.key
        if type(key) is Scalar and type(key.value) is str:
            self.by_name[key.value] = entry
            return True
        return False

    def replace(self, entries: dict[Node, Entry]) -> None:
        """Replace the entries with the given keys; for the composer, like `add`."""
        for number, old in enumerate(self.entries):
            new = entries.get(old.key)
            if new is not None:
                self.entries[number] = new
                if type(new.key) is Scalar and type(new.key.value) is str:
                    self.by_name[new.key.value] = new

    def get(self, name: str) -> Node | None:
        """The value under the key `name`, or None."""
        entry = self.by_name.get(name)
        return None if entry is None else entry.value

    def key(self, name: str) -> Node | None:
        """The node of the key `name`, or None."""
        entry = self.by_name.get(name)
        return None if entry is None else entry.key


class Alias(NamedTuple):
    """A `*name` and the node it refers to; the offsets include the asterisk."""

    name: str
    source: Source
    start: int
    end: int
    target: Node

    @property
    def span(self) -> Span:
        """Where the alias is (its anchor is `target.anchor`)."""
        return self.source.span(self.start, self.end)


def node_of(child: Node | Alias) -> Node:
    """The node of a child; a scalar that an alias refers to is copied to where the alias is."""
    if type(child) is not Alias:
        return child  # type: ignore[return-value]
    node = child.target
    if type(node) is not Scalar:
        return node
    return Scalar(
        child.source,
        child.start,
        child.end,
        tag=node.tag,
        anchor=None,
        text=node.text,
        style=node.style,
        value=node.value,
    )


_FIRST_LINE = r"[^\r\n]*"


class Comment(NamedTuple):
    """A comment, from its `#` to the end of the line; `alone` when nothing is before it."""

    span: Span
    text: str
    alone: bool


class Document:
    """A parsed file. `root` is None when it could not be read as one mapping.

    `reports` are the findings of the syntax stage. `aliases` lists every alias, `anchors` every
    anchored node, `scalars` every scalar, in the order of the file. `has_odd_keys` says whether
    any key is not a string, `has_tags` whether there is any tag, `has_bom` whether the file began
    with a byte order mark. `yaml_version` is what a `%YAML` directive says.

    If there is no `root`, `rest` may be the document without the entries that cannot be parsed, in
    whose text their lines are blank.
    """

    __slots__ = (
        "_held",
        "aliases",
        "anchors",
        "has_bom",
        "has_odd_keys",
        "has_tags",
        "path",
        "reports",
        "rest",
        "root",
        "scalars",
        "source",
        "yaml_version",
    )

    def __init__(self, path: str, source: Source) -> None:
        self.path = path
        self.source = source
        self.root: Mapping | None = None
        self.reports: list[Report] = []
        self.aliases: list[Alias] = []
        self.anchors: list[Node] = []
        self.scalars: list[Scalar] = []
        self.has_odd_keys = False
        self.has_bom = False
        self.has_tags = False
        self.yaml_version: tuple[int, int] | None = None
        self.rest: Document | None = None
        self._held: dict[str, bool] = {}

    def report(
        self,
        rule: str,
        start: int,
        end: int,
        message: str,
        *related: Related,
        fix: Fix | None = None,
    ) -> None:
        """Add a finding about a part of the text."""
        finding = Finding(self.source.span(start, end), message, fix, related)
        self.reports.append(Report(rule, finding))

    @property
    def text(self) -> str:
        """The decoded text, without its byte order mark."""
        return self.source.text

    def holds(self, part: str) -> bool:
        """Whether `part` is in the text, which thousands of inline tubes may ask for."""
        if part not in self._held:
            self._held[part] = part in self.text
        return self._held[part]

    def comments(self) -> Iterator[Comment]:
        """The comments of the document, in order; none when it could not be parsed."""
        if self.root is None:
            return
        text = self.text
        taken = iter(self._scalars_with_hash())
        last = (len(text), len(text))
        start, end = next(taken, last)
        offset = 0
        while (offset := text.find("#", offset)) >= 0:
            while end <= offset:
                start, end = next(taken, last)
            if start <= offset:
                offset = end
            elif offset and text[offset - 1] not in " \t\r\n":
                offset += 1
            else:
                comment = _comment_at(self.source, offset)
                yield comment
                offset = comment.span.end.offset

    def _scalars_with_hash(self) -> list[tuple[int, int]]:
        """The scalars in which a `#` starts no comment; block scalars without their first line."""
        text = self.text
        found = []
        for node in self.scalars:
            start, end = node.start, node.end
            if "#" in node.text:
                if node.style in {"|", ">"}:
                    header = re.compile(_FIRST_LINE).match(text, start)
                    start = header.end()  # type: ignore[union-attr]
                found.append((start, end))
        return found


def _comment_at(source: Source, offset: int) -> Comment:
    start = source.position(offset)
    line = source.line(start.line)
    span = Span(start, source.position(offset + len(line) - start.column))
    return Comment(span, line[start.column :], not line[: start.column].strip())
