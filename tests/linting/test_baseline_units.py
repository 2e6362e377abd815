"""Baselines as values: what is known, what is stale, and what is written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from noob_lint.config.settings import Settings, SettingsError
from noob_lint.diagnostics.diagnostic import Diagnostic, Finding, Severity
from noob_lint.diagnostics.source import Source
from noob_lint.discovery.configurations import Configurations
from noob_lint.linting.baseline import Baseline, BaselineEntry, _position, read_baseline
from noob_lint.linting.baselines import Baselines
from noob_lint.linting.result import FileResult

TEXT = "one\ntwo\nthree\n"
RULES = frozenset({"cycle", "unknown-signal"})


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sub").mkdir()
    monkeypatch.chdir(tmp_path)


def item(line: int, rule: str = "cycle", path: str = "a.yaml") -> Diagnostic:
    source = Source(TEXT)
    start = source.line_starts[line]
    finding = Finding(source.span(start, start + 1), f"about {rule} {line}")
    return Diagnostic(path, rule, Severity.ERROR, finding)


def result(*items: Diagnostic, path: str = "a.yaml", partly_read: bool = False) -> FileResult:
    texts = {one.path: TEXT for one in items}
    return FileResult(path, items, texts, partly_read=partly_read)


def learned(*results: FileResult, file: str = "known.json") -> Baseline:
    baseline = Baseline(file)
    for one in results:
        baseline.learn(one)
    return baseline


def brief(entries: list[BaselineEntry]) -> list[tuple[str, str, str, str]]:
    return [(one.path, one.within, one.rule, one.message) for one in entries]


def test_what_is_written_is_sorted_by_path_and_read_again() -> None:
    results = (
        result(item(1, path="sub/é.yaml"), path="sub/é.yaml"),
        result(item(2), item(0), item(0, path="base.yaml")),
        result(item(0, path="<stdin>"), path="<stdin>"),
        result(item(0, path="b\u2028.yaml"), path="b\u2028.yaml"),
    )
    baseline = learned(*results, file="sub/known.json")
    text = baseline.to_json()
    assert [line for line in text.splitlines() if line.endswith(": [")] == [
        '    "../a.yaml": [',
        '    "../b\\u2028.yaml": [',
        '    "<stdin>": [',
        '    "é.yaml": [',
    ]
    found = json.loads(text)
    fields = ("within", "rule", "message")
    shown = [tuple(one.get(name) for name in fields) for one in found["findings"]["../a.yaml"]]
    assert shown[-1] == ("../base.yaml", "cycle", "about cycle 0")
    assert sorted(shown[:2]) == [(None, "cycle", "about cycle 0"), (None, "cycle", "about cycle 2")]
    Path("sub/known.json").write_text(text, encoding="utf-8")
    again = read_baseline("sub/known.json")
    assert (again.to_json(), len(again), again.file) == (text, 6, "sub/known.json")
    assert Baseline("none.json").to_json() == '{\n  "version": 1,\n  "findings": {}\n}\n'
    for one in results:
        split = again.split(one, RULES)
        assert split == one._replace(diagnostics=(), known=one.diagnostics)
    assert again.stale() == []


def test_new_findings_stay() -> None:
    baseline = learned(result(item(0)))
    new = item(1)
    split = baseline.split(result(item(0), new, item(0, "unknown-signal")), RULES)
    assert [one.message for one in split.known] == ["about cycle 0"]
    assert [one.message for one in split.diagnostics] == ["about cycle 1", "about unknown-signal 0"]


@pytest.mark.parametrize("what", ["error", "crash"])
def test_a_file_that_was_not_checked_says_nothing(what: str) -> None:
    baseline = learned(result(item(0)))
    whole = FileResult("a.yaml", (item(0),), {"a.yaml": TEXT})
    failed = whole._replace(error="x") if what == "error" else whole._replace(crash="x")
    assert baseline.split(failed, RULES) is failed
    assert baseline.stale() == []


def test_what_is_stale() -> None:
    Path("b.yaml").touch()
    results = [
        result(item(0), item(1, "unknown-signal"), item(2, "unknown-node")),
        result(item(0, path="b.yaml"), path="b.yaml"),
        result(item(0, path="gone.yaml"), path="gone.yaml"),
        result(item(1, "unknown-node", "gone.yaml"), path="gone.yaml"),
    ]
    baseline = learned(*results)
    baseline.split(result(partly_read=True), RULES)
    cycles = [("a.yaml", "", "cycle", "about cycle 0"), ("gone.yaml", "", "cycle", "about cycle 0")]
    assert brief(baseline.stale()) == cycles
    baseline = learned(*results)
    baseline.split(result(), RULES)
    signal = ("a.yaml", "", "unknown-signal", "about unknown-signal 1")
    stale = baseline.stale()
    assert sorted(brief(stale)) == sorted([*cycles, signal])
    assert stale == sorted(stale)
    baseline.forget(stale)
    baseline.forget(stale)
    assert (baseline.stale(), len(baseline)) == ([], 3)


def test_places_in_a_file_that_is_no_yaml_are_not_known() -> None:
    Path("long.json").write_text(f'{{"version": 1,\n"findings": [], "{"x" * 2000}": 1}}')
    with pytest.raises(SettingsError) as caught:
        read_baseline("long.json")
    message = 'not a baseline: "findings" must map paths to lists'
    assert str(caught.value) == f"long.json:1:1: {message}"


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ('{"rule": 1, "fingerprint": "x"}', '1:44: "rule" must be a string'),
        ('{"rule": "x", "fingerprint": "x", "within": 1}', '1:77: "within" must be a string'),
        ('{"rule": "x", "fingerprint": "x", "message": []}', '1:77: "message" must be a string'),
        ('{"fingerprint": "x"}', '1:43: a finding needs a "rule" and a "fingerprint"'),
        ('{"rule": "x"}', '1:43: a finding needs a "rule" and a "fingerprint"'),
    ],
)
def test_what_is_no_finding(entry: str, message: str) -> None:
    Path("x.json").write_text(f'{{"version": 1, "findings": {{"a.yaml":   [ {entry}]}}}}')
    with pytest.raises(SettingsError) as caught:
        read_baseline("x.json")
    assert str(caught.value) == f"x.json:{message}"


@pytest.mark.parametrize("version", ["true", "2", '"1"', "null"])
def test_another_version(version: str) -> None:
    Path("x.json").write_text(f'{{"version": {version}, "findings": {{}}}}')
    with pytest.raises(SettingsError) as caught:
        read_baseline("x.json")
    value = json.loads(version)
    message = f"baseline version {value!r}, but this noob-lint reads 1"
    assert str(caught.value) == f"x.json:1:2: {message}"


def test_a_baseline_that_no_file_names_and_that_is_not_there() -> None:
    configurations = Configurations(Settings(baseline="gone.json"))
    with pytest.raises(SettingsError) as caught:
        Baselines(configurations).of("a.yaml")
    assert str(caught.value) == "gone.json: no such file or directory"
    new = Baselines(configurations, to_be_written=True)
    assert list(new) == []
    found = new.of("a.yaml")
    assert found is not None
    assert (found.file, len(found)) == ("gone.json", 0)
    assert new.of("b.yaml") is found
    assert new.open("./gone.json") is found
    assert list(new) == [found]
    none = Baselines(Configurations(Settings()))
    assert none.of("a.yaml") is None
    assert none.split(result(item(0))) == result(item(0))


@pytest.mark.parametrize(
    ("place", "found"),
    [
        ((), "1:1"),
        (("version",), "1:2"),
        (("findings",), "2:2"),
        (("findings", "a"), "2:16"),
        (("findings", "a", 0), "2:23"),
        (("findings", "a", 1), "3:3"),
        (("findings", "a", 1, "rule"), "3:4"),
        (("findings", "a", 1, "gone"), "3:3"),
        (("findings", "a", "rule"), "2:16"),
        (("findings", 0), "2:2"),
        (("version", "x"), "1:2"),
    ],
)
def test_where_things_are(place: tuple[str | int, ...], found: str) -> None:
    text = '{"version": 1,\n "findings": { "a": [ {},\n  {"rule": 1}]}}\n'
    assert _position(text, place) == found


def test_a_baseline_that_is_not_there_is_told_where_it_is_named() -> None:
    Path("noob-lint.toml").write_text("python = 'off'\nbaseline = 'gone.json'\n")
    with pytest.raises(SettingsError) as caught:
        Baselines(Configurations()).of("a.yaml")
    message = 'no such file: "gone.json"; create it with --write-baseline'
    assert str(caught.value) == f"noob-lint.toml:2: baseline: {message}"
