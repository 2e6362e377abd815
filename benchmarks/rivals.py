"""What users would run instead of noob-lint, and what any YAML linter has to do."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from benchmarks.commands import Command
from tests.machine import installing
from tests.oracle import CACHE, UnreachableError, install

PINNED = ("yamllint==1.38.0", "sourcemeta-jsonschema==17.3.0", "ryl==0.26.1")
RELEASE = "1003.0.2"

_PARSE = (
    "import gc, sys\n"
    "from ruamel.yaml import YAML\n"
    "gc.disable()\n"
    "for path in sys.argv[1:]:\n"
    "    with open(path, 'rb') as file:\n"
    "        YAML(typ='safe').compose(file.read())\n"
)
_YAMLLINT = "{extends: default, rules: {document-start: disable, braces: disable}}"


class Rivals(NamedTuple):
    """Commands that are followed by the files to look at.

    `check_jsonschema` and `sourcemeta` validate against the schema that noob itself exports; `ryl`
    and `sourcemeta` are native code and know nothing of noob; `parse` only makes nodes, with the C
    parser of the library that noob uses.
    """

    check_jsonschema: Command
    yamllint: Command
    sourcemeta: Command
    ryl: Command
    parse: Command


def rivals(folder: Path) -> Rivals:
    """The commands, which are installed if necessary; the schema is written to `folder`.

    Raises:
        SystemExit: they cannot be installed, since the registry cannot be reached.
    """
    schema = folder / "noob.schema.json"
    try:
        schemas = install(RELEASE).schemas()
        tools = _tools()
    except (UnreachableError, subprocess.CalledProcessError) as error:
        raise SystemExit(f"what to compare with cannot be installed: {error}") from None
    dialect = {"$schema": "https://json-schema.org/draft/2020-12/schema"}  # sourcemeta needs it
    schema.write_text(json.dumps(dialect | schemas["TubeSpecification"]))
    own = Path(sys.executable).parent
    return Rivals(
        (str(own / "check-jsonschema"), "--schemafile", str(schema)),
        (str(tools / "yamllint"), "-d", _YAMLLINT),
        (str(tools / "jsonschema"), "validate", str(schema)),
        (str(tools / "ryl"), "check", "--no-cache"),
        (sys.executable, "-c", _PARSE),
    )


def _tools() -> Path:
    """The directory of the programs of the pinned packages."""
    directory = CACHE.parent / "rivals"
    complete = directory / "complete"
    if not complete.exists() or complete.read_text() != "\n".join(PINNED):
        venv = (sys.executable, "-m", "venv", "--clear", str(directory))
        subprocess.run(venv, check=True, env=installing())
        pip = (str(directory / "bin" / "pip"), "install", "-q", *PINNED)
        subprocess.run(pip, check=True, env=installing(), capture_output=True)
        complete.write_text("\n".join(PINNED))
    return directory / "bin"
