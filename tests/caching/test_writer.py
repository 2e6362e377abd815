"""What is written into a cache, and what is left out."""

from __future__ import annotations

import json
import os
from collections.abc import Container, Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from noob_lint.caching import tubes
from noob_lint.caching.encoding import Fresh, encoded
from noob_lint.caching.states import ABSENT, Aspect, States
from noob_lint.caching.table import Table
from noob_lint.caching.tubes import Tubes
from noob_lint.caching.writer import Writer
from noob_lint.diagnostics.diagnostic import Diagnostic, Finding, Related, Severity, Suppression
from noob_lint.diagnostics.source import Position, Span
from noob_lint.linting.result import FileResult
from noob_lint.project.reads import Found, Reads, Twins
from noob_lint.python.code import Unread
from noob_lint.support.walk import Walked

OWN = "tubes/plain.yaml"
SPAN = Span(Position(0, 1, 1), Position(1, 1, 2))
SHORT = Finding(SPAN, "message")


@pytest.fixture
def states(here: Path) -> States:
    return States(10**19, str(here))


def writer(
    states: States,
    names: Mapping[str, str] | None = None,
    tops: Iterable[str] = (),
    checked: Container[str] = (),
    before: Table | None = None,
) -> Writer:
    table = before or Table([], [], states)
    return Writer(states, table, Tubes([*tops], table, None), names or {}, checked)


def real(path: str) -> str:
    return os.path.realpath(path)


def written(made: Writer) -> list[list[Any]]:
    """The rows of the results."""
    return [json.loads(row) for row in made.results.values()]


def aspects(made: Writer, numbers: Iterable[int]) -> list[tuple[str, str]]:
    """The entries with some numbers: the paths, and what matters about them."""
    entries = made.content["entries"]
    return [(os.path.relpath(entries[one][0]), entries[one][1]) for one in numbers]


def nothing(_: str) -> tuple[str, ...]:
    return ()


def test_a_row_says_what_a_result_depends_on(here: Path, states: States) -> None:
    reads = Reads(
        files=frozenset({real(OWN), real("tubes/base.yaml")}),
        names=frozenset({Found("base", "tubes/base.yaml")}),
        twins=frozenset({Twins("plain", OWN, (), False)}),
        code=frozenset({str(here / "src"), str(here / "src/lab.py"), str(here / "site-packages")}),
    )
    result = FileResult(OWN, (Diagnostic(OWN, "rule", Severity.INFO, SHORT),), reads=reads)
    asked = []

    def deciding(path: str) -> tuple[str, ...]:
        asked.append(path)
        names = ("src", "a/site-packages", "a/dist-packages", "a/packages", "pyproject.toml")
        return tuple(str(here / name) for name in (*names, "src"))

    made = writer(states)
    made.add_result(real(OWN), Fresh(result, "/top"), deciding)
    assert asked == [OWN]
    assert [*made.results] == [real(OWN)]
    ((path, own, code, place, answers, shown, said),) = written(made)
    sets = made.content["sets"]
    base = "tubes/base.yaml"
    assert (path, said, shown) == (OWN, encoded(result), {real(base): base})
    assert answers == [[["base", base, None, False, ""]], [["plain", OWN, [], False]], True]
    assert aspects(made, own) == [("tubes/base.yaml", "content"), (OWN, "content")]
    assert aspects(made, sets[code]) == [
        ("site-packages", "modules"),
        ("src", "modules"),
        ("src/lab.py", "modules"),
    ]
    assert place[0] == "/top"
    assert aspects(made, sets[place[1]]) == [
        ("a/dist-packages", "names"),
        ("a/packages", "directories"),
        ("a/site-packages", "names"),
        ("pyproject.toml", "directories"),
        ("src", "directories"),
    ]
    assert {**made.content, "entries": [], "sets": []} == {
        "entries": [],
        "sets": [],
        "tubes": [[], []],
        "kinds": {},
    }


