"""Small random tubes, mostly valid, for the comparison with real releases of noob.

The values of a field are listed: first valid ones, then invalid ones, then those that are valid in
some spec versions only. Pieces are mostly valid, so that a tube has one mistake, or none.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import NamedTuple

OLD = ("0.1",)
NEW = ("1000", "1001", "1003")
LATE = NEW[1:]
ALL = (*OLD, *NEW)


class Field(NamedTuple):
    """The values of a key, how often it is present, and which versions know it."""

    name: str
    right: tuple[str, ...]
    wrong: tuple[str, ...]
    often: float = 0.5
    some: tuple[tuple[str, tuple[str, ...]], ...] = ()
    known: tuple[str, ...] = ALL

    def pieces(self, version: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The valid pieces and the invalid ones."""
        if version not in self.known:
            return (), self.right
        right, wrong = [*self.right], [*self.wrong]
        for piece, versions in self.some:
            (right if version in versions else wrong).append(piece)
        return tuple(right), tuple(wrong)


BOOLEANS = ("true", "false", "True", "FALSE", "1", "0", "1.0", "'true'", "'yes'", "'oFF'", "'t'")
NO_BOOLEANS = ("2", "0.5", "'maybe'", "''", "[true]", "{}", "2024-01-02", "'truee'", "' true'")
TEXTS = ("text", "'1'", "naïve", "null", "")
NO_TEXTS = ("1", "1.5", "true", "2024-01-02", "[text]", "{a: b}")
PATHS = ("dict", "list", "print", "a.b.c", "naïve.ünïcode", "map", "gather", "None", "__doc__")
NO_PATHS = (
    *("Map", "name", ".a", "a.", "a..b", "'a:b'", "a.b-c", "''", "null", "1", "[a.b]", "x.a…b"),
    *("' dict'", "a. b", "return.x.", "1.a"),
)
ID = Field(
    "id",
    ("a", "x", "ünï", "class"),
    ("a-b", "''", "null", "1", "input", "a…b"),
    0.1,
    (("tube", OLD),),
)
DESCRIPTION = Field("description", TEXTS, NO_TEXTS, 0.1)

HEADER = (
    Field(
        "noob_id", ("a", "a-b/c#d", "'é'", "a b", "null", "x.y", "'1'"), ("''", "'...'", "1"), 0.9
    ),
    Field(
        "noob_model",
        ("noob.tube.TubeSpecification", "int", "null", "naïve.name"),
        ("Tube", "a:b", "''", "1", "a..b", "x.a…b"),
    ),
    Field("noob_version", ("0.0.1", "'1003'", "1003.0.2", "''"), ("1003", "1.5", "null", "[1]")),
    DESCRIPTION,
    Field("extends", ("[]", "null"), ("{}", "1", "[1]", "[null]", "[[]]"), 0.1, known=NEW),
)
NODE = (
    Field("type", PATHS, NO_PATHS, 1),
    Field(
        "depends",
        (
            *("a.value", "b.value", "input.x", "assets.x", "[]", "null", "", "[a.value]"),
            *("[a.value, b.value]", "[s: a.value]", "[s: a.value, t: b.value, a.value]"),
            *("[ünï: a.value]", "[class: input.x]", "[{s: assets.x}]", "[self: b.value]"),
        ),
        (
            *("a", "a.b.c", "'.a'", "'a.'", "''", "a-b.value", "1", "true", "{s: a.value}"),
            *("[null]", "[1]", "[[a.value]]", "[{}]", "[{s: a.value, t: a.value}]", "[s: a]"),
            *("[1: a.value]", "['1': a.value]", "[s: null]", "[s: [a.value]]", "[s: 1]"),
            *("[s-t: a.value]", "[input: a.value]", "[meta: a.value]", "[assets: a.value]"),
            *("[s: a.value, s: b.value]", "[s: a.value, s: a.value]", "unknown.value"),
            *("input.nix", "assets.nix", "meta.x", "tube.x", "[s: nix.value]", "a.v…w"),
            *("[a…b: a.value]", "[true: a.value]", "[null: a.value]", "' a.value'"),
            *("[s: 'a.value ']", "a.1", "[{s: a.value, 1: a.value}]"),
        ),
        0.5,
        (("[tube: a.value]", OLD),),
    ),
    Field("params", ("{}", "null", "{x: 1}", "{x: input.x}", "{1: 2}"), ("[]", "text", "1"), 0.3),
    Field(
        "enabled",
        BOOLEANS,
        (*NO_BOOLEANS, "null", "input", "'input.'", "a.value", "input.a…b"),
        0.3,
        (
            *(("input.x", LATE), ("input.x.y", LATE), ("input.ünï", LATE)),
            *(("'True'", ALL[:2]), ("'False'", ALL[:2])),
        ),
    ),
    Field("stateful", (*BOOLEANS, "null", ""), (*NO_BOOLEANS, "input.x"), 0.2, known=NEW),
    DESCRIPTION,
    ID,
    Field("nodeinfo", ("1", "null"), (), 0.03, known=("1003",)),
    Field("parms", (), ("{}", "null"), 0.3),
)
ASSET = (
    Field("type", PATHS, NO_PATHS, 1),
    Field(
        "scope",
        ("runner",) * 8,
        ("Runner", "null", "1", "tube", "", "[runner]"),
        1,
        (("process", NEW), ("node", NEW)),
    ),
    Field(
        "depends",
        ("null", ""),
        (
            *("a", "a.b.c", "{s: a.value}", "1", "''", "[a]", "a.v…w", "[1]", "[{s: a.value}]"),
            *("true", "[a.v…w]"),
        ),
        0.5,
        (
            *(("a.value", NEW), ("b.value", NEW), ("unknown.value", NEW), ("input.x", NEW)),
            *(("[a.value]", OLD), ("[a.value, b.value]", OLD), ("[print]", OLD), ("[]", OLD)),
            *(("assets.x", NEW), ("[a.b.c]", OLD)),
        ),
    ),
    Field(
        "params",
        ("{}", "null", "{x: 1}", "{x: input.x}"),
        ("text", "1"),
        0.5,
        (("[]", NEW), ("[1, input.x]", NEW)),
    ),
    DESCRIPTION,
    ID,
    Field("obj", (), ("1", "null"), 0.3),
)
INPUT = (
    Field(
        "type",
        ("int", "a.b"),
        ("null", "1", "[int]", "{}"),
        1,
        tuple(
            (piece, LATE) for piece in ("'list[int]'", "'int | None'", "''", "any text", "x.a…b")
        ),
    ),
    Field("scope", ("tube", "process"), ("runner", "Tube", "null", "1"), 0.4),
    Field("default", ("1", "null", "[1, {a: b}]", "{1: 2}", "2024-01-02"), (), 0.3, known=NEW),
    Field("required", BOOLEANS, (*NO_BOOLEANS, "null"), 0.3, known=LATE),
    DESCRIPTION,
    ID,
    Field("params", (), ("{}",), 0.2),
)
SECTIONS = (("input", INPUT), ("assets", ASSET), ("nodes", NODE))
IDS = ("a", "b", "c", "ünï", "class", "_")
NO_IDS = ("a-b", "''", "1", "null", "true", "input", "tube", "meta", "assets", "a…b", "1a", "'a b'")
NO_BODIES = ("null", "text", "1", "[]", "[type]", "", "{}")
NO_SECTIONS = ("null", "[]", "text", "1", "", "[a]")
WRONG = 0.012
"""How often a place holds something wrong."""

