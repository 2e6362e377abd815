"""Documents as plain values, so that two documents can be compared completely."""

from __future__ import annotations

from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from noob_lint.diagnostics.source import Source, Span
from noob_lint.yaml import parser
from noob_lint.yaml.composer import Composer
from noob_lint.yaml.document import Alias, Document, Mapping, Node, Scalar, Sequence
from noob_lint.yaml.limits import LimitError


def offsets(span: Span) -> tuple[int, int]:
    return span.start.offset, span.end.offset


class _Outline:
    """Lists nodes in the order of the first visit; a node seen before becomes its number."""

    def __init__(self) -> None:
        self.numbers: dict[int, int] = {}
        self.rows: list[Any] = []

    def node(self, node: Node) -> int:
        number = self.numbers.get(id(node))
        if number is not None:
            return number
        number = self.numbers[id(node)] = len(self.numbers)
        row: list[Any] = [number, type(node).__name__, node.start, node.end, node.tag, node.anchor]
        self.rows.append(row)
        if isinstance(node, Scalar):
            row += [node.text, node.style, type(node.value).__name__, repr(node.value)]
        elif isinstance(node, Sequence):
            row.append([self.node(item) for item in node.items])
        elif isinstance(node, Mapping):
            row += [
                [
                    self.node(entry.key),
                    self.node(entry.value),
                    entry.alias and self.alias(entry.alias),
                    entry.merge and offsets(entry.merge),
                ]
                for entry in node.entries
            ]
            row.append({name: self.node(entry.key) for name, entry in node.by_name.items()})
        return number

    def alias(self, alias: Alias) -> tuple[str, int, int, int]:
        return alias.name, alias.start, alias.end, self.node(alias.target)


def outline(document: Document) -> list[Any]:
    """Everything that a document holds: reports, aliases, anchors, and the nodes below the root.

    Only the rules if the document is not a tube: the parsers disagree about a root that is a block
    scalar.
    """
    if document.root is None:
        return [report.rule for report in document.reports]
    build = _Outline()
    build.node(document.root)
    aliases = [build.alias(alias) for alias in document.aliases]
    anchors = [build.node(node) for node in document.anchors]
    scalars = [build.node(node) for node in document.scalars]
    return [document.reports, aliases, anchors, scalars, *build.rows]


def read_fast(text: str) -> list[Any] | None:
    """The outline of what the C parser reads, or None if it refuses `text`."""
    try:
        return outline(Composer("t", Source(text)).compose(parser._c_events(text)))
    except YAMLError:
        return None
    except LimitError as error:
        return [str(error), error.offset]


def read_purely(text: str) -> list[Any] | None:
    """The outline of what the pure parser reads, or None if it refuses `text`."""
    try:
        return outline(Composer("t", Source(text), pure=True).compose(YAML().parse(text)))
    except YAMLError:
        return None
    except LimitError as error:
        return [str(error), error.offset]
