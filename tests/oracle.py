"""Real releases of noob, each installed once in a virtual environment of its own.

noob rewrites the files it loads and looks for other tubes in the user's directories: every tube
gets a directory of its own, and the process a home of its own.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path
from typing import Any, NamedTuple

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


class UnreachableError(Exception):
    """The package registry did not answer."""


class Oracle(NamedTuple):
    """A release of noob, and the interpreter that has it."""

    release: str
    python: Path

    def load(self, texts: list[str]) -> list[str | None]:
        """What noob says when it loads each text as a tube: the error, or None."""
        return [error for error, _ in self.specifications(texts)]

    def specifications(self, texts: list[str]) -> list[tuple[str | None, str]]:
        """The same, and what noob loaded, but for the header, in the form that Python shows."""
        return [(error, found) for error, found in self._run(LOADER, texts)]

    def schemas(self) -> dict[str, dict[str, Any]]:
        """The JSON Schemas that noob's models export, by the model's name."""
        answers: dict[str, dict[str, Any]] = self._run(EXPORTER, None)
        return answers

    def _run(self, script: str, argument: object) -> Any:
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
                timeout=120,
                cwd=home,
                env={"HOME": home, "PATH": os.environ["PATH"]},
            )
            if done.returncode:
                raise RuntimeError(f"noob {self.release}: {done.stderr}")
            return json.loads(answers.read_text())


def install(release: str) -> Oracle:
    """The oracle for a release of noob, installed when it is not yet.

    Raises:
        UnreachableError: the registry cannot be reached.
        RuntimeError: pip failed for another reason.
    """
    tag = f"{sys.implementation.name}-{sys.version_info[0]}.{sys.version_info[1]}"
    directory = CACHE / f"{tag}-{release}"
    python = directory / "bin" / "python"
    complete = directory / "complete"
    if not complete.exists():
        shutil.rmtree(directory, ignore_errors=True)
        venv.create(directory, symlinks=True)
        _pip(python, [f"noob=={release}", *WITH.get(release, ())])
        complete.touch()
    return Oracle(release, python)


def _pip(python: Path, requirements: list[str]) -> None:
    command = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet"]
    done = subprocess.run(
        [*command, "--disable-pip-version-check", *requirements], capture_output=True, text=True
    )
    if done.returncode and any(word in done.stderr for word in UNREACHABLE):
        raise UnreachableError(done.stderr.strip().splitlines()[-1])
    if done.returncode:
        raise RuntimeError(done.stderr)
