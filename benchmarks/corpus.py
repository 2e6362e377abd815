"""Tubes with the verdict of the real noob, read from the conformance data next to the repository.

The data is not part of the repository: `find_corpus` says where it is expected. Its own README
describes the files; this module reads only what the comparison needs.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

RELEASES = ("1003.0.2", "1001.0.0", "1000.0.0")
"""The releases of noob that every case was run with."""

_EXTENDS = re.compile(rb"^[\"']?extends[\"']?\s*:", re.MULTILINE)
_SAYS_NOTHING = ("ModuleNotFoundError: No module named 'nobes'", "No config with id")
"""Errors of the environment in which the cases were run, not of the tube."""


class Verdict(NamedTuple):
    """How far a release of noob got with a tube, and the error that stopped it."""

    stage: str
    error: str


class Case(NamedTuple):
    """A tube, the files around it, and what noob says about it."""

    id: str
    data: bytes
    filename: str
    siblings: MappingProxyType[str, bytes]
    verdicts: MappingProxyType[str, Verdict]


class Entry(NamedTuple):
    """A tube of the catalogue with one mistake, and its correction if there is one.

    `by_id` is whether noob was given an id to look up rather than the path of the file.
    """

    case: Case
    stage: str
    detectable: str
    severity: str
    rules: tuple[str, ...]
    control: bool
    correction: bytes | None
    by_id: bool = False


def find_corpus() -> Path | None:
    """The directory of the conformance data, or None if it does not exist."""
    folder = Path(__file__).resolve().parents[2] / "shared" / "conformance"
    return folder if (folder / "cases.jsonl").is_file() else None


def read_cases(corpus: Path) -> Iterator[Case]:
    """The mutated tubes, each among all real tubes except its original."""
    tubes = {path.name: path.read_bytes() for path in sorted((corpus / "tubes").iterdir())}

    @cache
    def others(name: str) -> MappingProxyType[str, bytes]:
        return MappingProxyType({key: data for key, data in tubes.items() if key != name})

    for row in _rows(corpus / "cases.jsonl"):
        verdicts = {release: _verdict(found) for release, found in row["noob"].items()}
        yield Case(
            row["id"],
            row["yaml"].encode(),
            row["from"],
            others(row["from"]),
            MappingProxyType(verdicts),
        )


def read_catalogue(corpus: Path) -> Iterator[Entry]:
    """The cases written by hand."""
    for row in _rows(corpus / "catalogue.jsonl"):
        data = base64.b64decode(row["yaml_base64"]) if "yaml_base64" in row else row["yaml"]
        siblings = {name: _bytes(text) for name, text in row.get("siblings", {}).items()}
        case = Case(
            row["id"],
            _bytes(data),
            row.get("filename", "tube.yaml"),
            MappingProxyType(siblings),
            MappingProxyType({"1003.0.2": _verdict(row)}),
        )
        valid = row.get("valid_yaml")
        yield Entry(
            case,
            stage=row["stage"],
            detectable=row["detectable"],
            severity=row["suggested_severity"],
            rules=tuple(row["rules"]),
            control=row["control"],
            correction=None if valid is None else valid.encode(),
            by_id="load_id" in row,
        )


def stage_of(case: Case, release: str) -> str:
    """The stage at which noob failed, subdivided where the requirements differ."""
    verdict = case.verdicts[release]
    if any(text in verdict.error for text in _SAYS_NOTHING):
        return "says nothing"
    if verdict.stage == "load" and _EXTENDS.search(case.data):
        return "load, extends"
    return "hang" if verdict.error == "TIMEOUT" else verdict.stage


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _verdict(row: dict[str, Any]) -> Verdict:
    return Verdict(row["stage"], row["error"] or "")


def _bytes(value: str | bytes | dict[str, str]) -> bytes:
    if isinstance(value, dict):
        return base64.b64decode(value["base64"])
    return value.encode() if isinstance(value, str) else value