def shows(place: str, path: str) -> FileResult:
    """A result that names another tube in one place."""
    item = Diagnostic(path, "rule", Severity.INFO, SHORT)
    related = SHORT._replace(related=(Related(SPAN, "here"), Related(SPAN, "there", path)))
    kept = FileResult(OWN, callables={"known": None})
    return {
        "a name": kept._replace(reads=Reads(names=frozenset({Found("base", path)}))),
        "a text": kept._replace(texts={OWN: "", path: ""}),
        "a finding": kept._replace(diagnostics=(item._replace(path=OWN), item)),
        "a suppression": kept._replace(suppressed=(Suppression(item, "why"),)),
        "a related place": kept._replace(
            diagnostics=(Diagnostic(OWN, "rule", Severity.INFO, related),)
        ),
        "a callable": kept._replace(callables={"x.y": None, "a.b": Unread(path, SPAN, "odd")}),
    }[place]


PLACES = ("a name", "a text", "a finding", "a suppression", "a related place", "a callable")


@pytest.mark.parametrize("place", PLACES)
def test_a_tube_is_shown_as_it_would_be_in_the_next_run(place: str, states: States) -> None:
    odd, plain, base = "tubes/../tubes/base.yaml", "tubes/base.yaml", real("tubes/base.yaml")
    kept = {}
    for path in (odd, plain):
        for names in ({}, {base: odd}):
            made = writer(states, names)
            made.add_result(real(OWN), Fresh(shows(place, path), ""), nothing)
            kept[path, bool(names)] = [row[5] for row in written(made)]
    assert kept == {
        (odd, False): [],
        (odd, True): [{base: odd}],
        (plain, False): [{base: plain}],
        (plain, True): [],
    }


def test_files_of_code_and_the_tube_itself_can_be_shown_otherwise(states: States) -> None:
    odd = "./tubes/plain.yaml"
    items = [Diagnostic(path, "rule", Severity.INFO, SHORT) for path in ("./src/lab.py", odd)]
    made = writer(states)
    made.add_result(real(OWN), Fresh(FileResult(odd, tuple(items)), ""), nothing)
    assert [row[5] for row in written(made)] == [{}]


def test_what_is_not_certain_is_left_out(here: Path, states: States) -> None:
    directory = frozenset({str(here / "src")})  # which has no content
    loop = str(here / "loop")
    os.symlink("loop", loop)
    sure = FileResult(OWN)
    large = "x" * 100_001
    results = [
        sure._replace(reads=Reads(names=frozenset({Found("a", OWN), Found("b", None)}))),
        sure._replace(texts={OWN: large}),
        sure._replace(reads=Reads(files=directory)),
        sure._replace(reads=Reads(code=frozenset({loop}))),
        sure,
    ]
    for result in results:
        made = writer(states)
        made.add_result(real(OWN), Fresh(result, ""), nothing)
        assert bool(made.results) is (result is sure)
    made = writer(states)
    made.add_result(real(OWN), Fresh(sure, ""), lambda _: (loop,))
    assert made.results == {}


def test_tubes_that_are_named_by_paths_are_looked_for_below_all_tops(
    here: Path, states: States
) -> None:
    paths = {"../a/b.yml": "a/b.yml", f"{here}/c/../d.yaml": "d.yaml", "e": "f.yaml"}
    names = frozenset(Found(name, path) for name, path in paths.items())
    result = FileResult(OWN, reads=Reads(names=names))
    made = writer(states, tops=[f"{here}/one", f"{here}/two/three"])
    made.add_result(real(OWN), Fresh(result, ""), nothing)
    ((_, own, *_),) = written(made)
    assert [path for path, _ in aspects(made, own)] == ["a/b.yml", "d.yaml", "two/a/b.yml"]


def test_the_tubes_of_the_project_are_read_only_if_they_were_checked(
    here: Path, states: States, monkeypatch: pytest.MonkeyPatch
) -> None:
    top = str(here / "tubes")
    made = writer(states, tops=[top], checked=[f"{top}/base.yaml"])
    found, ignores = made.content["tubes"]
    names = ("base", "outer", "plain", "user", "wrong")
    assert aspects(made, found) == [
        (f"tubes/{name}.yaml", "content" if name == "base" else "attributes") for name in names
    ]
    assert aspects(made, ignores)[-1] == ("tubes/.gitignore", "content")
    assert {aspect for _, aspect in aspects(made, ignores)} == {"content"}
    Path(top, ".gitignore").mkdir()
    assert writer(States(10**19, str(here)), tops=[top]).content["tubes"] is None
    Path(top, ".gitignore").rmdir()
    unsure = States(10**19, str(here))
    monkeypatch.setattr(unsure, "of", lambda path, *_: None if "user" in path else ABSENT)
    assert writer(unsure, tops=[top]).content["tubes"] is None
    assert writer(states, tops=[top]).content["tubes"] is not None
    monkeypatch.setattr(tubes, "yaml_files", lambda _: Walked([], is_cut=True))
    assert writer(states, tops=[top]).content["tubes"] is None


