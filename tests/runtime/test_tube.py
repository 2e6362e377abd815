"""States of whole tubes: linted, merged, with inputs, and with errors at their lines."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from noob_lint import Settings
from noob_lint.runtime import (
    AssetError,
    AssetInitError,
    AssetParamsError,
    AssetTypeError,
    State,
    TubeError,
)
from noob_lint.runtime.errors import exception_text
from noob_lint.runtime.tube import nearest_node, python_value, tube_of
from noob_lint.yaml.parser import parse
from tests.runtime.specs import specify
from tests.runtime.things import DIARY, Box

HEAD = "noob_id: t\nnoob_model: noob.tube.TubeSpecification\nnoob_version: 1003.0.2\n"


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    DIARY.clear()
    monkeypatch.chdir(tmp_path)


def write(text: str, name: str = "t.yaml") -> str:
    Path(name).write_text(HEAD.replace("noob_id: t", f"noob_id: {name[:-5]}") + text)
    return name


def asset(name: str, type_: str, scope: str = "runner", more: str = "") -> str:
    kind = type_ if "." in type_ else f"tests.runtime.things.{type_}"
    return f"  {name}:\n    type: {kind}\n    scope: {scope}\n" + more


def tube(*assets: str, nodes: str = "", head: str = "") -> str:
    names = [line.strip(" :\n") for text in assets for line in [text.split("\n")[0]]]
    users = ", ".join(f"assets.{name}" for name in names)
    show = f"  show: {{type: print, depends: [{users}]}}\n"
    return f"{head}assets:\n{''.join(assets)}nodes:\n{nodes}{show}"


def test_a_file() -> None:
    path = write(tube(asset("a", "Box", "runner", "    params: {name: b, size: 2}\n")))
    before = Path(path).read_bytes()
    for given in (path, Path(path)):
        state = State.from_tube(given)
        with state.runner():
            assert state["a"] == Box("b", 2)
    assert Path(path).read_bytes() == before


def test_values_are_what_yaml_means() -> None:
    params = "    params: [1, 0o10, 1.5, yes, 'x', null, {k: [true]}, 2024-01-02]\n"
    state = State.from_tube(write(tube(asset("a", "of_list", "runner", params))))
    with state.runner():
        *values, date = state["a"]
    assert values == [1, 8, 1.5, "yes", "x", None, {"k": [True]}]
    assert str(date) == "2024-01-02"


def test_the_linter_refuses() -> None:
    path = write("assets:\n  a: {type: tests.runtime.things.Box, scope: forever}\nnodes: {}\n")
    with pytest.raises(TubeError) as caught:
        State.from_tube(path)
    assert [one.rule for one in caught.value.diagnostics] == ["schema-enum"]
    assert str(caught.value).startswith("t.yaml:5:46: error[schema-enum] ")


def test_there_is_no_file() -> None:
    with pytest.raises(FileNotFoundError):
        State.from_tube("nothing.yaml")


def test_a_version_is_chosen_by_the_settings() -> None:
    path = write(tube(asset("door", "opened")))
    with State.from_tube(path).runner() as state:
        assert state["door"] == "door"
    old = State.from_tube(path, settings=Settings(noob_version="1000"))
    with old.runner():
        assert hasattr(old["door"], "__enter__")


def test_a_mapping_and_a_model() -> None:
    data = {"assets": {"a": {"type": "tests.runtime.things.Box", "scope": "process"}}}
    from noob_lint.spec.v1001 import TubeSpecification

    for given in (data, TubeSpecification.model_validate(data)):
        state = State.from_tube(given)
        with state.process():
            assert state["a"] == Box()


@pytest.mark.parametrize(
    ("params", "value"),
    [
        ("[&a [1, *a], *a]", [[1, None], [1, None]]),
        ("[&a {k: *a}]", [{"k": None}]),
        ("[{? [1, [2]] : x, ? {k: [v]} : y}]", [{(1, (2,)): "x", (("k", ("v",)),): "y"}]),
    ],
)
def test_yaml_that_other_parsers_refuse(params: str, value: Any) -> None:
    text = tube(asset("a", "of_list", "runner", f"    params: {params}\n"), head=INPUTS)
    state = State.from_tube(write(text), settings=Settings(ignore=["all"]))
    with state.runner():
        assert state["a"] == value


def test_an_alias_stands_for_the_same_object() -> None:
    params = "    params: [&a [], *a, []]\n"
    with State.from_tube(write(tube(asset("a", "of_list", "runner", params)))).runner() as state:
        first, second, third = state["a"]
    assert first is second
    assert first is not third


@pytest.mark.parametrize("wrong", [3, None, b"t.yaml"])
def test_what_is_no_tube(wrong: object) -> None:
    with pytest.raises(TypeError) as caught:
        State.from_tube(wrong)
    assert str(caught.value) == (f"not the path of a file, a specification or a mapping: {wrong!r}")


def test_the_places_of_errors() -> None:
    found: dict[str, Any] = {}
    more = "    params:\n      colour: red\n"
    for name, text in {
        "type": asset("a", "no.such.thing"),
        "params": asset("a", "Box", "runner", more),
        "own": asset("a", "Shelf", "runner", more),
        "init": asset("a", "failing"),
    }.items():
        with pytest.raises(AssetError) as caught, State.from_tube(write(tube(text))).runner():
            pass
        error = caught.value
        found[name] = (type(error), error.asset, error.path, error.line, str(error))
    assert found == {
        "type": (
            AssetTypeError,
            "a",
            "t.yaml",
            6,
            "t.yaml:6:11: error[runtime-type] asset 'a' has a type that cannot be used: "
            "ModuleNotFoundError: No module named 'no'",
        ),
        "params": (
            AssetParamsError,
            "a",
            "t.yaml",
            8,
            "t.yaml:8:5: error[runtime-params] asset 'a' has params that cannot be used: "
            "TypeError: Box.__init__() got an unexpected keyword argument 'colour'",
        ),
        "own": (
            AssetParamsError,
            "a",
            "t.yaml",
            8,
            "t.yaml:8:5: error[runtime-params] asset 'a' has params that cannot be used: "
            "ValidationError: size: Field required; colour: Extra inputs are not permitted",
        ),
        "init": (
            AssetInitError,
            "a",
            "t.yaml",
            5,
            "t.yaml:5:3: error[runtime-init] asset 'a' could not be started: "
            "RuntimeError: no x today",
        ),
    }


def test_an_error_in_a_base_is_told_there() -> None:
    write(tube(asset("a", "failing", "runner", "    params: {name: y}\n")), "base.yaml")
    more = f"extends: [base]\n{asset('b', 'Box')}".replace("  b:", "assets:\n  b:", 1)
    state = State.from_tube(write(more + "nodes:\n  more: {type: print, depends: [assets.b]}\n"))
    assert list(state.assets) == ["a", "b"]
    with pytest.raises(AssetInitError) as caught, state.runner():
        pass
    assert str(caught.value) == (
        "base.yaml:5:3: error[runtime-init] asset 'a' could not be started: "
        "RuntimeError: no y today"
    )


def test_a_file_that_is_no_tube() -> None:
    Path("t.yaml").write_text("- a\n")
    with pytest.raises(TubeError) as caught:
        State.from_tube("t.yaml", settings=Settings(ignore=["all"]))
    assert str(caught.value) == "t.yaml:1:1: error[runtime-tube] the file holds no tube"


def test_an_asset_with_another_id() -> None:
    path = write(tube(asset("a", "failing", "runner", "    id: b\n")))
    with (
        pytest.raises(AssetInitError) as caught,
        State.from_tube(path, settings=Settings(ignore=["all"])).runner(),
    ):
        pass
    assert (caught.value.asset, caught.value.line) == ("b", 5)


def test_an_unknown_base() -> None:
    path = write(tube(asset("a", "Box"), head="extends: [elsewhere]\n"))
    with pytest.raises(TubeError) as caught:
        State.from_tube(path)
    assert str(caught.value) == (
        "t.yaml:4:1: error[runtime-tube] a tube that this one extends is not known: "
        "say in tube-paths where it lies"
    )


INPUTS = """\
input:
  given: {type: str}
  usual: {type: str, default: usual}
  absent: {type: str, required: false}
