"""The process that runs the code of a tube: ``python -m noob_lint.cli.instantiate.child REQUEST``.

REQUEST is the JSON object that `trial.Trial` makes. Each step is written to the report before it is
taken, so that the last line tells what the process was doing when it died.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from noob_lint.cli.instantiate.reader import LintingReader, read_input
from noob_lint.config.settings import Settings
from noob_lint.runtime.assets import AnySpecification, Holder
from noob_lint.runtime.errors import AssetDeinitError, AssetError, AssetInitError, AssetTypeError
from noob_lint.runtime.tube import LiveTube

WriteEvent = Callable[[dict[str, object]], None]
_ORDER = ("runner", "process", "node")


def main() -> None:
    """Build, start and release every asset, and report each step."""
    request = json.loads(sys.argv[1])
    settings = Settings(**request["settings"])
    inputs = dict(map(read_input, request["inputs"]))
    live = LintingReader(settings).read(request["path"], lints=False)
    process = os.getpid()
    with open(request["report"], "w", encoding="utf-8") as file:

        def write(event: dict[str, object]) -> None:
            if os.getpid() != process:  # a fork made by the tube's code
                os._exit(0)
            file.write(json.dumps(event) + "\n")
            file.flush()

        _try_all(live, inputs, write)
        write({"step": "end"})


def _try_all(live: LiveTube, inputs: dict[str, object], write: WriteEvent) -> None:
    """Start the assets by scope, the outermost first, and release them in reverse order."""
    specs = live.specification.assets.values()
    started: list[Holder] = []
    for spec in sorted(specs, key=lambda spec: _ORDER.index(spec.scope)):
        places = live.places[spec.id]
        with _step(write, "build", spec, AssetTypeError):
            holder = Holder(live.fill(spec, inputs), places)
            with _step(write, "start", spec, AssetInitError):
                holder.start()
                started.append(holder)
    for holder in reversed(started):
        with _step(write, "release", holder.spec, AssetDeinitError):
            holder.stop()


@contextmanager
def _step(
    write: WriteEvent, name: str, spec: AnySpecification, kind: type[AssetError]
) -> Iterator[None]:
    """Take one step with one asset, and report any exception, `SystemExit` included."""
    write({"step": name, "asset": spec.id})
    try:
        yield
    except BaseException as error:
        told = error if isinstance(error, AssetError) else kind(spec, error)
        write({"rule": told.rule, "asset": spec.id, "message": told.message})


if __name__ == "__main__":
    main()
