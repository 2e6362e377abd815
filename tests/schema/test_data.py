"""Documents as plain data for validators, and the way back to nodes."""

from __future__ import annotations

from noob_lint.schema.data import Tables, find_entry, named_entries, node_at, steps, to_data
from noob_lint.yaml.document import Mapping
from noob_lint.yaml.parser import parse


def root_of(text: str) -> Mapping:
    root = parse(text, "tube.yaml").root
    assert root is not None
    return root


def test_data_of_values_that_json_does_not_have() -> None:
    text = """
        day: 2024-01-02
        binary: !!binary aGk=
        tagged: !mine x
        large: 123456789012345678901234567890
        infinite: .inf
        none: .nan
        half: 0.5
        nothing:
        list: [1, yes, true]
        1: number
        [a, b]: list
    """
    assert to_data(root_of(text)) == {
        "day": -1,
        "binary": -1,
        "tagged": -1,
        "large": -1,
        "infinite": -1,
        "none": -1,
        "half": 0.5,
        "nothing": None,
        "list": [1, "yes", True],
        "1": "number",
        "[a, b]": "list",
    }


def test_numbers_that_json_has() -> None:
    large = 2**53
    text = f"[{large}, {large - 1}, -{large}, -{large - 1}, 0, {large}.0, 1.5, -1]"
    assert to_data(root_of(f"a: {text}"))["a"] == [  # type: ignore[index]
        *(-1, large - 1, -1, 1 - large, 0, -1, 1.5, -1)
    ]


def test_an_alias_inside_its_anchor_ends_there() -> None:
    text = "a: &a {b: [1, *a], c: &c [*c, *a]}\nd: *a\n"
    once = {"b": [1, {}], "c": [[], {}]}
    assert to_data(root_of(text)) == {"a": once, "d": once}


def test_the_way_back_to_a_node() -> None:
    root = root_of("nodes: {a: {type: x, 1: [p, q]}, b: {}}")
    node, key = node_at(root, ["nodes", "a", "1", 1])
    assert (node.source.text[node.start : node.end], key) == ("q", None)
    node, key = node_at(root, ["nodes", "b"])
    assert key is not None
    assert (node.kind, key.source.text[key.start : key.end]) == ("a mapping", "b")
    assert node_at(root, []) == (root, None)
    assert find_entry(root, "assets") is None
    assert find_entry(node_at(root, ["nodes", "a", "type"])[0], "x") is None
    paths: tuple[tuple[str | int, ...], ...] = (
        *(("nodes", "b"), ("nodes", "a", "1", 1), ("nodes", "a", "1"), ("nodes", "a", "type"), ()),
    )
    assert sorted(paths, key=lambda path: steps(root, path, {})) == [
        *((), ("nodes", "a", "type"), ("nodes", "a", "1"), ("nodes", "a", "1", 1), ("nodes", "b")),
    ]


def test_a_path_as_indexes() -> None:
    root = root_of("nodes: {a: {type: x, 1: [p, q]}, b: {}}\ninput: {}")
    tables: Tables = {}
    paths: list[tuple[str | int, ...]] = [("input",), ("nodes", "a", "1", 1), ("nodes", "b"), ()]
    assert [steps(root, path, tables) for path in paths] == [(1,), (0, 0, 1, 1), (0, 1), ()]
    assert [*tables.values()] == [
        *({"nodes": 0, "input": 1}, {"a": 0, "b": 1}, {"type": 0, "1": 1}),
    ]
    tables[root]["input"] = 7  # as it was found before
    assert steps(root, ["input"], tables) == (7,)


def test_names_of_keys_that_look_alike() -> None:
    root = root_of('1: a\n"1": b\n"1 ": c\n[x,  y]: d\n')
    assert list(named_entries(root)) == ["1  ", "1", "1 ", "[x, y]"]
    assert list(named_entries(root_of("a: 1\nb: 2\n"))) == ["a", "b"]
