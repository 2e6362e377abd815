"""What counts as plain is valid according to the schema; most tubes are plain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations, product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from noob_lint.schema.apply import quick_validator
from noob_lint.schema.data import to_data
from noob_lint.schema.plain import is_plain
from noob_lint.spec.versions import VERSIONS, find_version
from noob_lint.yaml.document import Mapping
from noob_lint.yaml.parser import parse
from tests.rules.tubes import make_tube

NAMES = tuple(version.name for version in VERSIONS)
RULES = Path(__file__).parents[1] / "rules"


def root_of(text: str) -> Mapping:
    root = parse(text, "tube.yaml").root
    assert root is not None
    return root


def check(root: Mapping, name: str) -> bool:
    plain = is_plain(root, find_version(name))
    if plain:
        assert quick_validator(name).is_valid(to_data(root)), root.source.text
    return plain


@settings(derandomize=True, max_examples=600, deadline=None)
@given(st.integers(0, 10**9), st.sampled_from(NAMES), st.sampled_from(NAMES))
def test_whatever_is_plain_is_valid(seed: int, made_for: str, name: str) -> None:
    check(root_of(make_tube(seed, made_for)), name)


def test_what_is_plain_in_the_fixtures_is_valid() -> None:
    paths = sorted(RULES.glob("*/*.yaml"))
    roots = [parse(path.read_bytes(), str(path)).root for path in paths]
    found = [root for root in roots if root is not None]
    plain = [sum(check(root, name) for root in found) / len(found) for name in NAMES]
    assert [share > 0.5 for share in plain] == [False, True, True, True], plain


PARTS = {
    "noob_id": ("a", "a-b", "-a", "-", "1", "null", "''", "…"),
    "noob_model": ("noob.tube.TubeSpecification", "a.B", "1"),
    "noob_version": ("a", "1", "null"),
    "description": ("a", "null", "1", "[a]"),
    "extends": ("[a]", "[]", "[1]", "[a, 1]", "[1, a]", "a", "null", "&x [a, *x]"),
    "nodes": ("{}", "null", "[]", "&x {a: *x}"),
    "assets": ("{}", "null"),
    "input": ("{}", "null"),
    "x": ("1",),
}
ENTRIES = {
    "nodes": {
        "type": ("a.b", "int", "return", "gather", "map", "tube", "a", "1", "a.", "null"),
        "id": ("a", "a-b", "tube", "1", "null"),
        "depends": (
            *("[a.value]", "[s: a.value]", "a.value", "null", "[]", "{}", "a", "[a]", "[[a.b]]"),
            *("[{s: a.b, t: a.b}]", "[{}]", "[tube: a.b]", "[s: a]", "[1: a.b]", "&x [a.b, *x]"),
            *("[s: a.b, tube: a.b]", "[tube: a.b, s: a.b]", "[a.b, a]", "[a, a.b]"),
        ),
        "params": (
            *("{a: 1}", "null", "[]", "{n: 3}", "{n: true}", "{n: input.x}", "{flatten: true}"),
            *("{tube: a}", "{tube: 1}", "{}", "{tube: a, b: 1}", "&x {tube: *x}", "{n: 1, m: 2}"),
        ),
        "enabled": ("true", "input.a", "'no'", "1", "null"),
        "stateful": ("true", "null", "a"),
        "description": ("a", "null", "1"),
        "x": ("1",),
    },
    "assets": {
        "type": ("a.b", "int", "return", "a", "1"),
        "scope": ("runner", "process", "node", "tube", "null"),
        "id": ("a", "input", "1"),
        "params": ("{a: 1}", "[1]", "null", "a"),
        "depends": ("a.b", "null", "a", "[a.b]"),
        "description": ("a", "null", "1"),
        "x": ("1",),
    },
    "input": {
        "type": ("int", "a.b", "a", "1"),
        "scope": ("tube", "process", "runner", "null"),
        "id": ("a", "meta", "null"),
        "default": ("1", "null", "[a]"),
        "required": ("true", "'yes'", "null"),
        "description": ("a", "null", "1"),
        "x": ("1",),
    },
}
KEYS = ("a", "b_1", "é", "a-b", "tube", "1", "null", "''", "…")


PLAIN = {
    "nodes": {"type": "a.b"},
    "assets": {"type": "a.b", "scope": "runner"},
    "input": {"type": "int"},
}


def mapping(entries: dict[str, str]) -> str:
    return "{" + ", ".join(f"? {key} : {value}" for key, value in entries.items()) + "}"


def variants(plain: dict[str, str], parts: dict[str, tuple[str, ...]]) -> Iterator[str]:
    """Mappings in which one or two keys have other values than in a plain one, or are missing."""
    for key in plain:
        yield mapping({name: value for name, value in plain.items() if name != key})
    values = [(key, value) for key, values in parts.items() for value in values]
    for key, value in values:
        yield mapping({**plain, key: value})
    for (key, value), (other, another) in combinations(values, 2):
        if key != other:
            yield mapping({**plain, key: value, other: another})


def agree(texts: Iterable[str]) -> None:
    """What is plain is valid, and all versions but the first consider ordinary tubes plain."""
    plain = dict.fromkeys(NAMES, 0)
    valid = dict.fromkeys(NAMES, 0)
    for text in dict.fromkeys(texts):
        root = root_of(text)
        data = to_data(root)
        for name in NAMES:
            plain[name] += check(root, name)
            valid[name] += quick_validator(name).is_valid(data)
    shares = [plain[name] / valid[name] for name in NAMES]
    assert [share > 0.3 for share in shares] == [False, True, True, True], shares


def test_keys_at_the_top() -> None:
    agree(variants({}, PARTS))


@pytest.mark.parametrize("section", ENTRIES)
def test_keys_of_entries(section: str) -> None:
    own = variants(PLAIN[section], ENTRIES[section])
    agree(mapping({section: mapping({"a": entry})}) for entry in own)


@pytest.mark.parametrize("section", ENTRIES)
def test_names_of_entries(section: str) -> None:
    pairs = product(KEYS, KEYS)
    entry = mapping(PLAIN[section])
    agree(mapping({section: mapping({one: entry, two: entry})}) for one, two in pairs)


ODD = (
    "&x {nodes: {a: {type: a.b, depends: *x}}}",
    "nodes: &x {a: *x}",
    "nodes: {a: &x {type: a.b}, b: *x}",
    "nodes: {a: {}}",
    "nodes: {a: {type: a.b, 1: 2}}",
    "nodes: {1: {type: a.b}}",
)


@pytest.mark.parametrize("text", ODD)
def test_what_may_be_valid_and_is_not_plain(text: str) -> None:
    assert not any(check(root_of(text), name) for name in NAMES)


def plain_values(section: str, key: str) -> dict[str, list[str]]:
    """The values of a key that each version has as plain, beside the keys that an entry needs."""
    found: dict[str, list[str]] = {name: [] for name in NAMES}
    for value in (ENTRIES[section] if section else PARTS)[key]:
        entry = mapping({**(PLAIN[section] if section else {}), key: value})
        root = root_of(mapping({section: mapping({"a": entry})}) if section else entry)
        for name, values in found.items():
            if is_plain(root, find_version(name)):
                values.append(value)
    return found


TEXTS = ["a", "null"]
PLAIN_VALUES = {
    "": {
        "noob_id": ["a", "a-b"],
        "noob_model": ["noob.tube.TubeSpecification"],
        "noob_version": ["a"],
        "description": TEXTS,
        "extends": ["[a]", "[]"],
        "nodes": ["{}"],
        "assets": ["{}"],
        "input": ["{}"],
    },
    "nodes": {
        "type": ["a.b", "int", "return", "gather", "map"],
        "id": ["a"],
        "depends": ["[a.value]", "[s: a.value]", "a.value", "null", "[]"],
        "params": [one for one in ENTRIES["nodes"]["params"] if one != "[]"],
        "enabled": ["true"],
        "stateful": ["true"],
        "description": TEXTS,
    },
    "assets": {
        "type": ["a.b", "int", "return"],
        "scope": ["runner", "process", "node"],
        "id": ["a"],
        "params": ["{a: 1}", "[1]", "null"],
        "depends": ["a.b", "null"],
        "description": TEXTS,
    },
    "input": {
        "type": ["int", "a.b"],
        "scope": ["tube", "process"],
        "id": ["a"],
        "default": ["1", "null", "[a]"],
        "required": ["true"],
        "description": TEXTS,
    },
}


@pytest.mark.parametrize(
    ("section", "key"),
    [("", key) for key in PARTS]
    + [(section, key) for section in ENTRIES for key in ENTRIES[section]],
)
def test_exactly_what_is_plain(section: str, key: str) -> None:
    expected = PLAIN_VALUES[section].get(key, [])
    at_first = [] if (section, key) == ("input", "required") else expected
    found = plain_values(section, key)
    assert found == {"0.1": [], "1000": at_first, "1001": expected, "1003": expected}


SPECIAL_PARAMS = {
    "return": {},
    "map": {},
    "gather": {"1000": ["{n: 3}", "{}"], "1003": ["{n: 3}", "{}"]},
    "tube": {"1000": ["{tube: a}"], "1003": ["{tube: a}", "{tube: a, b: 1}"]},
}


@pytest.mark.parametrize("version", ["1000", "1003"])
@pytest.mark.parametrize(("kind", "expected"), SPECIAL_PARAMS.items())
def test_exactly_what_is_plain_in_params(
    kind: str, expected: dict[str, list[str]], version: str
) -> None:
    found = [
        params
        for params in ENTRIES["nodes"]["params"]
        if is_plain(
            root_of(f"nodes: {{a: {{type: {kind}, params: {params}}}}}"), find_version(version)
        )
    ]
    assert found == expected.get(version, [])


@pytest.mark.parametrize(
    ("asset", "plain"),
    [
        ("{type: a.b, scope: runner, depends: a.b}", True),
        ("{type: a.b, scope: process, depends: a.b}", False),
        ("{type: a.b, scope: process, depends: null}", True),
        ("{type: a.b, scope: node}", True),
        ("{type: a.b}", False),
        ("{scope: node}", False),
    ],
)
def test_assets_with_dependencies(asset: str, plain: bool) -> None:
    root = root_of(f"assets: {{b: {asset}}}")
    assert [is_plain(root, find_version(name)) for name in NAMES] == [False, *[plain] * 3]
