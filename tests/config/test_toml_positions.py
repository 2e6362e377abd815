"""The lines of keys and items, compared with tomllib and with what was written."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from noob_lint.config.settings import KeyPath
from noob_lint.config.toml_positions import lines

TEXT = """\
# a = 0
a = 1 # [x]
b.c . "d" = [
  "x", # ]
  \"\"\"
m\"\"\", 2,
{y=1, 'z' = [1979-05-27 07:32:00, 3]},
]
[t . "q.\\u0072"]
e = '''a'b
''''
f = 1.0
[[l]]
x=1
[l.s]
k=""
[[l]]
x=2
[[l.m]]
w = \"\"\"a\"\"\"\"\"
v = false"""


def test_every_form() -> None:
    assert lines(TEXT) == {
        ("a",): 2,
        ("b",): 3,
        ("b", "c"): 3,
        ("b", "c", "d"): 3,
        ("b", "c", "d", 0): 4,
        ("b", "c", "d", 1): 5,
        ("b", "c", "d", 2): 6,
        ("b", "c", "d", 3): 7,
        ("b", "c", "d", 3, "y"): 7,
        ("b", "c", "d", 3, "z"): 7,
        ("b", "c", "d", 3, "z", 0): 7,
        ("b", "c", "d", 3, "z", 1): 7,
        ("t",): 9,
        ("t", "q.r"): 9,
        ("t", "q.r", "e"): 10,
        ("t", "q.r", "f"): 12,
        ("l",): 13,
        ("l", 0): 13,
        ("l", 0, "x"): 14,
        ("l", 0, "s"): 15,
        ("l", 0, "s", "k"): 16,
        ("l", 1): 17,
        ("l", 1, "x"): 18,
        ("l", 1, "m"): 19,
        ("l", 1, "m", 0): 19,
        ("l", 1, "m", 0, "w"): 20,
        ("l", 1, "m", 0, "v"): 21,
    }
    assert set(lines(TEXT)) == set(places(tomllib.loads(TEXT)))


def places(value: object, place: KeyPath = ()) -> Iterator[KeyPath]:
    """The places of everything in a value that tomllib returned."""
    if place:
        yield place
    if isinstance(value, dict):
        for key, item in value.items():
            yield from places(item, (*place, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from places(item, (*place, index))


BLANKS = st.sampled_from(["", "\n", ' # it\'s "so" ]}\n', "\n\n  "])
KEYS = st.sampled_from(["a", "b-1", '"c"', "'d.e'", '"\\u0066"', "a.g", "h . 'i'"])
SCALARS = st.sampled_from(
    ["1", '"x"', "''", '"\\""', "2020-01-01 00:00:00", '"""\n"a"""', "'''\n#'''", "[]", "{}"]
)


def lists(items: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    parts = st.lists(st.tuples(BLANKS, items, BLANKS).map("".join), min_size=1, max_size=3)
    return parts.map(lambda found: f"[{','.join(found)}]")


def tables(items: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    pairs = st.lists(st.tuples(KEYS, items).map(" = ".join), max_size=3)
    return pairs.map(lambda found: f"{{ {', '.join(found)} }}")


VALUES = st.recursive(SCALARS, lambda items: lists(items) | tables(items), max_leaves=6)
PAIRS = st.tuples(KEYS, VALUES).map(" = ".join)
HEADERS = KEYS.flatmap(lambda key: st.sampled_from([f"[{key}]", f"[[{key}]]", f"[[{key}]] # ]"]))


@settings(deadline=None, derandomize=True)
@given(st.lists(st.tuples(BLANKS, PAIRS | HEADERS).map("".join), max_size=8).map("\n".join))
def test_it_knows_every_place_that_tomllib_reads(text: str) -> None:
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    found = lines(text)
    assert set(found) == set(places(values))
    assert all(1 <= line <= text.count("\n") + 1 for line in found.values())
