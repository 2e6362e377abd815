"""What several rules share, at its limits."""

from __future__ import annotations

import pytest

from noob_lint.diagnostics.diagnostic import Diagnostic, Finding, Related, Severity
from noob_lint.diagnostics.source import Source
from noob_lint.rules.common import because_of, look_alike, shortened, some, through
from noob_lint.rules.inputs.input_type_expression import is_type_expression
from noob_lint.tube.tube import Part
from noob_lint.yaml.document import Scalar

EIGHT = ["a", "b", "c", "d", "e", "f", "g", "h"]


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        ("a", "'a'"),
        ("ab", "'a' and 'b'"),
        ("abc", "'a', 'b' and 'c'"),
        ("abcd", "'a', 'b', 'c' and 1 more"),
        ("abcdef", "'a', 'b', 'c' and 3 more"),
    ],
)
def test_some(names: str, shown: str) -> None:
    assert some(names) == shown


def test_many_names_are_counted() -> None:
    assert shortened([]) == []
    assert shortened(EIGHT) == EIGHT
    assert shortened([*EIGHT, "i"]) == ["a", "b", "c", "d", "e", "f", "... and 3 more"]


def test_the_way_back() -> None:
    assert through(["x/a.yaml"]) == ""
    assert through(["x/a.yaml", "b.yaml"]) == " (through a.yaml, b.yaml)"


def test_names_that_look_alike() -> None:
    composed, decomposed = "caf\u00e9", "cafe\u0301"
    assert look_alike(composed, ["cafe", decomposed]) == decomposed
    assert look_alike(decomposed, [composed, decomposed]) == composed
    assert look_alike("cafe", [composed, "cafe"]) is None
    assert look_alike(composed, ["cafe", "other"]) is None


@pytest.mark.parametrize("rule", ["extends-base-invalid", "child-tube-invalid", "cycle"])
def test_the_end_of_a_chain_is_shown(rule: str) -> None:
    source = Source("nodes: {}\n", "x/child.yaml")
    span = source.span(0, 5)
    places = (Related(span, "the cause", "x/deep.yaml"), Related(span, "more", "y/other.yaml"))
    finding = Finding(span, "wrong", related=places)
    found = because_of(
        Part("nodes", Scalar(source, 0, 5, None, None, "nodes", "", "nodes"), 0),
        "it is wrong",
        Diagnostic("x/child.yaml", rule, Severity.ERROR, finding),
        Severity.WARNING,
    )
    root = Related(span, "wrong", "x/child.yaml") if rule == "cycle" else places[0]
    where = "child.yaml" if rule == "cycle" else "deep.yaml"
    assert (found.message, found.severity) == (f"it is wrong: see {where}", Severity.WARNING)
    assert [place._replace(line=None) for place in found.related] == [root]


@pytest.mark.parametrize(
    ("text", "is_type"),
    [
        ("int", True),
        ("lab.Size", True),
        ("'lab.Size'", True),
        ("None", True),
        ("int | None", True),
        ("dict[str, 1]", True),
        ("a | b.c[d] | None", True),
        (" int ", True),
        ("int | 1", False),
        ("1 | int", False),
        ("int + str", False),
        ("int & str", False),
        ("int()", False),
        ("a b", False),
        ("...", False),
        ("True", True),
        ("1.5", False),
        ("", False),
        ("a b\\", True),
        (f"a {'b' * 498}", False),
        (f"a {'b' * 499}", True),
    ],
)
def test_what_may_be_a_type(text: str, is_type: bool) -> None:
    assert is_type_expression(text) is is_type
