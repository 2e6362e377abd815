"""The server reports what the command line finds, whatever units the client uses."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import pytest

from noob_lint.cli import main
from noob_lint.server.uris import path_of, uri_of
from tests.server.client import Client

ROOT = Path(__file__).parents[2]

UNITS = {"utf-8": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}
WIDTHS = {"utf-8": 1, "utf-16": 2, "utf-32": 4}

SEVERITIES = {1: "error", 2: "warning", 3: "info"}


def by_command(*paths: Path) -> list[dict[str, Any]]:
    output = io.StringIO()
    with redirect_stdout(output):
        status = main(["--format", "json", "--no-progress", *map(str, paths)])
    assert status in (0, 1)
    found: list[dict[str, Any]] = json.loads(output.getvalue())["diagnostics"]
    return found


class Lines:
    """The positions of a client, as the command line counts: from 1, in code points."""

    def __init__(self, encoding: str) -> None:
        self._encoding = encoding
        self._texts: dict[str, list[str]] = {}

    def place(self, path: str, span: Mapping[str, Any]) -> tuple[int, ...]:
        if path not in self._texts:
            text = Path(path).read_bytes().decode().removeprefix("\ufeff")
            self._texts[path] = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        ends = (span["start"], span["end"])
        return tuple(number for end in ends for number in self._point(path, end))

    def _point(self, path: str, point: Mapping[str, int]) -> Iterator[int]:
        line = self._texts[path][point["line"]]
        data = line.encode(UNITS[self._encoding])
        before = data[: point["character"] * WIDTHS[self._encoding]]
        yield point["line"] + 1
        yield len(before.decode(UNITS[self._encoding])) + 1


def shown(path: str, items: Sequence[Mapping[str, Any]], encoding: str) -> list[Any]:
    lines = Lines(encoding)
    return sorted(
        (
            path,
            item["code"],
            SEVERITIES[item["severity"]],
            item["message"].partition("\n")[0],
            lines.place(path, item["range"]),
            [
                (
                    path_of(one["location"]["uri"]),
                    one["message"],
                    lines.place(path_of(one["location"]["uri"]), one["location"]["range"]),
                )
                for one in item.get("relatedInformation", [])
            ],
        )
        for item in items
    )


def spelled(item: Mapping[str, Any], base: Path) -> Any:
    def place(one: Mapping[str, Any]) -> tuple[int, ...]:
        ends = (one["start"], one["end"])
        return tuple(end[name] for end in ends for name in ("line", "column"))

    def real(path: str) -> str:
        return os.path.normpath(base / path)

    related = [(real(one["path"]), one["message"], place(one)) for one in item["related"]]
    message = item["message"].partition("\n")[0]
    return (real(item["path"]), item["rule"], item["severity"], message, place(item), related)


@pytest.fixture
def places(tmp_path: Path) -> Path:
    """A project with tubes with many kinds of mistakes, some of them in wide characters."""
    root = tmp_path / "project"
    root.mkdir()
    (root / "noob-lint.toml").write_text("")
    texts = {
        path.name: path.read_text(encoding="utf-8")
        for path in sorted((ROOT / "examples" / "broken").glob("*.yaml"))
    }
    for name, text in texts.items():
        (root / name).write_text(text, encoding="utf-8")
        wide = text.replace("noob_id: ", "noob_id: w-").replace("type: ", '"t\\u0079pe": ')
        wide = wide.replace("{", "{description: ä😀é, ").replace("[", "[😀ä, ")
        (root / f"wide_{name}").write_text(wide.replace("\n", "\r\n"), encoding="utf-8", newline="")
    return root


@pytest.mark.parametrize("encoding", UNITS)
@pytest.mark.parametrize("name", ["vscode", "neovim"])
def test_the_findings_are_those_of_the_command_line(
    places: Path, name: str, encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(places)
    paths = sorted(places.glob("*.yaml"))
    with Client(places, name=name, encodings=[encoding]) as client:
        assert client.answer["capabilities"]["positionEncoding"] == encoding
        found = []
        for path in paths:
            text = path.read_bytes().decode()
            uri = client.open(path, text)
            items = client.pull(uri) if name == "vscode" else client.pushed(uri)
            found += shown(str(path), items, encoding)
        report = client.request("workspace/diagnostic", previousResultIds=[])
        whole = [
            one
            for item in report["items"]
            for one in shown(path_of(item["uri"]), item["items"], encoding)
        ]
    expected = sorted(spelled(item, places) for item in by_command(places))
    assert len(expected) > 40
    assert sorted(found) == expected
    assert sorted(whole) == expected


def test_what_a_base_brings_is_shown_where_it_is_extended(tmp_path: Path) -> None:
    head = "noob_model: noob.tube.TubeSpecification\nnoob_version: 1003.0.2\n"
    (tmp_path / "noob-lint.toml").write_text("")
    base = tmp_path / "base.yaml"
    base.write_text(
        f"noob_id: base\n{head}nodes:\n  a: {{type: return, depends: [b.value]}}\n"
        "  b: {type: lab.read}\n"
    )
    child = tmp_path / "child.yaml"
    child.write_text(f"noob_id: child\n{head}extends: [base]\nnodes:\n  b: {{enabled: false}}\n")
    with Client(tmp_path) as client:
        items = client.pull(client.open(child))
    foreign = [item for item in by_command(child) if item["path"].endswith("base.yaml")]
    assert foreign
    for item in foreign:
        same = [one for one in items if one["message"].startswith(item["message"])]
        assert [one["range"]["start"] for one in same] == [{"line": 3, "character": 0}]
        related = same[0]["relatedInformation"]
        assert [one["location"]["uri"] for one in related[:1]] == [uri_of(str(base))]
        start = related[0]["location"]["range"]["start"]
        assert start == {
            "line": item["start"]["line"] - 1,
            "character": item["start"]["column"] - 1,
        }


def test_a_finding_has_all_that_the_protocol_can_say(tmp_path: Path) -> None:
    (tmp_path / "noob-lint.toml").write_text("")
    path = tmp_path / "it.yaml"
    path.write_text(
        "noob_id: it\nnoob_model: noob.tube.TubeSpecification\nnoob_version: 1003.0.2\n"
        "assets:\n  log: {type: lab.Log, scope: tube}\nnodes:\n  a: {type: lab.a}\n"
    )
    with Client(tmp_path) as client:
        items = client.pull(client.open(path))
    (unused,) = [item for item in items if item["code"] == "unused-asset"]
    assert unused == {
        "range": {"start": {"line": 4, "character": 2}, "end": {"line": 4, "character": 5}},
        "severity": 2,
        "code": "unused-asset",
        "source": "noob-lint",
        "message": unused["message"],
        "tags": [1],
    }