def entry(states: States, path: str) -> list[Any]:
    state = states.of(path, Aspect.CONTENT)
    assert state is not None
    return [path, "content", list(state.attributes), state.digest]


def test_what_was_read_is_kept_with_new_numbers(here: Path, states: States) -> None:
    paths = [str(here / name) for name in ("ci.yaml", OWN, "src/lab.py", "pyproject.toml")]
    before = Table([entry(states, path) for path in paths], [[3], [2, 1], [1]], states)
    made = writer(states, before=before)
    said = [OWN, [1], 1, ["/top", 0], [["f"], ["t"], True], {"a": "b"}, ["rest"]]
    made.keep_result(real(OWN), said, is_current=True, is_asked=True)
    made.keep_result(real("gone.yaml"), said, is_current=True, is_asked=True)
    for wrong in (None, [], said[:-1], [OWN, [4], *said[2:]], [*said[:2], 3, *said[3:]], "x" * 7):
        made.keep_result(real("tubes/user.yaml"), wrong, is_current=True, is_asked=True)
    assert [*made.results] == [real(OWN)]
    ((path, own, code, place, answers, shown, rest),) = written(made)
    sets = made.content["sets"]
    assert (path, answers, shown, rest) == (OWN, [["f"], ["t"], True], {"a": "b"}, ["rest"])
    assert aspects(made, own) == [(OWN, "content")]
    assert aspects(made, sets[code]) == [("src/lab.py", "content"), (OWN, "content")]
    assert place[0] == "/top"
    assert aspects(made, sets[place[1]]) == [("pyproject.toml", "content")]
    assert json.loads(json.dumps(made.content["entries"][own[0]])) == entry(states, paths[1])


def test_an_answer_holds_if_it_was_asked_for_or_nothing_has_changed(
    here: Path, states: States
) -> None:
    def holds(made: Writer, *, was_current: bool, is_current: bool, is_asked: bool) -> bool:
        said = [OWN, [], 0, ["", 0], [[], [], was_current], {}, []]
        made.keep_result(real(OWN), said, is_current=is_current, is_asked=is_asked)
        ((*_, (_, _, found), _, _),) = written(made)
        return bool(found)

    before = Table([], [[]], states)
    both = (False, True)
    for was in both:
        for now in both:
            for asked in both:
                made = writer(states, before=before)
                found = holds(made, was_current=was, is_current=now, is_asked=asked)
                assert found is (asked or (was and now))
    Path("tubes/.gitignore").mkdir()
    unsure = writer(states, tops=[str(here / "tubes")], before=before)
    assert not holds(unsure, was_current=True, is_current=True, is_asked=True)


def test_kinds_of_files(here: Path, states: States) -> None:
    paths = [str(here / name) for name in ("ci.yaml", OWN)]
    made = writer(states, before=Table([entry(states, path) for path in paths], [], states))
    made.keep_kind(paths[1], [1, {"found": ""}])
    made.keep_kind(str(here / "gone.yaml"), [1, {"found": ""}])
    for wrong in (None, [], [1], [2, {}], ["1", {}], [1, {}, 2]):
        made.keep_kind(paths[0], wrong)
    os.symlink("nowhere", "broken.yaml")
    made.keep_kind(str(here / "broken.yaml"), [0, {"named": "template"}])
    made.add_kind(str(here / "tubes/user.yaml"), {"named": "template"})
    os.symlink("loop", "loop")
    made.add_kind(str(here / "loop"), {"named": "template"})
    kinds = made.content["kinds"]
    found = {os.path.relpath(path): (number, said) for path, (number, said) in kinds.items()}
    assert {path: (aspects(made, [number]), said) for path, (number, said) in found.items()} == {
        OWN: ([(OWN, "content")], {"found": ""}),
        "broken.yaml": ([("ci.yaml", "content")], {"named": "template"}),
        "tubes/user.yaml": ([("tubes/user.yaml", "attributes")], {"named": "template"}),
    }
