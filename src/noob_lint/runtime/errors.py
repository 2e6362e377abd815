"""The exceptions of the runtime, one for each stage; they print like findings of the linter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pickle import dumps, loads
from types import MappingProxyType
from typing import Any, ClassVar, NamedTuple

from pydantic import ValidationError

from noob_lint.diagnostics.diagnostic import Diagnostic, Finding, Place, Severity
from noob_lint.diagnostics.one_line import one_line


class AssetPlaces(NamedTuple):
    """Where an asset is in its tube: its key, the value of `type`, and the key of `params`."""

    name: Place
    type: Place
    params: Place


class AssetError(Exception):
    """Something went wrong with one asset; `str()` formats it like a finding of the linter.

    `asset` is the id, `cause` the original exception (also the `__cause__`). `path` and `line`
    (from 1) are the location in the tube, `diagnostic` is the same for reporters; they are None for
    an asset that was created from a specification alone.
    """

    rule: ClassVar[str]
    """The name of the error in diagnostics."""
    _about: ClassVar[str] = "name"
    _says: ClassVar[str]

    @classmethod
    def place(cls, places: AssetPlaces) -> Place:
        """Where the error is, among the places of the asset."""
        place: Place = getattr(places, cls._about)
        return place

    def __init__(self, spec: Any, cause: BaseException, places: AssetPlaces | None = None) -> None:
        self.asset: str = spec.id
        self.cause = cause
        self.message = f"asset {spec.id!r} {self._says}: {exception_text(cause)}"
        self.diagnostic: Diagnostic | None = None
        if places is not None:
            self.diagnostic = diagnose(self.rule, self.place(places), self.message)
        super().__init__(self.message)
        self.__cause__ = cause

    def __reduce__(self) -> tuple[Any, ...]:
        """For `pickle` and `copy`: the same error, with a cause that can be pickled."""
        state = {**self.__dict__, "cause": portable(self.cause)}
        return _remade, (type(self), self.args, state)

    @property
    def path(self) -> str | None:
        """The file of the tube."""
        return None if self.diagnostic is None else self.diagnostic.path

    @property
    def line(self) -> int | None:
        """The line in the file, from 1."""
        return None if self.diagnostic is None else self.diagnostic.span.start.line + 1

    def __str__(self) -> str:
        if self.diagnostic is None:
            return f"error[{self.rule}] {self.message}"
        return one_line(self.diagnostic)


class AssetTypeError(AssetError):
    """The `type` does not exist, is not callable, or importing its module fails."""

    rule = "runtime-type"
    _about = "type"
    _says = "has a type that cannot be used"


class AssetParamsError(AssetError):
    """The class or function rejects the `params`, or they need an input that is not given."""

    rule = "runtime-params"
    _about = "params"
    _says = "has params that cannot be used"


class AssetInitError(AssetError):
    """The class or function failed, or the context manager could not be entered."""

    rule = "runtime-init"
    _says = "could not be started"


class AssetDeinitError(AssetError):
    """The asset could not be released."""

    rule = "runtime-deinit"
    _says = "could not be released"


class AssetUpdateError(AssetError):
    """The value of a signal could not be stored as the asset's next object."""

    rule = "runtime-update"
    _says = "cannot take the value that it depends on"


_KINDS = (AssetTypeError, AssetParamsError, AssetInitError, AssetDeinitError, AssetUpdateError)
ERRORS: Mapping[str, type[AssetError]] = MappingProxyType({kind.rule: kind for kind in _KINDS})
"""The errors by their names in diagnostics."""


class ScopeError(LookupError):
    """An asset was used outside its scope, or a scope was entered twice."""


class UnknownAssetError(KeyError):
    """A state has no asset with this id."""

    def __str__(self) -> str:
        return str(self.args[0])


class TubeError(Exception):
    """The linter rejected a tube; `diagnostics` has its findings, which `str()` formats."""

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        super().__init__(self.diagnostics)

    def __str__(self) -> str:
        return "\n".join(map(one_line, self.diagnostics))


class NoobError(TubeError):
    """noob rejected a tube in which the linter found no error; `cause` is what noob raised."""

    def __init__(self, diagnostics: Sequence[Diagnostic], cause: BaseException) -> None:
        super().__init__(diagnostics)
        self.cause = cause

    def __reduce__(self) -> tuple[Any, ...]:
        """For `pickle` and `copy`: the same error, with a cause that can be pickled."""
        state = {**self.__dict__, "cause": portable(self.cause)}
        return _remade, (type(self), self.args, state)


def _remade(kind: type[Any], args: tuple[Any, ...], state: dict[str, Any]) -> BaseException:
    """An error as it was before it was pickled or copied."""
    error: BaseException = kind.__new__(kind, *args)
    error.__dict__.update(state)
    error.__cause__ = state["cause"]
    return error


def portable(cause: BaseException) -> BaseException:
    """`cause`, or an exception that says the same if `cause` cannot be pickled and unpickled."""
    try:
        loads(dumps(cause))  # noqa: S301, it is an object of this process
    except Exception:  # whatever the classes of the tube's code do
        return RuntimeError(exception_text(cause))
    return cause


def diagnose(
    rule: str,
    place: Place,
    message: str,
    help: str | None = None,  # noqa: A002  (the name of the field)
) -> Diagnostic:
    """The diagnostic for an error at run time."""
    finding = Finding(place.span, message, help=help)
    return Diagnostic(place.source.path, rule, Severity.ERROR, finding)


_LONGEST = 2000
"""So many characters of an exception are shown."""


def exception_text(cause: BaseException) -> str:
    """An exception on one line: its type and what it says, shortened if that is long."""
    if isinstance(cause, ValidationError):  # its message has many lines
        said = "; ".join(
            f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in cause.errors()
        )
    else:
        try:
            said = " ".join(str(cause)[: 2 * _LONGEST].split())
        except Exception:  # `__str__` may be broken too
            said = ""
    text = f"{type(cause).__name__}: {said}" if said else type(cause).__name__
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}..."