"""


def test_inputs_in_params() -> None:
    params = "    params: [input.given, [input.usual, [input.absent]], {k: input.given}, more]\n"
    path = write(
        tube(
            asset("a", "of_list", "runner", params),
            asset("b", "Box", "runner", "    params: {name: input.given, size: input.usual}\n"),
            head=INPUTS,
        )
    )
    settings = Settings(ignore=["nested-input-reference", "param-looks-like-reference"])
    settings = settings._replace(ignore=[*settings.ignore, "list-params-input-order"])
    state = State.from_tube(path, inputs={"given": 1}, settings=settings)
    with state.runner():
        assert state["a"] == [1, ["usual", [None]], {"k": "input.given"}, "more"]
        assert state["b"] == Box(1, "usual")  # type: ignore[arg-type]


def test_an_input_that_is_not_given() -> None:
    params = "    params: {name: input.given}\n"
    path = write(tube(asset("a", "Box", "runner", params), head=INPUTS))
    settings = Settings(ignore=["unused-input"])
    with pytest.raises(AssetParamsError) as caught:
        State.from_tube(path, settings=settings)
    assert str(caught.value) == (
        "t.yaml:12:5: error[runtime-params] asset 'a' has params that cannot be used: "
        "LookupError: input 'given' is not given"
    )


@pytest.mark.parametrize(
    ("head", "known"), [(INPUTS, "'given', 'usual', 'absent'"), ("", "none")], ids=["some", "none"]
)
def test_an_input_that_does_not_exist(head: str, known: str) -> None:
    path = write(tube(asset("a", "Box"), head=head))
    with pytest.raises(ValueError, match=r"^the tube has no input") as caught:
        State.from_tube(path, inputs={"give": 1})
    assert str(caught.value) == f"the tube has no input 'give': its inputs are {known}"


def test_a_signal_that_a_node_depends_on_is_copied() -> None:
    nodes = "".join(
        f"  {node}: {{type: tests.runtime.things.box, depends: [name: assets.{asset}]}}\n"
        for node, asset in (("x", "a"), ("y", "b"))
    )
    nodes += "  z: {type: print, depends: [x.value]}\n  r: {type: return, depends: [k: z.value]}\n"
    path = write(
        "assets:\n"
        + asset("a", "Box", "runner", "    depends: x.value\n")
        + asset("b", "Box", "runner", "    depends: y.value\n")
        + f"nodes:\n{nodes}"
    )
    state = State.from_tube(path)
    values = [Box("x"), Box("y")]
    with state.runner():
        state.update("x.value", values[0])
        state.update("y.value", values[1])
        assert [state["a"], state["b"]] == values
        assert (state["a"] is values[0], state["b"] is values[1]) == (False, True)


TEXT = "a: [x, {b: c, d: [e]}]\nf: g\n1: h\n"
NEAREST: dict[tuple[object, ...], tuple[str, int]] = {
    (): (TEXT.rstrip(), 0),
    ("a",): ("a", 0),
    ("f",): ("f", TEXT.index("f")),
    ("a", 0): ("x", 4),
    ("a", 1): ("{b: c, d: [e]}", 7),
    ("a", 1, "b"): ("b", 8),
    ("a", 1, "d", 0): ("e", TEXT.index("e")),
    ("a", 2): ("a", 0),
    ("a", "x"): ("a", 0),
    ("gone",): (TEXT.rstrip(), 0),
    ("gone", "f"): ("f", TEXT.index("f")),
    ("a", 1, "b", "gone", 0): ("b", 8),
    (1,): (TEXT.rstrip(), 0),
}


@pytest.mark.parametrize("path", NEAREST)
def test_the_node_at_a_path(path: tuple[object, ...]) -> None:
    root = parse(TEXT).root
    assert root is not None
    found = nearest_node(root, path)
    text = TEXT[found.start : found.end].rstrip()
    assert (text, found.start) == NEAREST[path]


def test_values_of_nodes() -> None:
    root = parse("? [1, {a: [2]}]\n: &x [3, *x]\nb: *x\nc: null\n").root
    assert root is not None
    value = python_value(root)
    assert value == {(1, (("a", (2,)),)): [3, None], "b": [3, None], "c": None}
    assert value["b"] is value[(1, (("a", (2,)),))]


def test_long_exceptions_are_shortened() -> None:
    assert exception_text(ValueError()) == "ValueError"
    assert exception_text(ValueError("a\n  b")) == "ValueError: a b"
    whole = exception_text(ValueError("x" * (2000 - len("ValueError: "))))
    assert whole == "ValueError: " + "x" * 1988
    assert exception_text(ValueError("x" * 1989)) == "ValueError: " + "x" * 1988 + "..."
    assert exception_text(ValueError(" " * 4000 + "x")) == "ValueError"
    assert exception_text(ValueError(" " * 3999 + "x")) == "ValueError: x"


def test_params_of_a_specification_without_inputs() -> None:
    spec = specify("a", "Box", params={"name": "input.x"})
    tube = tube_of({"assets": {"a": spec.model_dump(by_alias=True)}})
    assert tube.fill_all({}) == [*tube.specification.assets.values()]
    assert tube.fill(spec, {}) is spec
