"""Names known without reading their source: noob's, `typing`'s, and some of well-known libraries.

noob need not be installed, neither where the linter runs nor where the tube's code is.
"""

from __future__ import annotations

from types import MappingProxyType

from noob_lint.python.resolve.arrays import of_numpy
from noob_lint.python.resolve.keepers import KEEPERS, SPELLINGS

_PYDANTIC_TYPES = (
    *("PositiveInt", "NegativeInt", "NonNegativeInt", "NonPositiveInt", "StrictInt", "conint"),
    *("PositiveFloat", "NegativeFloat", "NonNegativeFloat", "NonPositiveFloat", "FiniteFloat"),
    *("StrictFloat", "StrictStr", "StrictBool", "confloat", "constr", "conlist", "conset"),
    *("conbytes", "confrozenset"),
)

_SPELLINGS = {
    "noob.Name": ("noob.types.Name",),
    "noob.Epoch": ("noob.types.Epoch", "noob_core.Epoch"),
    "noob.EventMap": ("noob.types.EventMap",),
    "noob.Node": ("noob.node.Node", "noob.node.base.Node"),
    "noob.Asset": ("noob.asset.Asset",),
    "noob.process_method": ("noob.node.process_method", "noob.node.base.process_method"),
    "noob.init_method": ("noob.node.init_method", "noob.node.base.init_method"),
    "noob.deinit_method": ("noob.node.deinit_method", "noob.node.base.deinit_method"),
    "pydantic.BaseModel": ("pydantic.main.BaseModel",),
    "pydantic.RootModel": ("pydantic.root_model.RootModel",),
    "pydantic.Field": ("pydantic.fields.Field",),
    "pydantic.PrivateAttr": ("pydantic.fields.PrivateAttr",),
    "pydantic.ConfigDict": ("pydantic.config.ConfigDict",),
    "pydantic.field_validator": ("pydantic.functional_validators.field_validator",),
    "pydantic.validator": ("pydantic.class_validators.validator",),
    "pydantic.root_validator": ("pydantic.class_validators.root_validator",),
    "pydantic.AfterValidator": ("pydantic.functional_validators.AfterValidator",),
    "pydantic.BeforeValidator": ("pydantic.functional_validators.BeforeValidator",),
    "pydantic.PlainValidator": ("pydantic.functional_validators.PlainValidator",),
    "pydantic.WrapValidator": ("pydantic.functional_validators.WrapValidator",),
    "pydantic.StringConstraints": ("pydantic.types.StringConstraints",),
    "pydantic.Strict": ("pydantic.types.Strict",),
    "pydantic.AliasChoices": ("pydantic.aliases.AliasChoices",),
    "pydantic.AliasPath": ("pydantic.aliases.AliasPath",),
    "pydantic.AliasGenerator": ("pydantic.aliases.AliasGenerator",),
    "pydantic.with_config": ("pydantic.config.with_config",),
    **{f"pydantic.{name}": (f"pydantic.types.{name}",) for name in _PYDANTIC_TYPES},
    "pydantic.model_validator": ("pydantic.functional_validators.model_validator",),
    "pydantic.field_serializer": ("pydantic.functional_serializers.field_serializer",),
    "pydantic.model_serializer": ("pydantic.functional_serializers.model_serializer",),
    "pydantic.computed_field": ("pydantic.fields.computed_field",),
    "attrs.field": ("attr.ib", "attr.attrib", "attr.field"),
    "attrs.Factory": ("attr.Factory",),
    "attrs.define": (
        *("attrs.frozen", "attrs.mutable", "attr.define", "attr.frozen", "attr.mutable"),
    ),
    "attr.s": ("attr.attrs",),
}
_NAMES = (
    "annotated_types.Ge",
    "annotated_types.Gt",
    "annotated_types.Interval",
    "annotated_types.Le",
    "annotated_types.Len",
    "annotated_types.Lt",
    "annotated_types.MaxLen",
    "annotated_types.MinLen",
    "annotated_types.MultipleOf",
    "pydantic.alias_generators.to_camel",
    "pydantic.alias_generators.to_pascal",
    "pydantic.alias_generators.to_snake",
    "pydantic.dataclasses.dataclass",
    "abc.ABC",
    "abc.ABCMeta",
    "abc.abstractmethod",
    "contextlib.asynccontextmanager",
    "contextlib.contextmanager",
    "dataclasses.InitVar",
    "dataclasses.KW_ONLY",
    "dataclasses.dataclass",
    "dataclasses.field",
    "enum.Enum",
    "enum.Flag",
    "enum.IntEnum",
    "enum.IntFlag",
    "enum.StrEnum",
    "functools.cache",
    "functools.cached_property",
    "functools.lru_cache",
    "functools.partial",
    "functools.singledispatch",
    "functools.total_ordering",
    "functools.update_wrapper",
    "functools.wraps",
)
_TYPING_CLASSES = {
    "Deque": "collections.deque",
    "DefaultDict": "collections.defaultdict",
    "OrderedDict": "collections.OrderedDict",
    "Counter": "collections.Counter",
    "ChainMap": "collections.ChainMap",
    "ContextManager": "contextlib.AbstractContextManager",
    "AsyncContextManager": "contextlib.AbstractAsyncContextManager",
    "Pattern": "re.Pattern",
    "Match": "re.Match",
    "Text": "builtins.str",
    "AbstractSet": "collections.abc.Set",
    **{name: f"builtins.{name.lower()}" for name in ("List", "Dict", "Set", "Tuple", "Type")},
    "FrozenSet": "builtins.frozenset",
}
_ABSTRACT = frozenset(
    """AsyncGenerator AsyncIterable AsyncIterator Awaitable ByteString Callable Collection Container
    Coroutine Generator Hashable ItemsView Iterable Iterator KeysView Mapping MappingView
    MutableMapping MutableSequence MutableSet Reversible Sequence Sized ValuesView""".split()  # noqa: SIM905
)

