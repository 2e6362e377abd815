"""The nodes in a part of a document, in order and each once."""

from __future__ import annotations

from noob_lint.yaml.document import Mapping, Scalar
from noob_lint.yaml.parser import parse
from noob_lint.yaml.walk import children, nodes_below, scalars_below

TEXT = "a: [1, {b: 2}]\nc: &x {d: 3}\ne: *x\n? [4]\n: 5\n"


def root(text: str) -> Mapping:
    found = parse(text).root
    assert found is not None
    return found


def test_scalars_in_order_with_keys() -> None:
    assert [one.text for one in scalars_below(root(TEXT))] == list("a1b2cd3e45")


def test_nodes_in_order() -> None:
    kinds = [one.text if isinstance(one, Scalar) else one.kind for one in nodes_below(root(TEXT))]
    assert kinds == [
        *("a mapping", "a", "a list", "1", "a mapping", "b", "2", "c", "a mapping", "d", "3", "e"),
        *("a list", "4", "5"),
    ]


def test_nothing_below_nothing() -> None:
    assert list(nodes_below(None)) == list(scalars_below(None)) == []


def test_what_contains_itself_ends() -> None:
    found = root("a: &x [1, *x]\n")
    assert [one.text for one in scalars_below(found)] == ["a", "1"]


def test_children_are_only_those_directly_below() -> None:
    here = root("a: [1]\nb: 2\n")
    assert [getattr(one, "text", None) for one in children(here)] == ["a", None, "b", "2"]
    value = here.get("a")
    assert value is not None
    assert [getattr(one, "text", None) for one in children(value)] == ["1"]
    scalar = here.get("b")
    assert scalar is not None
    assert list(children(scalar)) == []


def test_long_chains_need_no_recursion() -> None:
    text = "".join(
        f"a{i}: &a{i} {{<<: *a{i - 1}}}\n" if i else "a0: &a0 {x: 1}\n" for i in range(900)
    )
    assert sum(1 for _ in nodes_below(root(text))) == 900 * 2 + 3
