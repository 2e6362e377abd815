"""Reads a tube into a picture, with the tubes inside it and with its findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from noob_lint.calls.facts import Facts, facts_without_verdicts
from noob_lint.diagnostics.diagnostic import Diagnostic
from noob_lint.graph import elements, findings
from noob_lint.graph.picture import (
    Badge,
    Bracket,
    Edge,
    Kind,
    Node,
    Picture,
    Port,
    State,
    TooLargeError,
    Way,
)
from noob_lint.graph.wires import Wire, signals_of, wires_of
from noob_lint.project.project import Project
from noob_lint.spec.versions import SpecVersion
from noob_lint.tube.tube import Element, Tube
from noob_lint.yaml.document import Document, Mapping, Scalar

MOST = 3_000
"""Larger pictures are refused: nobody could read them."""


class Setting(NamedTuple):
    """Where a tube is read: its project, the version, and what is known about files.

    `findings` gives those of a file; `shown` tells how its path is shown.
    """

    project: Project
    version: SpecVersion
    findings: Callable[[str], Iterable[Diagnostic]]
    shown: elements.Shown


def read(document: Document, setting: Setting, depth: int) -> Picture:
    """The picture of the tube in a document, with the tubes inside it down to a depth.

    A document that is no tube has a picture with its findings alone.

    Raises:
        TooLargeError: it has too many nodes.
    """
    return _Reader(document, setting, depth).picture()


class _Scope(NamedTuple):
    """A tube in the picture; `prefix` comes before the ids of its nodes, `inside` is its node."""

    facts: Facts
    inside: str = ""
    around: tuple[object, ...] = ()

    def id(self, section: str, name: str) -> str:
        own = f"{section}.{name.replace('~', '~0').replace('/', '~1')}"
        return f"{self.inside}/{own}" if self.inside else own


class _Reader:
    """Collects the parts of one picture."""

    def __init__(self, document: Document, setting: Setting, depth: int) -> None:
        self._document = document
        self._setting = setting
        self._depth = depth
        self._nodes: dict[str, Node] = {}
        self._edges: list[Edge] = []
        self._brackets: list[Bracket] = []
        self._regions: list[findings.Region] = []
        self._paths: dict[str, None] = {document.path: None}
        self._origins: dict[str, None] = {}
        self._folded = 0

    def picture(self) -> Picture:
        """Everything that was found, with the findings where they belong."""
        setting, document = self._setting, self._document
        tube = setting.project.assembly(setting.version).open(document.path)
        title = document.path if tube is None else tube.tube_id
        if tube is not None:
            self._read(_Scope(facts_without_verdicts(tube, setting.project)))
        shown = setting.shown(document.path)
        self._add_badges()
        return Picture(
            title or shown,
            shown,
            "" if tube is None else _about(tube),
            tuple(self._nodes.values()),
            tuple(self._edges),
            tuple(self._brackets),
            tuple(self._origins),
            tuple(self._badges_left),
            tuple(self._notes(tube)),
        )

    def _notes(self, tube: Tube | None) -> Iterator[str]:
        if tube is None:
            yield "the file could not be read as a tube"
        elif tube.has_unknown_bases:
            yield "a tube that this one extends is unknown, so that nodes may be missing"
        if self._folded:
            them = "1 nested tube is" if self._folded == 1 else f"{self._folded} nested tubes are"
            yield f"{them} folded"

    def _read(self, scope: _Scope) -> None:
        tube = scope.facts.tube
        brackets = self._bracketed(scope)
        for element in (*tube.inputs.values(), *tube.assets.values(), *tube.nodes.values()):
            self._add(scope, element, brackets.get(element.name, ()))
        self._regions += findings.aliased(tube, scope.id)
        self._add_malformed(scope)
        for wire in wires_of(scope.facts):
            self._connect(scope, wire)
        for element in tube.nodes.values():
            self._open(scope, element)

    def _bracketed(self, scope: _Scope) -> dict[str, tuple[str, ...]]:
        """The brackets around each node; the innermost ones are those of the nearest maps."""
        flow, tube = scope.facts.flow, scope.facts.tube
        found, made = {}, set()
        for name in tube.nodes:
            chains = [flow.items(link) for link in flow.incoming[name]]
            chain = tuple(one for one in max(chains, key=len, default=()) if one != name)
            found[name] = tuple(f"{scope.id('nodes', one)}[]" for one in chain)
            for one in chain:
                if one not in made:
                    made.add(one)
                    source = scope.id("nodes", one)
                    self._brackets.append(Bracket(f"{source}[]", source, one, scope.inside))
        return found

    def _add(self, scope: _Scope, element: Element, brackets: tuple[str, ...]) -> None:
        facts, shown = scope.facts, self._setting.shown
        owner = scope.id(element.section, element.name)
        self._make_room()
        is_node = element.section == "nodes"
        path = element.body.source.path
        origin = "" if path == facts.tube.document.path else shown(path)
        if origin:
            self._origins[origin] = None
            self._paths[path] = None
        self._nodes[owner] = Node(
            owner,
            elements.kind_of(element),
            element.name,
            _type(element),
            tuple(elements.params_of(element)),
            signals=signals_of(facts, element),
            generation=facts.generations.get(element.name) if is_node else None,
            inside=scope.inside,
            brackets=brackets if is_node else (),
            origin=origin,
            state=_state(facts, element) if is_node else State.RUNS,
            about=elements.about(element),
            where=elements.place(element.key, shown),
            code=elements.code_of(facts, element, shown),
            text=elements.text_of(element),
        )
        self._regions += findings.regions_of(element, owner)

    def _add_malformed(self, scope: _Scope) -> None:
        """Add the entries that are not mappings, of which there is nothing but a name."""
        kinds = {"input": Kind.INPUT, "assets": Kind.ASSET, "nodes": Kind.NODE}
        for section, kind in kinds.items():
            entries = scope.facts.tube.merged.get(section)
            for entry in entries.entries if isinstance(entries, Mapping) else ():
                key = entry.key
                owner = scope.id(section, key.text) if isinstance(key, Scalar) else ""
                if not isinstance(key, Scalar) or owner in self._nodes:
                    continue
                self._make_room()
                where = elements.place(key, self._setting.shown)
                self._nodes[owner] = Node(owner, kind, key.text, inside=scope.inside, where=where)
                self._regions.append(findings.region_of(entry, owner))

    def _make_room(self) -> None:
        """Make sure that there can be one more node.

        Raises:
            TooLargeError: there are too many.
        """
        if len(self._nodes) >= MOST:
            raise TooLargeError(f"it has more than {MOST:,} nodes; try --depth 0")

    def _connect(self, scope: _Scope, wire: Wire) -> None:
        """Add an edge, and the slot and signal that it connects."""
        shown = self._setting.shown
        source = self._end(scope, wire.source)
        target = self._end(scope, wire.target)
        port = Port(wire.signal, wire.type)
        node = self._nodes[source]
        if all(one.name != wire.signal for one in node.signals):
            self._nodes[source] = node._replace(signals=(*node.signals, port))
        node = self._nodes[target]
        if wire.way is not Way.UPDATE and all(one.name != wire.slot for one in node.slots):
            self._nodes[target] = node._replace(slots=(*node.slots, Port(wire.slot)))
        number = len(self._edges)
        place = wire.place
        self._edges.append(
            Edge(
                source,
                wire.signal,
                target,
                wire.slot,
                wire.type,
                wire.way,
                wire.never,
                elements.place(place, shown),
            )
        )
        self._regions.append(findings.Region(place.source.path, place.start, place.end, number))

    def _end(self, scope: _Scope, end: tuple[str, str]) -> str:
        """The id of one end of a wire; what does not exist is added."""
        found = scope.id(*end)
        if found not in self._nodes:
            self._make_room()
            self._nodes[found] = Node(found, Kind.MISSING, end[1], inside=scope.inside)
        return found

    def _open(self, scope: _Scope, element: Element) -> None:
        """Add the tube inside a node, unless it is folded, unknown or inside itself."""
        facts = scope.facts
        child = facts.children.get(element.name)
        if child is None or child.tube is None:
            return
        root = child.tube.root
        if len(scope.around) >= self._depth or child.chain or root in scope.around:
            self._folded += 1
            return
        inside = scope.id("nodes", element.name)
        self._nodes[inside] = self._nodes[inside]._replace(is_open=True)
        self._paths[child.tube.document.path] = None
        facts = facts_without_verdicts(child.tube, self._setting.project)
        self._read(_Scope(facts, inside, (*scope.around, root)))

    def _add_badges(self) -> None:
        """Put each finding on what it is about."""
        shown = self._setting.shown
        found = [item for path in [*self._paths] for item in self._setting.findings(path)]
        self._badges_left: list[Badge] = []
        for item, owner in findings.owners(self._regions, dict.fromkeys(found)):
            badge = findings.badge(item, shown(item.path))
            if isinstance(owner, int):
                edge = self._edges[owner]
                self._edges[owner] = edge._replace(badges=(*edge.badges, badge))
            elif isinstance(owner, str):
                node = self._nodes[owner]
                self._nodes[owner] = node._replace(badges=(*node.badges, badge))
            else:
                self._badges_left.append(badge)


def _about(tube: Tube) -> str:
    about = tube.merged.get("description")
    return about.text if isinstance(about, Scalar) and about.is_text else ""


def _type(element: Element) -> str:
    """The type of an element; for a node with a tube inside, the id of that."""
    kind = element.text("type")
    params = element.body.get("params")
    inner = params.get("tube") if isinstance(params, Mapping) else None
    if elements.kind_of(element) is Kind.TUBE and isinstance(inner, Mapping):
        inner = inner.get("noob_id")
    if elements.kind_of(element) is Kind.TUBE and isinstance(inner, Scalar):
        return inner.text
    return "" if kind is None else kind.text


def _state(facts: Facts, node: Element) -> State:
    if not node.takes_part:
        return State.DISABLED
    return State.STUCK if node.name in facts.flow.stuck else State.RUNS
