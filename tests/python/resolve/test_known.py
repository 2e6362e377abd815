"""Names known without reading their source agree with Python and the libraries."""

from __future__ import annotations

import collections.abc
import importlib
import typing
from pathlib import Path
from typing import Any

import pytest

from noob_lint.python.lookup import Sources
from noob_lint.python.resolve.known import (
    INJECTED,
    MODULES,
    SPECIAL,
    STRANGERS,
    definition,
    special,
)
from tests.python.summary import summary

LIBRARIES = ("abc", "contextlib", "dataclasses", "enum", "functools", "pydantic")
ATTRS = ("attr.attrs", "attr.define", "attr.s", "attrs.define", "attrs.frozen", "attrs.mutable")
"""All of them make a class of attrs."""


def found(path: str) -> Any:
    module, _, name = path.rpartition(".")
    return getattr(importlib.import_module(module), name)


@pytest.mark.parametrize("path", [path for path in SPECIAL if path.startswith(LIBRARIES)])
def test_a_spelling_is_the_same_object(path: str) -> None:
    canonical = SPECIAL[path]
    assert found(path) is found(canonical)
    if canonical.startswith("pydantic."):
        module, name = definition(canonical)
        assert found(f"{module}.{name}") is found(canonical)


def test_classes_of_attrs_by_any_name() -> None:
    assert {SPECIAL[path] for path in ATTRS} <= {"attr.s", "attrs.define"}


NAMES = [name for name in typing.__all__ if hasattr(typing, name)]


@pytest.mark.parametrize("name", NAMES)
def test_what_typing_has_from_elsewhere(name: str) -> None:
    origin = getattr(getattr(typing, name), "__origin__", None)
    canonical = special("typing", name)
    if name == "Text":
        assert canonical == "builtins.str"
    elif not isinstance(origin, type):
        assert canonical == f"typing.{name}"
    elif origin.__module__ == "collections.abc":
        assert canonical == f"collections.abc.{origin.__name__}"
        assert getattr(collections.abc, origin.__name__) is origin
    else:
        assert canonical == f"{origin.__module__}.{origin.__name__}"


NODES = ("noob.Node", "noob.node.Node", "noob.node.base.Node")
ROLES = [
    f"{module}.{role}_method"
    for role in ("process", "init", "deinit")
    for module in ("noob", "noob.node", "noob.node.base")
]


def read(code: str, tmp_path: Path) -> dict[str, Any]:
    (tmp_path / "lab.py").write_text(code)
    return summary(Sources([tmp_path]).look_up("lab.f"))


@pytest.mark.parametrize("path", NODES)
def test_nodes_by_any_name(path: str, tmp_path: Path) -> None:
    module, _, name = path.rpartition(".")
    code = f"from {module} import {name}\nclass f({name}):\n    def process(self, a): ...\n"
    assert read(code, tmp_path)["kind"] == "node-class"
    assert special(module, name) == "noob.Node"


@pytest.mark.parametrize("path", ["noob.Asset", "noob.asset.Asset"])
def test_assets_by_any_name(path: str, tmp_path: Path) -> None:
    module, _, name = path.rpartition(".")
    code = f"from {module} import {name}\nclass f({name}): ...\n"
    assert read(code, tmp_path)["kind"] == "asset-class"


@pytest.mark.parametrize("path", ROLES)
def test_methods_are_marked_by_any_name(path: str, tmp_path: Path) -> None:
    module, _, name = path.rpartition(".")
    code = f"from {module} import {name}\nclass f:\n    @{name}\n    def run(self): ...\n"
    process = ["@run"] if name == "process_method" else None
    assert read(code, tmp_path).get("process") == process
    assert special(module, name) == f"noob.{name}"


@pytest.mark.parametrize(
    "path",
    [
        *("beartype.beartype", "beartype._decor.decormain.beartype"),
        *("numba.jit", "numba.core.decorators.jit", "numba.njit", "numba.core.decorators.njit"),
        *("pydantic.validate_call", "pydantic.validate_call_decorator.validate_call"),
        *("typing.deprecated", "typing_extensions.deprecated", "warnings.deprecated"),
        *("functools.cache", "functools.lru_cache"),
    ],
)
def test_decorators_that_keep_parameters_by_any_name(path: str, tmp_path: Path) -> None:
    module, _, name = path.rpartition(".")
    used = f"{name}('old')" if name == "deprecated" else name
    code = f"from {module} import {name}\n@{used}\ndef f(a, b=1): ...\n"
    assert read(code, tmp_path)["call"] == ["a", "b="]


