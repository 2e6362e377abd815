"""The C parser returns what the pure parser returns, wherever it is used."""

from __future__ import annotations

import importlib.util

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from noob_lint.yaml import parser
from noob_lint.yaml.parser import MAX_BYTES, parse, parse_if_valid
from tests.yaml.mutate import FRAGMENTS, TUBES, mutants
from tests.yaml.outline import read_fast, read_purely
from tests.yaml.test_errors import CASES as MISTAKEN
from tests.yaml.test_positions import CASES as PLACED

pytestmark = pytest.mark.skipif(
    not importlib.util.find_spec("_ruamel_yaml"), reason="there is no C parser here"
)


def asked_of_the_fast_parser(text: str) -> bool:
    return not (parser._unprintable_in(text) or parser.needs_pure_parser(text))


def agree(text: str) -> bool:
    """Whether the pure parser returns what the C parser returns, or the C parser refuses `text`."""
    fast = read_fast(text)
    return fast is None or fast == read_purely(text)


@pytest.mark.parametrize("seed", range(8))
def test_on_mutated_tubes(seed: int) -> None:
    asked = [text for text in mutants(seed, 2000) if asked_of_the_fast_parser(text)]
    assert len(asked) > 800
    assert [text for text in asked if not agree(text)] == []


def test_on_the_texts_of_other_tests() -> None:
    texts = [*TUBES, *(text for text, _ in PLACED.values())]
    texts += [text for text in MISTAKEN.values() if isinstance(text, str)]
    asked = [text for text in texts if asked_of_the_fast_parser(text)]
    assert len(asked) > 100
    assert [text for text in asked if not agree(text)] == []


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=12).map("".join))
@settings(deadline=None, derandomize=True, max_examples=1500)
def test_on_fragments(text: str) -> None:
    if asked_of_the_fast_parser(text):
        assert agree(text)


@given(st.text(alphabet="ab:-?#,[]{}&*!|>'\"%@~ \n0.<=", max_size=12))
@settings(deadline=None, derandomize=True, max_examples=1500)
def test_on_indicators(text: str) -> None:
    if asked_of_the_fast_parser(text):
        assert agree(text)


def test_ordinary_tubes_are_read_fast() -> None:
    """The gate costs nothing where it should not."""
    lines = [line for tube in TUBES for line in tube.splitlines(keepends=True)]
    assert [line for line in lines if not asked_of_the_fast_parser(line)] == ["  ? c\n"]
    for text in ("a: what? b\n", "a: b*c & d\n", 'a: {"b": 1}\n', "a: # b\n  c: d\n", "a: b!\n"):
        assert asked_of_the_fast_parser(text)


@pytest.mark.parametrize("has_c", [True, False])
def test_what_is_valid_is_known_without_asking_why(
    has_c: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not has_c:
        monkeypatch.setattr(parser, "CParser", None)
    for text in ("", "a: [", "- 1", "a: *b", "a: \x07", "a: 1\n---\nb: 2\n", "#" * (MAX_BYTES + 1)):
        found = parse_if_valid(text)
        assert (found is None) == (parse(text).root is None), text
    for text in ("a: 1", "\ufeffa: 1", "a: {b: [c]}"):
        found, whole = parse_if_valid(text, "t.yaml"), parse(text, "t.yaml")
        assert found is not None
        assert [one.text for one in found.scalars] == [one.text for one in whole.scalars]
        assert (found.path, found.text) == ("t.yaml", whole.text)
