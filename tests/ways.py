"""The ways to get the findings of tubes, all of which must give the same result."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

from noob_lint import Diagnostic, lint_paths, lint_text
from noob_lint.cli import main
from noob_lint.server.session import Session
from noob_lint.server.uris import uri_of

Findings = list[str]
"""Findings as contract C4 has them, sorted, their paths relative to the top of a layout."""


class Asked(NamedTuple):
    """The findings of some tubes; their paths are relative to the top of a layout."""

    paths: Sequence[str]
    found: Findings


class Place(NamedTuple):
    """The directory of a layout, and its tubes: those that a walk finds below it.

    `some` are the ones to check one by one. `link` is a symbolic link to the directory, `foreign`
    are files that have nothing to do with any tube.
    """

    top: Path
    tubes: Sequence[str]
    some: Sequence[str]
    link: Path
    foreign: Sequence[str]


Way = Callable[[Place], Iterator[Asked]]


@contextmanager
def standing_in(directory: str | Path) -> Iterator[None]:
    before = os.getcwd()
    os.chdir(directory)
    try:
        yield
    finally:
        os.chdir(before)


def command(top: Path, *arguments: str, text: bytes = b"") -> Findings:
    """What the command line finds, from the current directory."""
    output, errors = io.StringIO(), io.StringIO()
    stdin = io.TextIOWrapper(io.BytesIO(text))
    with redirect_stdout(output), redirect_stderr(errors), mock.patch("sys.stdin", stdin):
        status = main(["check", "--format", "json", "--no-progress", *arguments])
    assert status in (0, 1), (arguments, status, errors.getvalue())
    return findings(top, json.loads(output.getvalue())["diagnostics"])


def api(top: Path, found: Sequence[Diagnostic]) -> Findings:
    return findings(top, [json.loads(json.dumps(item.to_dict())) for item in found])


def findings(top: Path, found: Sequence[Mapping[str, Any]]) -> Findings:
    """The findings with their paths relative to the top, from any current directory."""

    def below(path: str) -> str:
        return os.path.relpath(os.path.realpath(path), os.path.realpath(top))

    def with_paths_below(item: Mapping[str, Any]) -> dict[str, Any]:
        related = [place | {"path": below(place["path"])} for place in item["related"]]
        return {**item, "path": below(item["path"]), "related": related}

    return sorted(json.dumps(with_paths_below(item), sort_keys=True) for item in found)


# --- from the top ---------------------------------------------------------------------------------


def alone(place: Place) -> Iterator[Asked]:
    for path in place.tubes:
        yield Asked([path], command(place.top, path))


def walked(place: Place) -> Iterator[Asked]:
    yield Asked(place.tubes, command(place.top, "."))


def all_named(place: Place) -> Iterator[Asked]:
    yield Asked(place.tubes, command(place.top, *place.tubes))


def all_reversed(place: Place) -> Iterator[Asked]:
    yield Asked(place.tubes, command(place.top, *reversed(place.tubes)))


def in_processes(place: Place) -> Iterator[Asked]:
    yield Asked(place.tubes, command(place.top, "--jobs", "2", *place.tubes))


def in_pairs(place: Place) -> Iterator[Asked]:
    """Two files that may be unrelated."""
    for one, other in zip(place.some, place.tubes[::-1], strict=False):
        if one != other:
            yield Asked([one, other], command(place.top, one, other))


def hook_alone(place: Place) -> Iterator[Asked]:
    for path in place.some:
        yield Asked([path], command(place.top, "--force-exclude", "--skip-non-tubes", path))


def hook_with_foreign_files(place: Place) -> Iterator[Asked]:
    hook = ("--force-exclude", "--skip-non-tubes")
    for path in place.some:
        named = [*place.foreign[:1], path, *place.foreign[1:]]
        yield Asked([path], command(place.top, *hook, *named))


def from_standard_input(place: Place) -> Iterator[Asked]:
    for path in place.some:
        text = Path(path).read_bytes()
        yield Asked([path], command(place.top, "--stdin-filename", path, "-", text=text))


def texts_by_api(place: Place) -> Iterator[Asked]:
    for path in place.some:
        found = lint_text(Path(path).read_bytes(), path=path)
        yield Asked([path], api(place.top, found))


def paths_by_api(place: Place) -> Iterator[Asked]:
    yield Asked(place.tubes, api(place.top, lint_paths(place.tubes)))
    for path in place.some:
        yield Asked([path], api(place.top, lint_paths([Path(path)])))


# --- from elsewhere -------------------------------------------------------------------------------


def own_directory(place: Place) -> Iterator[Asked]:
    for path in place.some:
        with standing_in(os.path.dirname(path) or os.curdir):
            yield Asked([path], command(place.top, os.path.basename(path)))


def own_directory_from_standard_input(place: Place) -> Iterator[Asked]:
    for path in place.some:
        text = Path(path).read_bytes()
        with standing_in(os.path.dirname(path) or os.curdir):
            name = os.path.basename(path)
            yield Asked([path], command(place.top, "--stdin-filename", name, "-", text=text))


def absolute_from_elsewhere(place: Place) -> Iterator[Asked]:
    with standing_in("/"):
        for path in place.some:
            yield Asked([path], command(place.top, str(place.top / path)))


def through_a_link(place: Place) -> Iterator[Asked]:
    with standing_in(place.top.parent):
        named = [str(place.link / path) for path in place.tubes]
        yield Asked(place.tubes, command(place.top, *named))
        for path in place.some:
            yield Asked([path], command(place.top, str(place.link / path)))


def walked_through_a_link(place: Place) -> Iterator[Asked]:
    with standing_in(place.top.parent):
        yield Asked(place.tubes, command(place.top, os.path.basename(place.link)))


def through_a_detour(place: Place) -> Iterator[Asked]:
    with standing_in(place.top / os.path.dirname(place.tubes[0])):
        for path in place.some:
            yield Asked([path], command(place.top, os.path.relpath(place.top / path)))
        named = [os.path.relpath(place.top / path) for path in place.tubes]
        yield Asked(place.tubes, command(place.top, "--jobs", "2", *named))


def in_an_editor(place: Place) -> Iterator[Asked]:
    """Like the language server: each tube is opened while others stay open."""
    session = Session()
    session.configure(folders=[str(place.top)])
    with standing_in("/"):
        for path in place.some:
            real = place.top / path
            text = real.read_bytes().decode("utf-8", "replace")
            session.open(uri_of(str(real)), 1, text)
            found = session.result(str(real)).diagnostics
            yield Asked([path], api(place.top, found))


FROM_THE_TOP: tuple[Way, ...] = (
    *(walked, all_named, all_reversed, in_processes, in_pairs, hook_alone),
    *(hook_with_foreign_files, from_standard_input, texts_by_api, paths_by_api),
    in_an_editor,
)
FROM_ELSEWHERE: tuple[Way, ...] = (
    *(own_directory, own_directory_from_standard_input, absolute_from_elsewhere),
    *(through_a_link, through_a_detour),
)
"""Ways that give the same only where something marks the root of a file."""
