"""Tubes in the real noob, before in their release and after in the new one."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import newrelease
from benchmarks.migrations import Sample, migrated, place
from benchmarks.newrelease import Pair
from benchmarks.releases import Ran, run
from noob_lint.migration.judge import Outcome
from tests.oracle import UnreachableError, install

CODE = """\
def start(limit=10, **others):
    for number in range(limit):
        yield number, sorted((key, str(value)) for key, value in others.items())


def box(**values):
    return values


def show(value, box=None, times=1):
    return [value] * times, box
"""

HEAD = "noob_id: t\nnoob_model: noob.tube.TubeSpecification\nnoob_version: "

EARLY = """\
x_note: {a: 1}
assets:
  box:
    type: theirs.box
    scope: runner
    params: {quiet: no, day: 2024-01-02, at: 1:30, wide: 1e3, mode: 0o7, also: 'off'}
    depends: []
nodes:
  s:
    type: theirs.start
    params:
      limit: 07
      limit: 010
      on_: yes
      words: [on, 1_000, +1.5, 0x1F, y, null, "010"]
    note: |
      for us
  w:
    type: theirs.show
    depends: [s.value, {box: assets.box}]
    params: {times: 2}
  r: {type: return, depends: [w.value]}
"""

LATE = """\
input:
  i: {type: int, default: 3, required: false}
nodes:
  s:
    type: theirs.start
    nodeinfo: {signals: [value]}
    params: {limit: 010, no: no, n: input.i}
  r: {type: return, depends: s.value}
"""

PAIRS = [
    ("0.0.99999999", "1003.0.2", f"{HEAD}'0.0.99999999'\n{EARLY}"),
    ("1003.0.2", "1001.0.0", f"{HEAD}1003.0.2\n{LATE}"),
]


@pytest.mark.parametrize(("old", "new", "text"), PAIRS)
def test_a_migrated_tube_gives_the_same(old: str, new: str, text: str, tmp_path: Path) -> None:
    (tmp_path / "theirs.py").write_text(CODE)
    sample = Sample("one", {"t.yaml": text.encode()}, (tmp_path,))
    try:
        before, after = install(old), install(new)
    except UnreachableError as error:
        pytest.skip(f"noob cannot be installed: {error}")
    (one,) = migrated(sample, (old, new), "off", tmp_path)
    assert (one.by_hand, one.outcome) == ((), Outcome.MIGRATED)
    first = run(before, [place(sample, sample.files, tmp_path)], [tmp_path])
    second = run(after, [place(sample, {"t.yaml": one.after}, tmp_path)], [tmp_path])
    assert first == second
    assert (first[0].stage, first[0].error, len(first[0].values)) == ("ok", "", 5)


def test_how_runs_differ() -> None:
    fine, other = Ran("ok", "", ("1", "2")), Ran("ok", "", ("1", "3"))
    stopped = Ran("process", "ValueError: x", ("1",))
    assert fine.differs(fine) is None
    assert fine.differs(other) == "epoch 2 returns 2, then 3"
    assert fine.differs(stopped) == "ok well, then process ValueError: x"
    assert stopped.differs(Ran("process", "ValueError: y", ("1",))) is None


def test_how_releases_differ() -> None:
    sample = Sample("one", {"t.yaml": b""})
    fine = Ran("ok", "", ("[1, 2]", "'a'"))
    refused = Ran("load", "ValidationError: 2 validation errors for T input.x.required 'y'", ())
    stopped = Ran("process", "KeyError: 'b'", ())
    other = fine._replace(values=("[1, 2]", "'b'"))
    pairs = [
        Pair(sample, fine, fine),
        Pair(sample, refused, fine, ("schema-unknown-key",)),
        Pair(sample, fine, refused),
        Pair(sample, stopped, fine, ("cycle",)),
        Pair(sample, fine, stopped, ("cycle",)),
        Pair(sample, fine, other),
        Pair(sample, stopped, stopped._replace(error="KeyError: 'c'")),
        Pair(sample, stopped, stopped._replace(error="TypeError: 1")),
    ]
    assert [(pair.kind, pair.says_otherwise) for pair in pairs] == [
        ("alike", "no rule finds an error"),
        ("accepts now", "schema-unknown-key"),
        ("refuses now", "no rule finds an error"),
        ("runs now", "cycle"),
        ("fails now", ""),
        ("returns something else", ""),
        ("alike", "no rule finds an error"),
        ("fails differently", "no rule finds an error"),
    ]
    assert pairs[1].why == "load: ValidationError: ... validation error for T input.x.required ..."
    assert pairs[5].why == "_, then _"


def test_a_release_that_cannot_be_installed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(version: str) -> None:
        raise UnreachableError(f"no noob=={version}")

    monkeypatch.setattr(newrelease, "release", fail)
    with pytest.raises(SystemExit, match="2"):
        newrelease.main(["1009.0.0", "--base", "1008.0.0"])
    message = "newrelease: error: noob could not be installed: no noob==1008.0.0\n"
    assert capsys.readouterr().err.endswith(message)
