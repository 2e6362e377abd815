"""What is too much of a finding, or of those of a file, is left out, and the output says so."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from noob_lint.cli import main
from noob_lint.diagnostics.diagnostic import Diagnostic, Edit, Finding, Fix, Related, Severity
from noob_lint.diagnostics.source import Source
from noob_lint.fixing import offers
from noob_lint.linting import amounts
from noob_lint.linting.amounts import Room, bounded, bounded_together, shortened

HEADER = "noob_id: a\nnoob_model: noob.tube.TubeSpecification\nnoob_version: 1003.0.2\n"
SPAN = Source("a").span(0, 1)
MOST = amounts.MOST_CHARACTERS
LONG = "a" * 3_000 + "b" * 3_000 + "c" * 500
SHORT = f"{'a' * 3_000} ... (3000 characters) ... {'c' * 500}"


def related(count: int) -> tuple[Related, ...]:
    return tuple(Related(SPAN, str(number)) for number in range(count))


def test_five_thousand_characters_are_shown() -> None:
    assert bounded(Finding(SPAN, "a" * 5_000)) == Finding(SPAN, "a" * 5_000)
    assert bounded(Finding(SPAN, "a" * 5_001)).is_cut


def test_an_ordinary_finding_stays() -> None:
    fix = Fix("a" * MOST, (Edit(SPAN, "b" * 9_000),), safe=True)
    finding = Finding(SPAN, "a" * MOST, fix, related(50), "a" * MOST)
    assert bounded(finding) is finding


def test_texts_are_shortened() -> None:
    fix = Fix(LONG, (), safe=True)
    assert bounded(Finding(SPAN, LONG, fix, (Related(SPAN, LONG),), LONG)) == Finding(
        SPAN, SHORT, Fix(SHORT, (), safe=True), (Related(SPAN, SHORT),), SHORT, is_cut=True
    )
    for one in (
        Finding(SPAN, LONG),
        Finding(SPAN, "a", Fix(LONG, (), safe=True)),
        Finding(SPAN, "a", related=(Related(SPAN, LONG),)),
        Finding(SPAN, "a", help=LONG),
    ):
        assert bounded(one).is_cut


@pytest.mark.parametrize("advice", [None, "write b"])
def test_further_related_places_are_counted(advice: str | None) -> None:
    left = "7 more related places are not shown"
    assert bounded(Finding(SPAN, "wrong", related=related(57), help=advice)) == Finding(
        SPAN,
        "wrong",
        related=related(50),
        help=left if advice is None else f"write b ({left})",
        is_cut=True,
    )


def test_only_what_is_longer_when_shortened_stays() -> None:
    assert shortened("a" * 400, 200, 100) == "a" * 400
    assert shortened("a" * 401, 200, 100) == f"{'a' * 200} ... (101 characters) ... {'a' * 100}"


def test_the_sum_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    def found(text: str, count: int) -> Diagnostic:
        finding = Finding(SPAN, text, related=related(count))
        return Diagnostic("a.yaml", "cycle", Severity.ERROR, finding)

    monkeypatch.setattr(amounts, "MOST_IN_FILE", 1_000 + 2 * 101)
    items = [found("a" * 1_000, 2), found("b" * 10, 0), found("c" * 1_000, 1), found("d", 1)]
    first, second, third, fourth = bounded_together(items)
    assert (first, second) == (items[0], items[1])
    assert third.message == f"{'c' * 300} ... (550 characters) ... {'c' * 150}"
    assert (third.related, third.finding.is_cut) == ((), True)
    assert (fourth.message, fourth.related, fourth.finding.is_cut) == ("d", (), True)


def test_five_million_characters_are_said_of_a_file_and_fifty_in_a_run() -> None:
    def found(length: int) -> Diagnostic:
        return Diagnostic("a.yaml", "cycle", Severity.ERROR, Finding(SPAN, "a" * length))

    for most, count in ((amounts.MOST_IN_FILE, 1_000), (amounts.MOST_IN_RUN, 10_000)):
        full = [*[found(5_000)] * (count - 1), found(5_000 - 551), found(551)]
        room = Room(most)
        assert [*room.bounded(full)] == full
        assert next(room.bounded([found(551)])).finding.is_cut
    more = [found(5_000)] * 1_000 + [found(551)]
    assert [one.finding.is_cut for one in bounded_together(more)] == [False] * 1_000 + [True]


def test_the_output_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("noob-lint.toml").write_text('python = "off"\n')
    name = "x" * 10_000
    nodes = "".join(f"  n{i}: {{type: lab.f, depends: [{name}.value]}}\n" for i in range(3))
    Path("a.yaml").write_text(f"{HEADER}nodes:\n{nodes}")
    for _ in range(2):  # the second time from the cache
        assert main(["a.yaml"]) == 1
        out = capsys.readouterr().out
        assert out.endswith("Found 3 errors in 1 file (1 checked, 3 findings shortened).\n")
        assert len(out) < 15_000
        main(["--format", "json", "a.yaml"])
        assert json.loads(capsys.readouterr().out)["summary"]["cut"] == 3


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_the_sum_of_a_run_is_bounded(
    jobs: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("noob-lint.toml").write_text('python = "off"\n')
    nodes = f"nodes:\n  a: {{type: lab.f, depends: [{'x' * 1_000}.value]}}\n"
    for name in "abc":
        Path(f"{name}.yaml").write_text(HEADER.replace("noob_id: a", f"noob_id: {name}") + nodes)
    main(["--format", "json", "."])
    whole = json.loads(capsys.readouterr().out)
    monkeypatch.setattr(amounts, "MOST_IN_RUN", 2_500)
    for arguments in (["--no-cache", "--jobs", jobs], []):
        main([*arguments, "--format", "json", "."])
        found = json.loads(capsys.readouterr().out)
        assert found["diagnostics"][:2] == whole["diagnostics"][:2]
        message = whole["diagnostics"][2]["message"]
        short = f"{message[:300]} ... ({len(message) - 450} characters) ... {message[-150:]}"
        assert found["diagnostics"][2] == whole["diagnostics"][2] | {"message": short}
        assert found["summary"] == whole["summary"] | {"cut": 1}


def test_fixes_that_are_not_tried_are_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(offers, "_MOST_TRIES", 8)
    count = 60
    ring = ((number, (number + 1) % count) for number in range(count))
    Path("noob-lint.toml").write_text('python = "off"\n')
    nodes = "".join(f"  s{i:05}: {{type: lab.f, depends: [sx{j:05}.value]}}\n" for i, j in ring)
    Path("a.yaml").write_text(f"{HEADER}nodes:\n{nodes}")
    assert main(["--no-cache", "-q", "--format", "json", "a.yaml"]) == 1
    summary = json.loads(capsys.readouterr().out)["summary"]
    assert (summary["error"], summary["untried"]) == (60, 4)
