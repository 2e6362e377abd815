"""Small tubes, and the spec versions in which noob loads them.

One table for the models, for the schemas and for the real releases of noob, so that the models are
compared with what noob does.
"""

from __future__ import annotations

from typing import NamedTuple

ALL = ("0.1", "1000", "1001", "1003")
NEW = ALL[1:]
OPTIONAL = ALL[2:]
RELEASES = (
    ("0.1", "0.0.99999999"),
    ("1000", "1000.0.0"),
    ("1001", "1001.0.0"),
    ("1001", "1002.0.0"),
    ("1003", "1003.0.2"),
)
"""Spec versions, and the releases that show what they accept."""


class Case(NamedTuple):
    """`loads` are the versions whose models accept the tube.

    `schema` are the versions whose schema accepts it, where that differs. `seed` says that the
    reference documentation of 0.1 differs from the release before 1000.
    """

    text: str
    loads: tuple[str, ...]
    schema: tuple[str, ...] | None = None
    seed: bool = False

    @property
    def valid(self) -> tuple[str, ...]:
        """The versions whose schema accepts the tube."""
        return self.loads if self.schema is None else self.schema


def node(text: str, loads: tuple[str, ...], schema: tuple[str, ...] | None = None) -> Case:
    """A tube with a node `a`, and a node `b` that is `text`."""
    return Case(f"nodes: {{a: {{type: int}}, b: {text}}}", loads, schema)


def asset(
    text: str, loads: tuple[str, ...], schema: tuple[str, ...] | None = None, *, seed: bool = False
) -> Case:
    """A tube with a node `a`, and an asset `x` that is `text`."""
    return Case(f"nodes: {{a: {{type: int}}}}\nassets: {{x: {text}}}", loads, schema, seed)


def given(text: str, loads: tuple[str, ...], schema: tuple[str, ...] | None = None) -> Case:
    """A tube with an input `x` that is `text`."""
    return Case(f"input: {{x: {text}}}", loads, schema)


HEADER = (
    Case("noob_id: a", ALL),
    Case("noob_id: null", ALL),
    Case("noob_id: a b.c", ALL),
    Case("noob_id: 'é'", ALL),
    Case("noob_id: '...'", ()),
    Case("noob_id: ''", ()),
    Case("noob_id: 1", ()),
    Case("noob_id: '…'", (), ALL),
    Case("noob_id: a\nnoob_model: noob.tube.TubeSpecification\nnoob_version: 0.0.1", ALL),
    Case("noob_id: a\nnoob_model: null", ALL, ()),
    Case("noob_id: a\nnoob_model: int", ALL),
    Case("noob_id: a\nnoob_model: tube spec", ()),
    Case("noob_id: a\nnoob_version: null", ()),
    Case("noob_id: a\nnoob_version: 1003", ()),
    Case("noob_id: a\nnoob_version: whatever", ALL),
    Case("noob_id: a\ndescription: a tube", ALL),
    Case("noob_id: a\ndescription: null", ALL),
    Case("noob_id: a\ndescription: 3", ("0.1",)),
    Case("noob_id: a\nextends: null", ALL),
    Case("noob_id: a\nextends: base", ("0.1",)),
    Case("noob_id: a\nextends: [1]", ("0.1",)),
    Case("noob_id: a\nunknown: 1", ("0.1",)),
    Case("noob_id: a\nnodes: null", ()),
    Case("noob_id: a\nassets: []", ()),
    Case("noob_id: a\ninput: text", ()),
    Case("noob_id: a\nnodes: {a: null}", ()),
    Case("noob_id: a\nnodes: {a: int}", ()),
)

IDS = (
    Case("nodes: {über_1: {type: int}}", ALL),
    Case("nodes: {class: {type: int}}", ALL),
    Case("nodes: {a-b: {type: int}}", ()),
    Case("nodes: {'': {type: int}}", ()),
    Case("nodes: {'a\\n': {type: int}}", ()),
    Case('nodes: {"a\\n": {type: int}}', ()),
    Case("nodes: {1: {type: int}}", ()),
    Case("nodes: {'a…b': {type: int}}", (), ALL),
    Case("nodes: {input: {type: int}}", ()),
    Case("nodes: {meta: {type: int}}", ()),
    Case("nodes: {tube: {type: int}}", ("0.1",)),
    Case("assets: {assets: {type: int, scope: runner}}", ()),
    Case("input: {tube: {type: int}}", ("0.1",)),
    node("{type: int, id: b}", ALL),
    node("{type: int, id: c}", ALL),
    node("{type: int, id: c-d}", ()),
    node("{type: int, id: input}", ()),
    node("{type: int, id: null}", ()),
)

TYPES = (
    node("{type: return}", ALL),
    node("{type: package.module.name}", ALL),
    node("{type: naïve.name}", ALL),
    node("{type: __doc__}", ALL),
    node("{type: name}", ()),
    node("{type: .name}", ()),
    node("{type: name.}", ()),
    node("{type: a..b}", ()),
    node("{type: 'package:name'}", ()),
    node("{type: a.b-c}", ()),
    node("{type: ''}", ()),
    node("{type: null}", ()),
    node("{}", ()),
    asset("{scope: runner, type: map}", ALL),
    asset("{scope: runner, type: Map}", ()),
)

