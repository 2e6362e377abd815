"""Real releases of noob, each installed once in a virtual environment of its own.

noob rewrites the files it loads and looks for other tubes in the user's directories, so every tube
gets its own directory, and the process its own home directory.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from filelock import FileLock

from tests.machine import USERS, installing
from tests.work import PATIENCE

CACHE = Path(__file__).parent.parent / ".cache" / "oracle"
WITH = {"1002.0.0": ("noob-core==0.1.0",)}
"""What a release needs that its own requirements do not say."""

UNREACHABLE = (
    "ConnectTimeoutError",
    "NameResolutionError",
    "NewConnectionError",
    "ProxyError",
    "ReadTimeoutError",
    "No matching distribution found",
)

LOADER = """
import json, os, sys, tempfile
import noob.yaml
from noob.tube import TubeSpecification

SECTIONS = ("description", "extends", "input", "assets", "nodes")

def plain(value):  # without what pydantic computes, for which noob imports modules
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(one) for one in value]
    return plain(vars(value)) if hasattr(value, "model_fields_set") else value

def load(text):
    if hasattr(noob.yaml, "YamlRepresenter"):  # a %YAML directive stays in force for the loader
        from ruamel.yaml import YAML
        noob.yaml.yaml = YAML()
        noob.yaml.yaml.Representer = noob.yaml.YamlRepresenter
    with tempfile.TemporaryDirectory() as directory:
        os.chdir(directory)
        with open("tube.yaml", "w", encoding="utf-8", newline="") as file:
            file.write(text)
        try:
            found = vars(TubeSpecification.from_yaml("tube.yaml"))
        except Exception as error:
            return f"{type(error).__name__}: {error}", ""
        else:
            return None, repr({key: plain(found[key]) for key in found if key in SECTIONS})
        finally:
            os.chdir("/")

answers = [load(text) for text in json.load(sys.stdin)]
with open(sys.argv[1], "w") as file:
    json.dump(answers, file)
"""

EXPORTER = """
import json, sys
from noob.asset import Asset, AssetSpecification
from noob.input import InputSpecification
from noob.node import NodeSpecification
from noob.tube import TubeSpecification

models = (Asset, AssetSpecification, InputSpecification, NodeSpecification, TubeSpecification)
answers = {model.__name__: model.model_json_schema() for model in models}
with open(sys.argv[1], "w") as file:
    json.dump(answers, file)
"""


DERIVER = """
import inspect, json, sys
request = json.load(sys.stdin)
sys.path += request["paths"]
from noob.edge import Signal, Slot
from noob.node.base import Node, WrapClassNode
from noob.utils import resolve_python_identifier

def parameters(signature, bound=False):
    many = list(signature.parameters.values())
    marks = {"VAR_POSITIONAL": "*", "VAR_KEYWORD": "**"}
    ends = {"POSITIONAL_ONLY": "/", "KEYWORD_ONLY": "!"}
    for one in many[1:] if bound else many:
        name, stars = one.kind.name, marks.get(one.kind.name, "")
        default = "" if one.default is one.empty or stars else "="
        yield stars + one.name + ends.get(name, "") + default

def attempt(ask):
    try:
        return ask()
    except Exception:
        return None

def names(slots):
    return {name: slot.required for name, slot in slots.items()}

def call(function, bound=False):
    own, one = [], function
    while callable(one):
        found = attempt(lambda: inspect.signature(one, follow_wrapped=False))
        own += [] if found is None else [[*parameters(found, bound)]]
        one = getattr(one, "__wrapped__", None)
    return {
        "call": attempt(lambda: [*parameters(inspect.signature(function), bound)]),
        "own": own,
        "signals": attempt(lambda: [*Signal.from_callable(function)]),
        "slots": attempt(lambda: names(Slot.from_callable(function))),
    }

def of_class(found):
    if issubclass(found, Node):
        answers = {"signals": [*found.get_signals()], "slots": names(found.get_slots())}
        fields = [name for name in found.model_fields]
        return {"kind": "node-class", **call(found.process, True), **answers, "fields": fields}
    init = attempt(lambda: [*parameters(inspect.signature(found))])
    makers = [attempt(lambda: [*parameters(inspect.signature(one), True)])
              for one in (found.__init__, found.__new__)]
    answers = {"kind": "class", "init": init, "makers": makers}
    try:
        name = WrapClassNode._get_process_method(found)
    except TypeError:
        return answers
    static = isinstance(inspect.getattr_static(found, name), staticmethod)
    return {**answers, "process": name, **call(getattr(found, name), not static)}

def derive(name):
    try:
        found = resolve_python_identifier(name)
    except (ImportError, AttributeError):
        return {"kind": "missing"}
    if inspect.isclass(found):
        return of_class(found)
    if not callable(found):
        return {"kind": "not-callable"}
    kinds = {
        "generator": inspect.isgeneratorfunction,
        "async-generator": inspect.isasyncgenfunction,
        "async-function": inspect.iscoroutinefunction,
    }
    kind = next((kind for kind, test in kinds.items() if test(found)), "function")
    return {"kind": kind, **call(found)}

answers = {}
for module in request["modules"]:
    __import__(module)
    found = vars(sys.modules[module])
    own = [name for name in found if getattr(found[name], "__module__", "").startswith(module)]
    request["names"] += [f"{module}.{name}" for name in own if not name.startswith("_")]
