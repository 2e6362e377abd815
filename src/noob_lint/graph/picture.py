"""The values of a picture: what it shows, without any coordinates."""

from __future__ import annotations

from enum import StrEnum, auto
from typing import NamedTuple


class Kind(StrEnum):
    """What a node of the picture stands for."""

    NODE = auto()
    """A node that runs code."""
    MAP = auto()
    GATHER = auto()
    RETURN = auto()
    TUBE = auto()
    """A node with a tube inside."""
    ASSET = auto()
    INPUT = auto()
    MISSING = auto()
    """Something that is referred to and does not exist."""


class Change(StrEnum):
    """How a part of a picture differs from that of an older tube."""

    NONE = ""
    ADDED = auto()
    REMOVED = auto()
    CHANGED = auto()


class State(StrEnum):
    """Why a node does not run."""

    RUNS = ""
    DISABLED = auto()
    STUCK = auto()
    """It waits forever for a node that never runs."""


class Way(StrEnum):
    """How something gets from one node to another."""

    SIGNAL = auto()
    """Through `depends` of a node; inputs and assets can be there, too."""
    PARAM = auto()
    """Through `params` or another key, when noob builds the tube."""
    UPDATE = auto()
    """Back to an asset, from the node that updates it."""


class Where(NamedTuple):
    """A place in a file; lines and columns count from 1, columns in code points."""

    path: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class Badge(NamedTuple):
    """A finding; `severity` is ``error``, ``warning`` or ``info``."""

    severity: str
    rule: str
    message: str
    where: Where


class Port(NamedTuple):
    """A slot or a signal of a node; `type` is that of its values, "" if it is unknown."""

    name: str
    type: str = ""


class Param(NamedTuple):
    """A parameter, or another key that matters, with a short form of its value.

    `text` is the YAML of a value that is shortened, and otherwise empty.
    """

    name: str
    value: str
    text: str = ""


class Node(NamedTuple):
    """A node, an asset or an input.

    `id` is unique in the picture. `generation` is None if noob gives it none. `inside` is the id of
    the node whose tube it belongs to, "" at the top. `brackets` are the ids of the brackets around
    it, outermost first. `origin` is the file that it comes from, if that is not the file of the
    tube. `is_open` says that the tube inside is shown. `text` is its YAML.
    """

    id: str
    kind: Kind
    name: str
    type: str = ""
    params: tuple[Param, ...] = ()
    slots: tuple[Port, ...] = ()
    signals: tuple[Port, ...] = ()
    generation: int | None = None
    inside: str = ""
    brackets: tuple[str, ...] = ()
    origin: str = ""
    state: State = State.RUNS
    is_open: bool = False
    about: str = ""
    where: Where | None = None
    code: Where | None = None
    text: str = ""
    badges: tuple[Badge, ...] = ()
    change: Change = Change.NONE

    @property
    def own_params(self) -> tuple[Param, ...]:
        """The parameters without those that a wire shows."""
        slots = {slot.name for slot in self.slots}
        return tuple(
            one for one in self.params if not (one.value.startswith("input.") and one.name in slots)
        )


class Edge(NamedTuple):
    """What goes from a node to another: a signal, an input or an asset.

    `source` and `target` are ids of nodes. `never` says why it never carries anything, "" if it
    may.
    """

    source: str
    signal: str
    target: str
    slot: str
    type: str = ""
    way: Way = Way.SIGNAL
    never: str = ""
    where: Where | None = None
    badges: tuple[Badge, ...] = ()
    change: Change = Change.NONE

    @property
    def label(self) -> str:
        """The signal, the slot and the type, in one line."""
        names = dict.fromkeys(one for one in (self.signal, self.slot) if one)
        kind = f": {self.type}" if self.type else ""
        return f"{' → '.join(names)}{kind}" if names else self.type


class Bracket(NamedTuple):
    """What runs once for each item of a map, whose id is `source`."""

    id: str
    source: str
    name: str
    inside: str = ""


class Picture(NamedTuple):
    """A tube with its findings.

    `badges` are findings that belong to the tube as a whole; `origins` are the other files that
    nodes come from. `notes` say what the picture leaves out, or that nothing has changed. `old` is
    the title of the tube that it was compared with.
    """

    title: str
    path: str
    about: str = ""
    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    brackets: tuple[Bracket, ...] = ()
    origins: tuple[str, ...] = ()
    badges: tuple[Badge, ...] = ()
    notes: tuple[str, ...] = ()
    old: str = ""

    @property
    def findings(self) -> tuple[Badge, ...]:
        """All findings, those of the tube as a whole first, each once."""
        parts = (*(one.badges for one in self.nodes), *(one.badges for one in self.edges))
        found = [*self.badges, *(badge for part in parts for badge in part)]
        found.sort(key=lambda one: (one.where.path != self.path, one.where))
        return tuple(dict.fromkeys(found))


class TooLargeError(Exception):
    """The picture has more parts than can be shown in reasonable time."""