NODES = (
    node("{type: int, depends: a.value}", ALL),
    node("{type: int, depends: [a.value, slot: a.value]}", ALL),
    node("{type: int, depends: []}", ALL),
    node("{type: int, depends: null}", ALL),
    node("{type: int, depends: a}", ()),
    node("{type: int, depends: a.b.c}", ()),
    node("{type: int, depends: 'a.'}", ()),
    node("{type: int, depends: {slot: a.value}}", ()),
    node("{type: int, depends: [{s: a.value, t: a.value}]}", ()),
    node("{type: int, depends: [{}]}", ()),
    node("{type: int, depends: [{1: a.value}]}", ()),
    node("{type: int, depends: [{input: a.value}]}", ()),
    node("{type: int, depends: [{tube: a.value}]}", ("0.1",)),
    node("{type: int, depends: [{s: a}]}", ()),
    node("{type: int, depends: [{s: a.value}, {s: a.other}]}", (), ALL),
    node("{type: int, depends: [{s: a.value}, {t: a.value}]}", ALL),
    node("{type: int, depends: c.value}", (), ALL),
    node("{type: int, depends: [{s: input.c}]}", (), ALL),
    node("{type: int, depends: [assets.c]}", (), ALL),
    node("{type: int, depends: meta.c}", (), ALL),
    node("{type: int, depends: b.value}", ALL),
    node("{type: return}, c: {type: return}", (), ALL),
    node("{type: return}, c: {type: noob.node.Return}", ALL),
    node("{type: int, params: null}", ALL),
    node("{type: int, params: {1: 2}}", ALL),
    node("{type: int, params: [1]}", ()),
    node("{type: int, enabled: false}", ALL),
    node("{type: int, enabled: null}", ()),
    node("{type: int, enabled: input.x}", OPTIONAL),
    node("{type: int, enabled: input.x.y}", OPTIONAL),
    node("{type: int, enabled: input}", ()),
    node("{type: int, enabled: a.value}", ()),
    node("{type: int, enabled: 'True'}", ("0.1", "1000"), ()),
    node("{type: int, enabled: 'true'}", ALL, OPTIONAL),
    node("{type: int, enabled: 'oFF'}", ALL, OPTIONAL),
    node("{type: int, enabled: 'y'}", ALL, OPTIONAL),
    node("{type: int, enabled: 'maybe'}", ()),
    node("{type: int, enabled: 1}", ALL, ()),
    node("{type: int, enabled: 2}", ()),
    node("{type: int, stateful: true}", ALL),
    node("{type: int, stateful: null}", ALL),
    node("{type: int, stateful: 'true'}", ALL, ("0.1",)),
    node("{type: int, stateful: text}", ("0.1",)),
    node("{type: int, description: text}", ALL),
    node("{type: int, description: [text]}", ("0.1",)),
    node("{type: int, nodeinfo: {}}", ("0.1", "1003"), ("0.1",)),
    node("{type: int, parms: {}}", ("0.1",)),
)

ASSETS = (
    asset("{type: list, scope: runner}", ALL),
    asset("{type: list, scope: process}", ALL, seed=True),
    asset("{type: list, scope: node}", ALL, seed=True),
    asset("{type: list, scope: Runner}", ()),
    asset("{type: list, scope: null}", ()),
    asset("{type: list}", ()),
    asset("{type: list, scope: runner, params: {a: 1}}", ALL),
    asset("{type: list, scope: runner, params: [1]}", NEW),
    asset("{type: list, scope: runner, params: text}", ()),
    asset("{type: list, scope: runner, depends: a.value}", NEW),
    asset("{type: list, scope: runner, depends: [a.value]}", ("0.1",)),
    asset("{type: list, scope: runner, depends: [a.b.c, print]}", ("0.1",)),
    asset("{type: list, scope: runner, depends: [a]}", ()),
    asset("{type: list, scope: runner, depends: []}", ("0.1",)),
    asset("{type: list, scope: runner, depends: unknown.value}", NEW),
    asset("{type: list, scope: runner, depends: a}", ()),
    asset("{type: list, scope: runner, depends: null}", ALL),
    asset("{type: list, scope: node, depends: null}", ALL, seed=True),
    asset("{type: list, scope: node, depends: a.value}", ()),
    asset("{type: list, scope: process, depends: [a.value]}", ()),
    asset("{type: list, scope: runner, description: text}", ALL),
    asset("{type: list, scope: runner, obj: 1}", ("0.1",)),
)

INPUTS = (
    given("{type: int}", ALL),
    given("{type: 'list[int]'}", OPTIONAL),
    given("{type: ''}", OPTIONAL),
    given("{type: null}", ()),
    given("{}", ()),
    given("{type: int, scope: process}", ALL),
    given("{type: int, scope: runner}", ()),
    given("{type: int, default: [1, {a: null}]}", ALL),
    given("{type: int, required: false}", ("0.1", "1001", "1003")),
    given("{type: int, required: text}", ("0.1",)),
    given("{type: int, required: 'no'}", ("0.1", "1001", "1003"), ("0.1",)),
    given("{type: int, description: text}", ALL),
    given("{type: int, description: 1}", ("0.1",)),
    given("{type: int, params: {}}", ("0.1",)),
)

CASES = (*HEADER, *IDS, *TYPES, *NODES, *ASSETS, *INPUTS)
