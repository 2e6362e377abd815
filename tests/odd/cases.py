"""Reads and writes the files of this folder; runs and lints what is in them."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.mistakes import EPOCHS, RUNNER
from benchmarks.runs import MEANT, NUMPY, RELEASE
from noob_lint import lint_paths
from tests.oracle import Oracle

HERE = Path(__file__).parent
BESIDE = (*NUMPY, "attrs==26.1.0", "lazy-loader==0.4")
"""What the environment of noob holds beside it."""

_HEADER = f"noob_id: {{id}}\nnoob_model: noob.tube.TubeSpecification\nnoob_version: {RELEASE}\n"
_LENGTH = 110


class Case(NamedTuple):
    """A small project with one tube, and what is known about it."""

    name: str
    right: bool
    files: dict[str, str]
    noob: str
    lint: tuple[str, ...]
    reason: str

    @property
    def fails(self) -> bool:
        """Whether noob refuses it, fails or hangs."""
        return self.noob != "ok" and MEANT.search(self.noob) is None

    @property
    def hangs(self) -> bool:
        return self.noob.endswith("hangs")

    @property
    def has_error(self) -> bool:
        """Whether noob-lint is expected to report an error."""
        return any(" error[" in line for line in self.lint)


def cases() -> list[Case]:
    """All cases, in the order of the files."""
    return [case for path in sorted(HERE.glob("*.txt")) for case in _cases(path)]


def _cases(path: Path) -> Iterator[Case]:
    for block in re.split(r"^=== ", path.read_text("utf-8"), flags=re.MULTILINE)[1:]:
        about, _, rest = block.partition("\n")
        files: dict[str, str] = {}
        for part in re.split(r"^--- ", rest, flags=re.MULTILINE)[1:]:
            head, _, text = part.partition("\n")
            if head.endswith((".py", ".pyi", ".yaml")):
                files[head] = text.rstrip("\n") + "\n"
            else:
                yield _case(f"{path.stem}: {about}", head, text, files)


def _case(about: str, head: str, text: str, files: dict[str, str]) -> Case:
    side, _, title = head.partition(": ")
    told: dict[str, list[str]] = {"noob": [], "lint": [], "reason": []}
    changed = files
    for line in filter(None, text.split("\n")):
        key, _, said = line.partition(": ")
        if key in told:
            told[key].append(said)
        else:
            changed = _edited(changed, line, f"{about}: {title}")
    named = f"{about}: {head}"
    noob, lint, reason = (told[key] for key in ("noob", "lint", "reason"))
    return Case(named, side == "right", changed, "".join(noob), tuple(lint), " ".join(reason))


def _edited(files: dict[str, str], edit: str, where: str) -> dict[str, str]:
    old, new = (one.replace("\\n", "\n") for one in re.split(r" => | =>$", edit))
    found = [name for name, text in files.items() for _ in range(text.count(old))]
    if len(found) != 1:
        raise ValueError(f"{where}: {old!r} is there {len(found)} times")
    return files | {found[0]: files[found[0]].replace(old, new)}


def written(case: Case, home: Path) -> Path:
    """The tube of a case, whose project is written into a directory."""
    for name, text in case.files.items():
        path = home / "tubes" / name if name.endswith(".yaml") else home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text if "noob_id" in text[:9] else _HEADER.format(id="odd") + text)
        if not name.endswith(".yaml"):
            path.write_text(text)
    return home / "tubes" / "tube.yaml"


def lint(chosen: Sequence[Case], into: Path, python: Path) -> list[tuple[str, ...]]:
    """The findings for the tube of each case, without those for other files."""
    tubes = [written(case, into / f"case_{number}") for number, case in enumerate(chosen)]
    for tube in tubes:
        tube.parents[1].joinpath("noob-lint.toml").write_text(f"python = {json.dumps(str(python))}")
    said: dict[str, list[str]] = {str(tube): [] for tube in tubes}
    for one in lint_paths(tubes):
        start, home = one.span.start, str(Path(one.path).parents[1])
        message = one.message.replace(f"{home}/", "").replace("\n", " ")
        place = f"{start.line + 1}:{start.column + 1}"
        said[one.path].append(f"{place} {one.severity}[{one.rule}] {message}")
    return [tuple(lines) for lines in said.values()]


def run(chosen: Sequence[Case], into: Path, noob: Oracle) -> list[str]:
    """How far noob gets with each in five epochs: ``ok``, or the stage and the error."""
    tubes = [written(case, into / f"case_{number}") for number, case in enumerate(chosen)]
    homes = [(str(tube.parents[1]), "tubes/tube.yaml") for tube in tubes]
    answers = noob.run(RUNNER, {"tubes": homes, "epochs": EPOCHS, "limit": 1.0})
    shutil.rmtree(into)
    return [_outcome(*answer) for answer in answers]


def _outcome(stage: str, error: str, _returned: str) -> str:
    if not error:
        return stage
    error = re.sub(r"case_\d+", "case_N", error)
    plain = re.sub(r"0x[0-9a-f]{6,}|/\S*/(?=case_)|/[^\s'\"()]*/", "...", error)
    return f"{stage}: {plain[:_LENGTH].strip()}"


def rewrite(noob: Sequence[str] | None, lint: Sequence[Sequence[str]]) -> None:
    """Write the results of noob and noob-lint for each case into the files."""
    number = 0
    for path in sorted(HERE.glob("*.txt")):
        parts = re.split(r"(?m)^(?=--- |=== )", path.read_text("utf-8"))
        for index, part in enumerate(parts):
            if not re.match("--- (right|wrong: )", part):
                continue
            kept = [line for line in part.rstrip("\n").split("\n") if line[:6] != "lint: "]
            if noob is not None:
                kept = [line for line in kept if not line.startswith("noob: ")]
            told = [f"lint: {line}" for line in lint[number]]
            known = [] if noob is None else [f"noob: {noob[number]}"]
            reasons = [line for line in kept if line.startswith("reason: ")]
            kept = [line for line in kept if line not in reasons]
            follows = parts[index + 1 : index + 2]
            end = "\n\n" if follows and follows[0].startswith("===") else "\n"
            parts[index] = "\n".join([*kept, *known, *told, *reasons]) + end
            number += 1
        path.write_text("".join(parts))