@pytest.mark.parametrize("path", ["noob.Name", "noob.types.Name"])
def test_names_of_signals_by_any_name(path: str, tmp_path: Path) -> None:
    module, _, name = path.rpartition(".")
    code = (
        f"from typing import Annotated\nfrom {module} import {name}\n"
        f"def f() -> Annotated[int, {name}('x')]: ...\n"
    )
    assert read(code, tmp_path)["signals"] == ["x"]


@pytest.mark.parametrize(
    ("path", "canonical"),
    [
        *((path, "noob.Epoch") for path in ("noob.Epoch", "noob.types.Epoch", "noob_core.Epoch")),
        *((path, "noob.EventMap") for path in ("noob.EventMap", "noob.types.EventMap")),
    ],
)
def test_what_noob_passes_itself_by_any_name(path: str, canonical: str, tmp_path: Path) -> None:
    module, _, name = path.rpartition(".")
    (tmp_path / "lab.py").write_text(f"from {module} import {name}\ndef f(a: {name}): ...\n")
    found = Sources([tmp_path]).look_up("lab.f")
    injected = [one.injected for one in found.call.parameters]  # type: ignore[union-attr]
    assert injected == ["epoch" if canonical == "noob.Epoch" else "events"]
    assert special(module, name) == canonical


DEFINED = {
    "noob.Name": ("noob.types", "Name"),
    "noob.Epoch": ("noob.types", "Epoch"),
    "noob.EventMap": ("noob.types", "EventMap"),
    "noob.Node": ("noob.node.base", "Node"),
    "noob.Asset": ("noob.asset", "Asset"),
    "noob.process_method": ("noob.node.base", "process_method"),
    "noob.init_method": ("noob.node.base", "init_method"),
    "noob.deinit_method": ("noob.node.base", "deinit_method"),
    "collections.abc.Set": ("_collections_abc", "Set"),
    "functools.partial": ("functools", "partial"),
}


@pytest.mark.parametrize("name", DEFINED)
def test_where_a_known_name_is_defined(name: str) -> None:
    assert definition(name) == DEFINED[name]


NOOB = {
    "noob.Name": "noob.types.Name",
    "noob.Epoch": "noob.types.Epoch noob_core.Epoch",
    "noob.EventMap": "noob.types.EventMap",
    "noob.Node": "noob.node.Node noob.node.base.Node",
    "noob.Asset": "noob.asset.Asset",
    "noob.process_method": "noob.node.process_method noob.node.base.process_method",
    "noob.init_method": "noob.node.init_method noob.node.base.init_method",
    "noob.deinit_method": "noob.node.deinit_method noob.node.base.deinit_method",
}


def test_all_spellings_of_what_noob_has() -> None:
    spelled = {other: name for name, others in NOOB.items() for other in others.split()}
    found = {path: name for path, name in SPECIAL.items() if path.startswith("noob")}
    assert found == {**{name: name for name in NOOB}, **spelled}


@pytest.mark.parametrize(
    ("module", "name", "expected"),
    [
        ("noob.anything", "Node", "noob.Node"),
        ("noob_core.anything", "Epoch", "noob.Epoch"),
        ("noobs", "Node", None),
        ("noob", "Gone", None),
        ("typing_extensions", "List", "builtins.list"),
        ("typing_extensions", "Gone", "typing.Gone"),
        ("typing_extensions", "Sequence", "collections.abc.Sequence"),
        ("_collections_abc", "Gone", "collections.abc.Gone"),
        ("collections", "deque", None),
        ("numpy", "ndarray", "numpy.ndarray"),
        ("numpy.typing", "Gone", None),
        ("attr", "ib", "attrs.field"),
        ("attr", "attrib", "attrs.field"),
        ("attr", "field", "attrs.field"),
        ("attr", "Factory", "attrs.Factory"),
        ("attr", "attrs", "attr.s"),
        *((module, "mutable", "attrs.define") for module in ("attr", "attrs")),
        *((module, "frozen", "attrs.define") for module in ("attr", "attrs")),
        *(
            ("annotated_types", name, f"annotated_types.{name}")
            for name in ("Ge", "Gt", "Interval")
        ),
        *(("annotated_types", name, f"annotated_types.{name}") for name in ("Le", "Len", "Lt")),
        *(("annotated_types", name, f"annotated_types.{name}") for name in ("MaxLen", "MinLen")),
        ("annotated_types", "MultipleOf", "annotated_types.MultipleOf"),
        ("annotated_types", "Gone", None),
    ],
)
def test_what_is_special(module: str, name: str, expected: str | None) -> None:
    assert special(module, name) == expected


