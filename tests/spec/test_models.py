"""What the models contain and report, beyond accepting and refusing."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from noob_lint.publish import render
from noob_lint.spec import _builtins, versions
from tests.spec.tubes import ALL, NEW

A = {"type": "int"}
NO_TYPE = "'int.' is not a special node type, a builtin or an absolute path like package.name"


def load(version: str, tube: Any) -> Any:
    return render.model(version, "tube").model_validate(tube)


def problems(version: str, tube: Any) -> list[str]:
    with pytest.raises(ValidationError) as caught:
        load(version, tube)
    return [
        f"{'.'.join(map(str, error['loc']))}: {error['msg']}" for error in caught.value.errors()
    ]


@pytest.mark.parametrize("version", ALL)
def test_defaults(version: str) -> None:
    tube = load(version, {"nodes": {"a": A}})
    release = tube.noob_version
    assert versions.find_version(release).name == version
    rest = {} if version == "0.1" else {"extends": None, "description": None}
    more = {} if version == "0.1" else {"stateful": None, "description": None}
    node = {"type_": "int", "id": "a", "depends": None, "params": None, "enabled": True, **more}
    assert tube.model_dump() == {
        "noob_id": None,
        "noob_model": "noob.tube.TubeSpecification",
        "noob_version": release,
        "assets": {},
        "input": {},
        "nodes": {"a": node},
        **rest,
    }


@pytest.mark.parametrize("version", ALL)
def test_ids_come_from_keys_and_the_document_stays_as_it_is(version: str) -> None:
    document = {"nodes": {"a": {"type": "int"}, "b": {"type": "int", "id": "c"}}}
    tube = load(version, document)
    assert [node.id for node in tube.nodes.values()] == ["a", "c"]
    assert document == {"nodes": {"a": {"type": "int"}, "b": {"type": "int", "id": "c"}}}


@pytest.mark.parametrize("version", ALL)
def test_a_section_takes_specifications_whose_id_is_their_key(version: str) -> None:
    node = render.model(version, "node-specification").model_validate({**A, "id": "a"})
    assert load(version, {"nodes": {"a": node}}).nodes == {"a": node}
    assert problems(version, {"nodes": {"b": node}}) == [
        "nodes: Value error, the key 'b' is not the id 'a' of its specification"
    ]


@pytest.mark.parametrize("version", ALL)
def test_unknown_keys(version: str) -> None:
    tube = {"extra": 1, "nodes": {"a": {**A, "extra": 1}}}
    if version == "0.1":
        assert "extra" not in load(version, tube).model_dump()
    else:
        assert problems(version, tube) == [
            "nodes.a.extra: Extra inputs are not permitted",
            "extra: Extra inputs are not permitted",
        ]


def test_nodeinfo_is_dropped() -> None:
    tube = load("1003", {"nodes": {"a": {**A, "nodeinfo": {"signals": {}}}}})
    assert tube == load("1003", {"nodes": {"a": A}})


@pytest.mark.parametrize("version", ALL)
def test_messages_about_names(version: str) -> None:
    reserved = {"0.1": "meta"}.get(version, "tube")
    tube = {"nodes": {"a-b": A, reserved: A, "c": {"type": "int."}}}
    assert problems(version, tube) == [
        "nodes.a-b.[key]: Value error, 'a-b' is not a Python identifier",
        "nodes.a-b.id: Value error, 'a-b' is not a Python identifier",
        f"nodes.{reserved}.[key]: Value error, '{reserved}' is reserved",
        f"nodes.{reserved}.id: Value error, '{reserved}' is reserved",
        f"nodes.c.type: Value error, {NO_TYPE}",
    ]


@pytest.mark.parametrize("version", ALL)
@pytest.mark.parametrize(
    ("tube", "message"),
    [
        (
            {"nodes": {"a": {**A, "depends": [{"s": "a.b"}, {"s": "a.c"}]}}},
            "nodes.a.depends: Value error, slot 's' is given twice",
        ),
        (
            {"nodes": {"a": {"type": "return"}, "b": {"type": "return"}}},
            ": Value error, a tube may have one return node, not a, b",
        ),
        (
            {"nodes": {"a": {**A, "depends": "b.value"}}},
            ": Value error, node 'a' depends on b.value, which does not exist",
        ),
        (
            {"nodes": {"a": {**A, "depends": [{"s": "assets.b"}]}}},
            ": Value error, node 'a' depends on assets.b, which does not exist",
        ),
        (
            {"nodes": {"a": {**A, "depends": ["input.b"]}}},
            ": Value error, node 'a' depends on input.b, which does not exist",
        ),
        ({"nodes": {"a": None}}, "nodes: Value error, 'a' must be a mapping"),
        ({"nodes": None}, "nodes: Value error, must be a mapping"),
    ],
)
def test_messages_about_the_whole(version: str, tube: Any, message: str) -> None:
    assert problems(version, tube) == [message]


@pytest.mark.parametrize("version", ALL)
def test_message_about_depends_and_scope(version: str) -> None:
    depends = ["a.value"] if version == "0.1" else "a.value"
    asset = {"type": "list", "scope": "node", "depends": depends}
    assert problems(version, {"assets": {"x": asset}}) == [
        "assets.x: Value error, depends may only be used with scope runner, not node"
    ]


def test_enabled_refers_to_an_input() -> None:
    assert problems("1003", {"nodes": {"a": {**A, "enabled": "True"}}}) == [
        "nodes.a.enabled: Value error, 'True' is neither a boolean nor input.<name>"
    ]


@pytest.mark.parametrize("version", NEW)
def test_assets_as_data(version: str) -> None:
    spec = {"type": "list", "scope": "runner", "id": "x"}
    asset = {"id": "x", "spec": spec, "scope": "runner", "params": [1], "depends": "a.value"}
    wrapped = render.model(version, "wrap-class-asset").model_validate({**asset, "cls": list})
    stored = None if version == "1003" else (("tube", -1),)
    assert wrapped.model_dump() == {
        **asset,
        "spec": {
            "id": "x",
            "type_": "list",
            "scope": "runner",
            "params": None,
            "depends": None,
            "description": None,
        },
        "obj": None,
        "stored_at": stored,
        "cls": list,
    }


def test_the_builtins_of_this_interpreter_are_listed() -> None:
    import builtins

    # by the interactive interpreter, and by tools that run code in it
    left_behind = {"_", "__builtins__"}
    assert set(vars(builtins)) - left_behind - set(_builtins.BUILTINS) == set()
    assert list(_builtins.BUILTINS) == sorted(set(_builtins.BUILTINS))