SPECIAL = MappingProxyType(
    {other: name for name, others in _SPELLINGS.items() for other in (name, *others)}
    | {other: name for name, others in SPELLINGS.items() for other in (name, *others)}
    | {name: name for name in (*_NAMES, *KEEPERS)}
)
"""The canonical name of each spelling; the public names of noob count as canonical."""

MODULES = frozenset(
    ".".join(parts[:end])
    for parts in (spelling.split(".") for spelling in (*SPECIAL, "numpy.typing.NDArray"))
    for end in range(1, len(parts))
)
"""The modules that known names are in, which need not be within reach."""

OF_NOOB = frozenset({"noob", "noob_core"})
"""The packages that are there wherever tubes run."""

STRANGERS = frozenset(
    {"PIL", "astropy", "bokeh", "cupy", "cv2", "dask", "datashader", "h5py", "jax", "jaxlib"}
    | {"jaxtyping", "matplotlib", "networkx", "numba", "numpy", "numpydantic", "pandas"}
    | {"plotly", "polars", "pyarrow", "pydantic", "requests", "scipy", "serial", "skimage"}
    | {"sklearn", "sparse", "tensorflow", "tifffile", "torch", "xarray", "yaml", "zarr", "zmq"}
)
"""Packages in which there is surely nothing of noob's."""

_DEFINED = MappingProxyType(
    {
        "noob.Name": "noob.types.Name",
        "noob.Epoch": "noob.types.Epoch",
        "noob.EventMap": "noob.types.EventMap",
        "noob.Node": "noob.node.base.Node",
        "noob.Asset": "noob.asset.Asset",
        "noob.process_method": "noob.node.base.process_method",
        "noob.init_method": "noob.node.base.init_method",
        "noob.deinit_method": "noob.node.base.deinit_method",
        "pydantic.BaseModel": "pydantic.main.BaseModel",
        "pydantic.RootModel": "pydantic.root_model.RootModel",
        "pydantic.Field": "pydantic.fields.Field",
        "pydantic.PrivateAttr": "pydantic.fields.PrivateAttr",
        "pydantic.ConfigDict": "pydantic.config.ConfigDict",
    }
)

INJECTED = frozenset(
    {"_", "copyright", "credits", "display", "exit", "get_ipython", "help", "license", "profile"}
    | {"quit", "PythonFinalizationError", "WindowsError"}
)
"""Builtins of some programs, systems and versions of Python."""


def definition(canonical: str) -> tuple[str, str]:
    """The module and name under which a known name is defined."""
    module, _, name = _DEFINED.get(canonical, canonical).rpartition(".")
    return {"collections.abc": "_collections_abc"}.get(module, module), name


def special(module: str, name: str) -> str | None:
    """The canonical path of a member of a module whose meaning is known, or None."""
    if module in ("typing", "typing_extensions"):
        if name in _ABSTRACT:
            return f"collections.abc.{name}"
        return _TYPING_CLASSES.get(name, f"typing.{name}")
    if module in ("collections.abc", "_collections_abc"):
        return f"collections.abc.{name}"
    if module.startswith("numpy") and (found := of_numpy(module, name)):
        return found
    if module.partition(".")[0] in OF_NOOB and f"noob.{name}" in SPECIAL:
        return f"noob.{name}"
    return SPECIAL.get(f"{module}.{name}")