LIBRARIES_KNOWN = {
    "annotated_types": "Ge Gt Interval Le Len Lt MaxLen MinLen MultipleOf",
    "abc": "ABC ABCMeta abstractmethod",
    "attr": "Factory attrib attrs define field frozen ib mutable s",
    "attrs": "Factory define field frozen mutable",
    "beartype": "beartype",
    "beartype._decor.decormain": "beartype",
    "contextlib": "asynccontextmanager contextmanager",
    "dataclasses": "InitVar KW_ONLY dataclass field",
    "enum": "Enum Flag IntEnum IntFlag StrEnum",
    "functools": (
        "cache cached_property lru_cache partial singledispatch total_ordering update_wrapper wraps"
    ),
    "numba": "jit njit",
    "numba.core.decorators": "jit njit",
    "numpy._core.overrides": "array_function_dispatch",
    "numpy.core.overrides": "array_function_dispatch",
    "typing": "deprecated",
    "warnings": "deprecated",
}
PYDANTIC_KNOWN = {
    "main": "BaseModel",
    "root_model": "RootModel",
    "fields": "Field PrivateAttr computed_field",
    "config": "ConfigDict with_config",
    "functional_validators": (
        "AfterValidator BeforeValidator PlainValidator WrapValidator field_validator"
        " model_validator"
    ),
    "functional_serializers": "field_serializer model_serializer",
    "class_validators": "root_validator validator",
    "types": (
        "FiniteFloat NegativeFloat NegativeInt NonNegativeFloat NonNegativeInt NonPositiveFloat"
        " NonPositiveInt PositiveFloat PositiveInt Strict StrictBool StrictFloat StrictInt"
        " StrictStr StringConstraints conbytes confloat confrozenset conint conlist conset constr"
    ),
    "aliases": "AliasChoices AliasGenerator AliasPath",
    "validate_call_decorator": "validate_call",
}
OTHERS_KNOWN = "alias_generators.to_camel alias_generators.to_pascal alias_generators.to_snake"
OTHERS_KNOWN += " dataclasses.dataclass"


def test_all_names_that_are_known_of_libraries() -> None:
    paths = [
        f"{module}.{one}" for module, names in LIBRARIES_KNOWN.items() for one in names.split()
    ]
    for module, names in PYDANTIC_KNOWN.items():
        for name in names.split():
            assert SPECIAL[f"pydantic.{name}"] == SPECIAL[f"pydantic.{module}.{name}"]
            paths += [f"pydantic.{name}", f"pydantic.{module}.{name}"]
    paths += [f"pydantic.{name}" for name in OTHERS_KNOWN.split()]
    assert sorted(paths) == sorted(path for path in SPECIAL if not path.startswith("noob"))


def test_modules_of_known_names_are_there() -> None:
    modules = {*LIBRARIES_KNOWN, *(f"pydantic.{one}" for one in PYDANTIC_KNOWN)}
    modules |= {"pydantic.alias_generators", "pydantic.dataclasses", "numpy.typing"}
    modules |= {"noob", "noob.types", "noob_core", "noob.node", "noob.node.base", "noob.asset"}
    parts = (one.split(".") for one in modules)
    assert {".".join(one[:end]) for one in parts for end in range(1, len(one) + 1)} == MODULES


def test_packages_without_anything_of_noob() -> None:
    assert " ".join(sorted(STRANGERS, key=str.lower)) == (
        "astropy bokeh cupy cv2 dask datashader h5py jax jaxlib jaxtyping matplotlib networkx numba"
        " numpy numpydantic pandas PIL plotly polars pyarrow pydantic requests scipy serial skimage"
        " sklearn sparse tensorflow tifffile torch xarray yaml zarr zmq"
    )


def test_builtins_of_some_programs() -> None:
    assert " ".join(sorted(INJECTED)) == (
        "PythonFinalizationError WindowsError _ copyright credits display exit get_ipython help"
        " license profile quit"
    )
