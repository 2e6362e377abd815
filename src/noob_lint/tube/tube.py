"""The view of a tube that rules read: names and references, each with its place.

The view is tolerant: a part with the wrong shape is left out, since the schema stage has reported
it. Rules need not check shapes again, and one mistake gives one diagnostic. Names count as declared
even if their entry is malformed, so no reference dangles because of a mistake elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from noob_lint.diagnostics.diagnostic import Diagnostic
from noob_lint.diagnostics.source import Source, Span
from noob_lint.spec.names import (
    SECTIONS,
    VIRTUAL_SOURCES,
    is_absolute_identifier,
    is_signal_reference,
    special_type,
)
from noob_lint.spec.versions import SpecVersion
from noob_lint.support.values import NamedTuple
from noob_lint.yaml.document import Document, Mapping, Node, Scalar, Sequence
from noob_lint.yaml.scalars import as_boolean

YES_OR_NO = frozenset(
    form for word in ("yes", "no", "on", "off") for form in (word, word.title(), word.upper())
)
"""Strings that YAML 1.1 reads as booleans, and YAML 1.2 does not."""


class Part(NamedTuple):
    """A name inside a scalar, such as the node in ``node.signal``."""

    text: str
    scalar: Scalar
    start: int
    """The index of the name in the text of the scalar."""

    @property
    def source(self) -> Source:
        """The text that contains the name."""
        return self.scalar.source

    @property
    def span(self) -> Span:
        """The span of the name; the whole scalar where escapes or folding hide its exact place."""
        return self.scalar.inside(self.start, self.start + len(self.text))


class Reference(NamedTuple):
    """A well-formed ``node.signal``, with the scalar that holds it."""

    node: Part
    """The node, or ``input`` or ``assets``."""
    signal: Part

    @property
    def text(self) -> str:
        """The reference as written."""
        return self.node.scalar.text


def read_reference(scalar: Scalar) -> Reference | None:
    """The reference that a scalar holds, or None if it does not have the form ``source.signal``."""
    if not (scalar.is_text and is_signal_reference(scalar.text)):
        return None
    source, _, signal = scalar.text.partition(".")
    return Reference(Part(source, scalar, 0), Part(signal, scalar, len(source) + 1))


class Dependency(NamedTuple):
    """One item of a node's `depends`.

    `slot` is the key of a keyword item, `position` the index among the positional items; one of the
    two is None. `reference` is None if the string is malformed.
    """

    slot: Scalar | None
    position: int | None
    scalar: Scalar
    reference: Reference | None

    @property
    def source(self) -> str:
        """The name of the node that it refers to; empty if the string is malformed."""
        return "" if self.reference is None else self.reference.node.text

    def name_in(self, source: str) -> str | None:
        """The name after ``input.`` or ``assets.``, whichever is the `source`, if it has one."""
        if self.reference is None or self.source != source:
            return None
        return self.reference.signal.text


class Element:
    """An entry of a section: a node, an asset or an input.

    `name` is its key, `section` one of `SECTIONS`, `body` its mapping.
    """

    def __init__(self, section: str, key: Scalar, body: Mapping) -> None:
        self.section = section
        self.key = key
        self.body = body

    @property
    def name(self) -> str:
        """The key of the entry."""
        return self.key.text

    @property
    def label(self) -> str:
        """The name of the entry in a message: ``node 'a'``."""
        return f"{SECTIONS[self.section]} {self.name!r}"

    def text(self, field: str) -> Scalar | None:
        """The scalar under `field` if it is a string."""
        value = self.body.get(field)
        return value if isinstance(value, Scalar) and value.is_text else None

    @cached_property
    def type(self) -> str | None:
        """The string `type`, or None if it is missing or malformed."""
        scalar = self.text("type")
        return None if scalar is None else scalar.text

    @cached_property
    def path(self) -> str | None:
        """The `type` of a node or asset, unless it is malformed or special."""
        if self.type is None or special_type(self.type) is not None:
            return None
        return self.type if is_absolute_identifier(self.type) else None

    @property
    def free_field(self) -> str:
        """The field that may hold anything: `default` of an input, otherwise `params`."""
        return "default" if self.section == "input" else "params"

    @cached_property
    def depends(self) -> tuple[Dependency, ...]:
        """The well-formed items of `depends`, in order."""
        return tuple(_dependencies(self.body.get("depends")))

    @property
    def depends_is_whole(self) -> bool:
        """Whether every item of `depends` is a well-formed reference."""
        depends = self.body.get("depends")
        if depends is None or (isinstance(depends, Scalar) and depends.value is None):
            return True
        items = depends.items if isinstance(depends, Sequence) else [depends]
        count = sum(len(one.entries) if isinstance(one, Mapping) else 1 for one in items)
        return len(self.depends) == count and all(one.reference for one in self.depends)

    @cached_property
    def is_enabled(self) -> bool | None:
        """Whether the node is enabled; None when an input decides that."""
        value = self.body.get("enabled")
        if value is None:
            return True
        return as_boolean(value.value) if isinstance(value, Scalar) else None

    @property
    def takes_part(self) -> bool:
        """Whether noob may run the node: the file does not disable it, though an input still may.

        noob builds a disabled node, but drops its dependencies and never runs it, so it emits
        nothing and nodes that depend on it wait.
        """
        return self.is_enabled is not False


def _dependencies(depends: Node | None) -> Iterator[Dependency]:
    items = depends.items if isinstance(depends, Sequence) else [depends]
    position = 0
    for item in items:
        if isinstance(item, Scalar) and item.is_text:
            yield Dependency(None, position, item, read_reference(item))
            position += 1
        elif isinstance(item, Mapping) and isinstance(depends, Sequence):
            for entry in item.entries:
                slot, value = entry.key, entry.value
                if isinstance(slot, Scalar) and isinstance(value, Scalar) and value.is_text:
                    yield Dependency(slot, None, value, read_reference(value))


class Base(NamedTuple):
    """One item of `extends`, and the tube that was found for it.

    `tube` is what it stands for, from the file `path`; both are None for an unknown one, for which
    `near` is the most similar known id (it `is_nowhere` if noob surely finds none of that name; it
    `is_beside` if it is a path that leads to a file from where the tube lies),
    and `tube` also for a file that holds none. `refusals` are the errors for which noob refuses
    that file, and `chain` the paths of an extends cycle. `depth` counts the tubes in the longest
    chain of `extends` below it.
    """

    item: Scalar
    path: str | None = None
    tube: Tube | None = None
    refusals: tuple[Diagnostic, ...] = ()
    chain: tuple[str, ...] = ()
    near: str | None = None
    is_nowhere: bool = False
    is_beside: bool = False
    depth: int = 0

    @property
    def root(self) -> Mapping | None:
        """The tube with its own bases merged in, if it is known."""
        return None if self.tube is None else self.tube.merged


class Child(NamedTuple):
    """The tube inside a `tube` node.

    `name` says which tube: a string, or the tube itself written inline. `tube` is None when it is
    unknown (`near`, `is_nowhere` and `is_beside` as for a `Base`) or unreadable. `refusals` are the
    errors for which noob refuses its file, `failures` those for which it fails later,
    `idle_failures` those of them that occur even if it never runs the tube. `chain` tells the files
    through which it contains itself, `depth` how many tubes are nested in each other inside it.
    """

    name: Node
    path: str | None = None
    tube: Tube | None = None
    refusals: tuple[Diagnostic, ...] = ()
    chain: tuple[str, ...] = ()
    near: str | None = None
    is_nowhere: bool = False
    is_beside: bool = False
    failures: tuple[Diagnostic, ...] = ()
    idle_failures: tuple[Diagnostic, ...] = ()
    depth: int = 0

    @property
    def known_tube(self) -> Tube | None:
        """The tube, if noob loads it and every tube that it extends is known."""
        return (
            None if self.refusals or self.tube is None or self.tube.has_unknown_bases else self.tube
        )


class Tube:
    """A document read as a tube in one spec version.

    `root` is the mapping of the document itself; `nodes`, `assets` and `inputs` are those of
    `merged`, the same with all that it extends. `bases` are the items of `extends`; `is_whole`
    tells whether all of them (and theirs) are known, so that nothing more can come.
    """

    def __init__(
        self,
        document: Document,
        root: Mapping,
        version: SpecVersion,
        merged: Mapping | None = None,
        bases: tuple[Base, ...] = (),
        *,
        is_whole: bool = True,
    ) -> None:
        self.document = document
        self.root = root
        self.version = version
        self.merged = root if merged is None else merged
        self.bases = bases
        self.is_whole = is_whole
        self.nodes, self.node_keys = _section(self.merged, "nodes")
        self.assets, self.asset_keys = _section(self.merged, "assets")
        self.inputs, self.input_keys = _section(self.merged, "input")

    @property
    def tube_id(self) -> str:
        """The `noob_id`, "" if it has none."""
        tube_id = self.root.get("noob_id")
        return tube_id.text if isinstance(tube_id, Scalar) and tube_id.is_text else ""

    @property
    def elements(self) -> Iterator[Element]:
        """All nodes, assets and inputs, section by section."""
        for section in (self.nodes, self.assets, self.inputs):
            yield from section.values()

    @cached_property
    def has_unknown_bases(self) -> bool:
        """Whether the tube extends unknown tubes, so that what seems missing may be there."""
        value = self.root.get("extends")
        has_items = isinstance(value, Sequence) and bool(value.items)
        return self.version.extends and (has_items or self.extends_text) and not self.is_whole

    @property
    def extends_text(self) -> bool:
        """Whether `extends` is a string, where a list of one is meant."""
        value = self.root.get("extends")
        return self.version.extends and isinstance(value, Scalar) and value.is_text

    @cached_property
    def has_tube_nodes(self) -> bool:
        """Whether there is a node with a tube inside."""
        return any(node.type == "tube" for node in self.nodes.values())

    def is_open(self, section: str) -> bool:
        """Whether the section may have entries that are not known.

        They may come from other tubes, or be in a section that has the wrong shape.
        """
        value = self.merged.get(section)
        return self.has_unknown_bases or not (value is None or isinstance(value, Mapping))

    def references(self, source: str) -> Iterator[tuple[Element, Reference]]:
        """The references in `depends` of nodes whose source is `source` ("input", "assets")."""
        for node in self.nodes.values():
            for dependency in node.depends:
                reference = dependency.reference
                if reference is not None and reference.node.text == source:
                    yield node, reference

    @cached_property
    def node_references(self) -> tuple[tuple[Element, Reference], ...]:
        """The references in `depends` of nodes that are meant for a node."""
        return tuple(
            (node, dependency.reference)
            for node in self.nodes.values()
            for dependency in node.depends
            if dependency.reference is not None
            and dependency.reference.node.text not in VIRTUAL_SOURCES
        )


def _section(root: Mapping, name: str) -> tuple[dict[str, Element], dict[str, Scalar]]:
    elements: dict[str, Element] = {}
    keys: dict[str, Scalar] = {}
    section = root.get(name)
    if isinstance(section, Mapping):
        for entry in section.entries:
            if not isinstance(entry.key, Scalar):
                continue
            keys[entry.key.text] = entry.key
            if entry.key.is_text and isinstance(entry.value, Mapping):
                elements[entry.key.text] = Element(name, entry.key, entry.value)
    return elements, keys
