"""What the process does that runs the code of a tube: it builds, starts and releases each asset.

A request comes as JSON. Each step is reported before it is taken, so that the last one tells what
the process was doing when it died. Assets are known by their number in the request.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import import_module
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_file_location
from types import MappingProxyType, ModuleType
from typing import Any, TypedDict

from noob_lint.cli.instantiate.handover import Packer, Unpacker
from noob_lint.runtime.assets import AnySpecification, Holder
from noob_lint.runtime.errors import AssetDeinitError, AssetError, AssetInitError, AssetTypeError

Write = Callable[[dict[str, object]], None]
_LONGEST = 4000  # characters of a message, which has the id of the asset and an exception
_ORDER = ("runner", "process", "node")


class Request(TypedDict):
    """What to try, and where the modules of the project are.

    `models` is the module of the models; `assets` has the fields of the specifications, packed with
    `table` (`handover`). `roots` are put before the rest of the path; `modules` are packages whose
    directories are called otherwise.
    """

    models: str
    assets: list[Any]
    table: list[dict[str, Any]]
    roots: list[str]
    modules: dict[str, str]


def make_request(
    specs: Sequence[AnySpecification],
    roots: Sequence[str] = (),
    modules: Mapping[str, str] = MappingProxyType({}),
) -> Request:
    """The request to try assets, all of one spec version and with the inputs in their params.

    Raises:
        TypeError: there is no way to hand over a param.
    """
    packer = Packer()
    return {
        "models": type(specs[0]).__module__,
        "assets": [packer.pack(_fields(spec)) for spec in specs],
        "table": packer.table,
        "roots": [*roots],
        "modules": {**modules},
    }


def _fields(spec: AnySpecification) -> dict[str, Any]:
    """The keys of a specification as a tube has them, with the params themselves, not copies."""
    fields = type(spec).model_fields.items()
    found = {field.alias or name: getattr(spec, name) for name, field in fields}
    return {name: value for name, value in found.items() if value is not None}


def run(request: Request, write: Write) -> None:
    """Start the assets by scope, the outermost first, and release them in reverse order."""
    models = import_module(request["models"])
    values = Unpacker(request["table"])
    fields = values.unpack_all(request["assets"])
    specs = [models.AssetSpecification.model_validate(one) for one in fields]
    sys.path[:0] = request["roots"]
    if request["modules"]:
        sys.meta_path.append(Directories(request["modules"]))
    write({"step": "ready"})
    started: list[tuple[int, Holder]] = []
    for number in sorted(range(len(specs)), key=lambda number: _ORDER.index(specs[number].scope)):
        spec = specs[number]
        with _step(write, "build", number, spec, AssetTypeError):
            holder = Holder(spec)
            with _step(write, "start", number, spec, AssetInitError):
                holder.start()
                started.append((number, holder))
    for number, holder in reversed(started):
        with _step(write, "release", number, holder.spec, AssetDeinitError):
            holder.stop()
    write({"step": "end"})


@contextmanager
def _step(
    write: Write, name: str, number: int, spec: AnySpecification, kind: type[AssetError]
) -> Iterator[None]:
    """Take one step with one asset, and report any exception, `SystemExit` included."""
    write({"step": name, "asset": number})
    try:
        yield
    except BaseException as error:
        told = error if isinstance(error, AssetError) else kind(spec, error)
        write({"rule": told.rule, "asset": number, "message": told.message[:_LONGEST]})


class Directories:
    """Finds packages at the top level whose directories are not called as they are.

    The packaging metadata of the project says where they lie.
    """

    def __init__(self, modules: Mapping[str, str]) -> None:
        self._modules = modules

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """The specification of a module, as `sys.meta_path` asks for it."""
        place = self._modules.get(name)
        if place is None:
            return None
        init = os.path.join(place, "__init__.py")
        if os.path.isfile(init):
            return spec_from_file_location(name, init, submodule_search_locations=[place])
        spec = ModuleSpec(name, None, is_package=True)
        spec.submodule_search_locations = [place]
        return spec
