"""The words of messages: what is quoted, what is shortened, which key is meant."""

from __future__ import annotations

import pytest

from noob_lint.schema import wording
from noob_lint.yaml.document import Mapping, Node
from noob_lint.yaml.parser import parse


def root_of(text: str) -> Mapping:
    root = parse(text, "tube.yaml").root
    assert root is not None
    return root


def first_key(text: str) -> Node:
    return root_of(text).entries[0].key


@pytest.mark.parametrize(
    ("value", "described", "but"),
    [
        ("a", "a string ('a')", "not a string ('a')"),
        ("'3'", "a string ('3')", "not a string ('3')"),
        ("3", "a number (3)", "not a number (3)"),
        ("0x1F", "a number (0x1F)", "not a number (0x1F)"),
        ("~", "null", "not null"),
        ("", "nothing", "but it is empty"),
        ("[a]", "a list", "not a list"),
        ("{a: b}", "a mapping", "not a mapping"),
        ("!x y", "a tagged value (y)", "not a tagged value (y)"),
        ("a" * 40, f"a string ('{'a' * 40}')", f"not a string ('{'a' * 40}')"),
        ("a" * 41, "a string", "not a string"),
        ("1" * 41, "a number", "not a number"),
    ],
)
def test_a_value_that_is_not_expected(value: str, described: str, but: str) -> None:
    node = root_of(f"x: {value}\n").entries[0].value
    assert (wording.described(node), wording.but(node)) == (described, but)


CHOOSE = "choose a name of letters, digits and '_'"


@pytest.mark.parametrize(
    ("key", "message"),
    [
        ("1", f"slot 1 of x is a number, not a string: {CHOOSE}"),
        ("true", "slot true of x is a boolean, not a string: quote it, or choose another name"),
        ("? [a,\n   b]\n", f"slot [a, b] of x is a list, not a string: {CHOOSE}"),
        ("? {a: b}\n", f"slot {{a: b}} of x is a mapping, not a string: {CHOOSE}"),
        ("? \n", f"slot of x is empty: {CHOOSE}"),
        (f"? [{'a' * 38}]\n", f"slot [{'a' * 38}] of x is a list, not a string: {CHOOSE}"),
        (f"? [{'a' * 39}]\n", f"slot [{'a' * 36}... of x is a list, not a string: {CHOOSE}"),
    ],
)
def test_a_key_that_is_not_a_string(key: str, message: str) -> None:
    assert wording.not_a_name("slot", first_key(f"{key}: 1\n"), " of x") == message
    assert wording.not_a_name("slot", first_key(f"{key}: 1\n")) == message.replace(" of x", "")


def test_names_that_cannot_be() -> None:
    assert wording.reserved_name("id", "a") == "id 'a' is reserved by noob: choose another name"
    assert wording.bad_identifier("id", "", " of x") == f"id of x is empty: {CHOOSE}"
    assert wording.bad_identifier("id", "1a", " of x") == (
        "id '1a' of x is not an identifier: it starts with a digit; use letters, digits and '_'"
    )


def unknown(text: str, number: int, *known: str) -> str:
    """What is said of a key of a mapping."""
    root = root_of(text)
    said = wording.unknown_key(root.entries[number].key, "it", known, root)
    before, _, hint = said.partition(" in it: ")
    assert before.startswith("unknown key ")
    return hint


@pytest.mark.parametrize(
    ("text", "number", "known", "hint"),
    [
        ("typ: 1\n", 0, ("type", "id"), "did you mean 'type'?"),
        ("typ: 1\ntype: 2\n", 0, ("type", "id"), "expected id"),
        ("typ: 1\ntype: 2\n", 0, ("type",), "expected type"),
        ("q: 1\n", 0, ("type", "id", "scope"), "expected type, id or scope"),
        ("q: 1\n", 0, ("type", "id"), "expected type or id"),
        ("q: 1\n", 0, ("type", "params"), wording.IN_PARAMS),
        ("params:\nq: 1\n", 1, ("type", "params"), "indent it if it belongs to 'params'"),
        ("params:\nq: 1\nr: 2\n", 2, ("params",), "indent it if it belongs to 'params'"),
        ("nodes:\nq: 1\n", 1, ("nodes", "id"), "indent it if it belongs to 'nodes'"),
        ("assets:\nq: 1\n", 1, ("nodes", "id"), "indent it if it belongs to 'assets'"),
        ("input:\nq: 1\n", 1, ("nodes", "id"), "indent it if it belongs to 'input'"),
        ("x:\nq: 1\n", 1, ("id",), "expected id"),
        ("q: 1\nparams:\n", 0, ("id",), "expected id"),
        ("params: 1\nq: 1\n", 1, ("id",), "expected id"),
        ("params:\nassets: 1\nq: 1\n", 2, ("id",), "expected id"),
        ("? [params]\n:\nq: 1\n", 1, ("id",), "expected id"),
        ("? [q]\n: 1\n", 0, ("id",), "expected id"),
    ],
)
def test_what_was_meant_by_an_unknown_key(
    text: str, number: int, known: tuple[str, ...], hint: str
) -> None:
    assert unknown(text, number, *known) == hint


@pytest.mark.parametrize(("count", "is_found"), [(200, True), (201, False)])
def test_the_key_above_is_looked_for_among_the_first(count: int, is_found: bool) -> None:
    text = "params:\n" + "".join(f"q{number}: 1\n" for number in range(1, count))
    hint = "indent it if it belongs to 'params'" if is_found else "expected id"
    assert unknown(text, count - 1, "id") == hint


