"""What the models check beyond types."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from noob_lint.spec import _checks

NOT_A_TYPE = "is not a special node type, a builtin or an absolute path like package.name"
SCOPE = "depends may only be used with scope runner, not"


def node(depends: Any, type_: str = "int") -> SimpleNamespace:
    return SimpleNamespace(depends=depends, type_=type_)


def exist(*depends: Any) -> None:
    """Check the dependencies of nodes called ``n0``, ``n1``, ... beside one asset and one input."""
    nodes = {f"n{number}": node(one) for number, one in enumerate(depends)}
    _checks.references_exist(nodes, {"s": 1}, {"i": 2})


def returns(*types: str) -> None:
    _checks.one_return({f"n{number}": node(None, one) for number, one in enumerate(types)})


@pytest.mark.parametrize(
    ("check", "arguments", "problem"),
    [
        (_checks.identifier, ("a1",), None),
        (_checks.identifier, ("a-b",), "'a-b' is not a Python identifier"),
        (_checks.absolute_identifier, ("a.b",), None),
        (_checks.absolute_identifier, ("int",), None),
        (_checks.absolute_identifier, ("x",), f"'x' {NOT_A_TYPE}"),
        (_checks.signal_reference, ("a.b",), None),
        (_checks.signal_reference, ("a.b.c",), "'a.b.c' does not have the form node.signal"),
        (_checks.not_reserved(("meta", "tube")), ("a",), None),
        (_checks.not_reserved(("meta", "tube")), ("tube",), "'tube' is reserved"),
        (_checks.depends_needs_runner, ("runner", "a.b"), None),
        (_checks.depends_needs_runner, ("node", None), None),
        (_checks.depends_needs_runner, ("node", "a.b"), f"{SCOPE} node"),
        (_checks.depends_needs_runner, ("process", []), f"{SCOPE} process"),
        (_checks.slots_unique, (None,), None),
        (_checks.slots_unique, ("a.b",), None),
        (_checks.slots_unique, (["a.b", "a.b", {"s": "a.b"}, {"t": "a.b"}],), None),
        (
            _checks.slots_unique,
            ([{"s": "a.b"}, {"t": "a.c"}, {"t": "a.d"}],),
            "slot 't' is given twice",
        ),
        (_checks.enabled_reference, (True,), None),
        (_checks.enabled_reference, ("input.x",), None),
        (_checks.enabled_reference, ("yes",), "'yes' is neither a boolean nor input.<name>"),
        (_checks.fill_ids, ([],), "must be a mapping"),
        (_checks.fill_ids, ({"a": {}, "b": 3},), "'b' must be a mapping"),
        (
            _checks.fill_ids,
            ({"a": SimpleNamespace(id="b")},),
            "the key 'a' is not the id 'b' of its specification",
        ),
        (returns, (), None),
        (returns, ("return", "int", "map"), None),
        (returns, ("return", "int", "return"), "a tube may have one return node, not n0, n2"),
        (exist, (None, "n0.x", ["n1.x", {"s": "n0.y"}], "assets.s", ["input.i"]), None),
        (exist, ("n1.x", None, "q.x"), "node 'n2' depends on q.x, which does not exist"),
        (exist, (["n0.x", {"s": "q.x"}], None), "node 'n0' depends on q.x, which does not exist"),
        (exist, ("assets.i",), "node 'n0' depends on assets.i, which does not exist"),
        (exist, ("input.s",), "node 'n0' depends on input.s, which does not exist"),
        (exist, ("assets.n0",), "node 'n0' depends on assets.n0, which does not exist"),
        (exist, ("s.x",), "node 'n0' depends on s.x, which does not exist"),
    ],
)
def test_a_check(
    check: Callable[..., object], arguments: tuple[Any, ...], problem: str | None
) -> None:
    if problem is None:
        assert check(*arguments) in (None, arguments[0] if arguments else None)
        return
    with pytest.raises(ValueError) as caught:  # noqa: PT011, the message is compared as a whole
        check(*arguments)
    assert str(caught.value) == problem


def test_a_value_that_passes_is_returned() -> None:
    slots: _checks.Depends = ["a.b", {"s": "a.b"}]
    assert _checks.identifier("a") == "a"
    assert _checks.absolute_identifier("a.b") == "a.b"
    assert _checks.signal_reference("a.b") == "a.b"
    assert _checks.not_reserved(())("a") == "a"
    assert _checks.slots_unique(slots) is slots
    assert (_checks.enabled_reference(False), _checks.enabled_reference("input.a")) == (
        *(False, "input.a"),
    )


def test_ids_come_from_keys() -> None:
    own = SimpleNamespace(id="c")
    section = {"a": {"x": 1}, "b": {"id": "z"}, "c": own}
    assert _checks.fill_ids(section) == {"a": {"id": "a", "x": 1}, "b": {"id": "z"}, "c": own}
    assert section["a"] == {"x": 1}


def test_references() -> None:
    assert [*_checks.references(None)] == []
    assert [*_checks.references("a.b")] == ["a.b"]
    assert [*_checks.references(["a.b", {"s": "c.d"}, "e.f"])] == ["a.b", "c.d", "e.f"]