for name in request["names"]:
    answers[name] = derive(name)
with open(sys.argv[1], "w") as file:
    json.dump(answers, file)
"""


class UnreachableError(Exception):
    """The package registry did not answer."""


class Oracle(NamedTuple):
    """A release of noob, and the interpreter that has it."""

    release: str
    python: Path

    def load(self, texts: list[str]) -> list[str | None]:
        """The result of loading each text as a tube in noob: the error, or None."""
        return [error for error, _ in self.specifications(texts)]

    def specifications(self, texts: list[str]) -> list[tuple[str | None, str]]:
        """The same, with the `repr` of what noob loaded, except for the header.

        The results of a release for the same texts never change, so the environment caches them.
        """
        asked = json.dumps([LOADER, texts]).encode()
        kept = self.python.parents[1] / "answers" / f"{sha256(asked).hexdigest()}.json"
        if not kept.exists():
            answers = self.run(LOADER, texts)
            kept.parent.mkdir(exist_ok=True)
            with tempfile.NamedTemporaryFile("w", dir=kept.parent, delete=False) as file:
                json.dump(answers, file)
            os.replace(file.name, kept)  # other processes may be doing the same
        return [(error, found) for error, found in json.loads(kept.read_text())]

    def schemas(self) -> dict[str, dict[str, Any]]:
        """The JSON Schemas that noob's models export, by the model's name."""
        answers: dict[str, dict[str, Any]] = self.run(EXPORTER, None)
        return answers

    def derive(
        self, names: list[str], modules: list[str], paths: list[str]
    ) -> dict[str, dict[str, Any]]:
        """What noob derives for callables by importing them, by dotted name.

        `modules` adds all names without a leading underscore that are defined in or below them;
        `paths` are added to the module search path.
        """
        request = {"names": names, "modules": modules, "paths": paths}
        answers: dict[str, dict[str, Any]] = self.run(DERIVER, request)
        return answers

    def run(self, script: str, argument: object) -> Any:
        """Run `script`, which reads JSON from stdin and writes JSON to the file it is given.

        Not to stdout: that is where noob logs.
        """
        with tempfile.TemporaryDirectory() as home:
            answers = Path(home, "answers.json")
            done = subprocess.run(
                [self.python, "-I", "-X", "utf8", "-c", script, answers],
                input=json.dumps(argument),
                capture_output=True,
                text=True,
                timeout=PATIENCE,
                cwd=home,
                env={"HOME": home, "PATH": os.environ["PATH"]},
            )
            if done.returncode:
                raise RuntimeError(f"noob {self.release}: {done.stderr}")
            return json.loads(answers.read_text())


def install(
    release: str, interpreter: str = sys.executable, *, beside: tuple[str, ...] = ()
) -> Oracle:
    """The oracle for a release of noob, which is installed if necessary.

    `beside` are the requirements that the environment must contain besides noob. Safe to call from
    several processes at once: one installs, the others wait for it.

    Raises:
        UnreachableError: the registry cannot be reached.
        RuntimeError: pip or the interpreter failed for another reason.
    """
    directory = CACHE / "-".join((_tag(interpreter), release, *beside))
    python = directory / "bin" / "python"
    complete = directory / "complete"
    if not complete.exists():
        CACHE.mkdir(parents=True, exist_ok=True)
        with FileLock(f"{directory}.lock"):
            if not complete.exists():
                shutil.rmtree(directory, ignore_errors=True)
                subprocess.run(
                    (interpreter, "-m", "venv", directory, "--without-pip"),
                    check=True,
                    env=installing(),
                )
                _pip(python, [f"noob=={release}", *WITH.get(release, ()), *beside])
                complete.touch()
    return Oracle(release, python)


@cache
def newer_interpreter() -> str | None:
    """A CPython that can hash a union of annotated types (3.12.2 or newer), or None.

    The one that runs this, one on the path, or one that pyenv has.
    """
    home = USERS.get("HOME", os.curdir)
    versions = Path(USERS.get("PYENV_ROOT") or Path(home, ".pyenv"), "versions")
    names = [sys.executable, "python3.14", "python3.13", "python3.12"]
    names += sorted(map(str, versions.glob("3.1*/bin/python")), reverse=True)
    script = "import sys; sys.exit(sys.version_info < (3, 12, 2))"
    for path in filter(None, map(shutil.which, names)):
        if not subprocess.run(
            [path, "-c", script], capture_output=True, env=installing()
        ).returncode:
            return path
    return None


@cache
def _tag(interpreter: str) -> str:
    script = "import sys; print(sys.implementation.name, *sys.version_info[:2])"
    command = (interpreter, "-c", script)
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=installing())
    name, major, minor = done.stdout.split()
    return f"{name}-{major}.{minor}"


def _pip(python: Path, requirements: list[str]) -> None:
    command = (sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet")
    options = ("--disable-pip-version-check", *requirements)
    done = subprocess.run((*command, *options), capture_output=True, text=True, env=installing())
    if done.returncode and any(word in done.stderr for word in UNREACHABLE):
        raise UnreachableError(done.stderr.strip().splitlines()[-1])
    if done.returncode:
        raise RuntimeError(done.stderr)