STYLES = ("block", "block", "flow", "quoted", "merged")
"""How the entries of a tube are written: as block or flow mappings, with their keys in quotes, or
each entry of a section merged into the next one."""


def make_tube(seed: int, version: str) -> str:
    """The tube of a seed, for a spec version."""
    random = Random(f"{version} {seed}")
    lines = [f"{name}: {piece}".rstrip() for name, piece in _fields(random, HEADER, version)]
    for name, fields in SECTIONS:
        if random.random() < WRONG:
            lines.append(f"{name}: {random.choice(NO_SECTIONS)}".rstrip())
        else:
            lines.append(f"{name}:")
            lines += _section(random, name, fields, version)
    return "\n".join(lines) + "\n"


def _fields(random: Random, fields: tuple[Field, ...], version: str) -> list[tuple[str, str]]:
    chosen = []
    for field in fields:
        right, wrong = field.pieces(version)
        often = field.often - WRONG if right else WRONG * field.often
        if random.random() < often:
            is_wrong = wrong and (not right or random.random() < WRONG)
            chosen.append((field.name, random.choice(wrong if is_wrong else right)))
    return chosen


def _section(random: Random, name: str, fields: tuple[Field, ...], version: str) -> Iterator[str]:
    ids = ["a", "b", *random.sample(IDS, 1)] if name == "nodes" else ["x"]
    style = random.choice(STYLES)
    for place, key in enumerate(dict.fromkeys(ids)):
        key = random.choice(NO_IDS) if random.random() < WRONG else key
        body = _fields(random, fields, version)
        if random.random() < WRONG:
            yield f"  {key}: {random.choice(NO_BODIES)}".rstrip()
        else:
            base = f"{name}{place - 1}" if place else None
            yield from _entry(key, body, style, f"{name}{place}", base)
    if name == "nodes" and random.random() < 0.4:
        yield from ("  r:", "    type: return", "    depends: a.value")
        if random.random() < WRONG * 2:
            yield from ("  s:", "    type: return")


def _entry(
    key: str, body: list[tuple[str, str]], style: str, anchor: str, base: str | None
) -> Iterator[str]:
    """The lines of an entry; a merged one has an anchor and merges that of `base`."""
    quote = '"' if style == "quoted" else ""
    fields = [f"{quote}{name}{quote}: {piece}" for name, piece in body]
    if style == "flow":
        yield f"  {key}: {{{', '.join(fields)}}}"
        return
    yield f"  {key}: &{anchor}" if style == "merged" else f"  {key}:"
    if style == "merged" and base is not None:
        yield f"    <<: *{base}"
    yield from (f"    {field}".rstrip() for field in fields or ["{}"])