def test_a_long_key_is_cut() -> None:
    for length, shown in ((40, "q" * 40), (41, "q" * 37 + "...")):
        root = root_of(f"{'q' * length}: 1\n")
        said = wording.unknown_key(root.entries[0].key, "it", ("id",), root)
        assert said == f"unknown key '{shown}' in it: expected id"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("nodes:\na: {}\nb: {}\n", {"nodes": ["a", "b"]}),
        ("nodes:\na: {}\nb: 1\nc: {}\n", {"nodes": ["a"]}),
        ("nodes:\ninput:\na: {}\n", {"input": ["a"]}),
        ("nodes:\nassets: {}\na: {}\n", {}),
        ("nodes:\nnods: {}\nq: {}\n", {"nodes": ["nods", "q"]}),
        ("nodes:\nasets: {}\nq: {}\n", {}),
        ("nodes: 1\na: {}\n", {}),
        ("nodes: {}\na: {}\n", {}),
        ("x:\na: {}\n", {}),
        ("nodes:\n? [a]\n: {}\nb: {}\n", {}),
        ("? [nodes]\n:\nb: {}\n", {}),
        ("nodes:\na: {}\nassets:\nb: {}\n", {"nodes": ["a"], "assets": ["b"]}),
        ("a: {}\n", {}),
    ],
)
def test_entries_that_should_be_indented(text: str, found: dict[str, list[str]]) -> None:
    strays = wording.strays(root_of(text))
    assert {section: [key.text for key in keys] for section, keys in strays.items()} == found


NINETEEN = ", ".join(f"'a{number}'" for number in range(19))


@pytest.mark.parametrize(
    ("count", "most", "said"),
    [
        (1, 3, "'a0'"),
        (2, 3, "'a0' and 'a1'"),
        (3, 3, "'a0', 'a1' and 'a2'"),
        (4, 3, "'a0', 'a1' and 2 more"),
        (20, None, f"{NINETEEN} and 'a19'"),
        (21, None, f"{NINETEEN} and 2 more"),
    ],
)
def test_listed(count: int, most: int | None, said: str) -> None:
    words = [f"a{number}" for number in range(count)]
    assert (wording.listed(words) if most is None else wording.listed(words, most=most)) == said


def test_missing_keys() -> None:
    assert wording.missing_keys("it", ["a"]) == "it is missing required key 'a'"
    assert wording.missing_keys("it", ["a", "b"]) == "it is missing required keys 'a' and 'b'"


TUBE = "nodes: {n: {}, 'n-m': {}, x: {}}\nassets: {a: {}, x: {}}\ninput: {i: {}}\n"


@pytest.mark.parametrize(
    ("text", "meant", "problem"),
    [
        ("n", "n.value", "which names no signal: write 'n.value' or another signal of it"),
        ("x", "x.value", "which names no signal: write 'x.value' or another signal of it"),
        ("a", "assets.a", "which names no signal: write 'assets.a'"),
        ("i", "input.i", "which names no signal: write 'input.i'"),
        ("n-m", None, None),
        ("q", None, None),
        ("n.", None, "which names no signal after the dot"),
        (".n", None, "which names no node before the dot"),
    ],
)
def test_a_bare_name_in_place_of_a_reference(
    text: str, meant: str | None, problem: str | None
) -> None:
    root = root_of(TUBE)
    assert wording.near_reference(text, root) == meant
    if problem is not None:
        assert wording.bad_reference("it", text, root) == f"it depends on {text!r}, {problem}"


def test_empty_references_and_tubes_without_sections() -> None:
    root = root_of("nodes: [n]\n")
    for text in ("", " "):
        said = wording.bad_reference("it", text, root)
        assert said == "it depends on an empty string: write 'node.signal'"
    assert wording.near_reference("n", root) is None


@pytest.mark.parametrize(
    ("section", "text", "message"),
    [
        (
            "input",
            "x y",
            "before noob 1001, 'type' of it must be a builtin or a Python path, not 'x y'",
        ),
        ("nodes", "", "'type' of it is empty: write a name such as package.module.function"),
        ("assets", " ", "'type' of it is empty: write a name such as package.module.function"),
    ],
)
def test_a_bad_type(section: str, text: str, message: str) -> None:
    assert wording.bad_type(section, "it", text) == message


@pytest.mark.parametrize(
    ("text", "references", "message"),
    [
        ("x", True, "true, false or 'input.<id>', not 'x'"),
        ("True", True, "true, false or 'input.<id>', not 'True': remove the quotes"),
        ("False", True, "true, false or 'input.<id>', not 'False': remove the quotes"),
        ("x", False, "true or false, not 'x'"),
        ("True", False, "true or false, not 'True'"),
        (
            "input.x",
            False,
            "true or false, not 'input.x': references to inputs came with noob 1001",
        ),
    ],
)
def test_a_bad_enabled(text: str, references: bool, message: str) -> None:
    said = wording.bad_enabled("it", text, references=references)
    assert said == f"'enabled' of it must be {message}"


def test_other_messages() -> None:
    assert wording.bad_model("x") == (
        "'noob_model' must be a Python path such as noob.tube.TubeSpecification, not 'x'"
    )
    assert wording.depends_scope("it", "node") == (
        "it has 'depends' but scope 'node': only scope 'runner' keeps what a signal stores"
    )
    assert wording.BAD_NOOB_ID.format(".") == (
        "'noob_id' '.' has no letter or digit: use letters, digits and the characters _ - / #"
    )
