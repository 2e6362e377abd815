"""What the services and programs that a format is for read from it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from jsonschema import Draft7Validator, FormatChecker
from jsonschema.validators import validator_for

from noob_lint.diagnostics.diagnostic import Diagnostic, Finding, Severity
from noob_lint.diagnostics.fingerprint import fingerprints
from noob_lint.diagnostics.source import Source
from noob_lint.diagnostics.style import printable
from noob_lint.reporters import REPORTERS
from noob_lint.reporters.places import Repository
from noob_lint.reporters.protocol import FileReport, Screen
from noob_lint.reporters.summary import Summary
from tests.reporters.samples import PERCENT, SAMPLES

HERE = Path(__file__).parent
SARIF_SCHEMA = HERE / "external" / "sarif-2.1.0.schema.json"

FOUND = [(checked, item) for checked in SAMPLES for item in checked.diagnostics]
FAILED = (FileReport("gone.yaml", error="no such file or directory"),)
RUNS = pytest.mark.parametrize("samples", [SAMPLES, (), FAILED], ids=["all", "nothing", "failed"])


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current directory: a repository."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def render(name: str, samples: Sequence[FileReport] = SAMPLES) -> str:
    parts: list[str] = []
    reporter = REPORTERS[name](parts.append, Screen())
    for checked in samples:
        reporter.report(checked)
    failed = sum(checked.error is not None for checked in samples)
    reporter.finish(Summary(files=len(samples) - failed, failed=failed), quiet=True)
    return "".join(parts)


def portable(text: str) -> str:
    """The text without what JSON in UTF-8 cannot represent."""
    return text.encode("utf-8", "replace").decode()


# json-lines


def test_every_line_is_a_diagnostic() -> None:
    lines = render("json-lines").splitlines()
    assert [json.loads(line) for line in lines] == [item.to_dict() for _, item in FOUND]


# sarif


def sarif_run(samples: Sequence[FileReport] = SAMPLES) -> dict[str, Any]:
    log = json.loads(render("sarif", samples))
    assert log["version"] == "2.1.0"
    run: dict[str, Any]
    (run,) = log["runs"]
    return run


@RUNS
def test_sarif_keeps_to_its_schema(samples: Sequence[FileReport]) -> None:
    schema = json.loads(SARIF_SCHEMA.read_text(encoding="utf-8"))
    validator = validator_for(schema)(schema, format_checker=FormatChecker())
    assert [
        error.message for error in validator.iter_errors(json.loads(render("sarif", samples)))
    ] == []


def test_sarif_describes_the_rules_that_found_something() -> None:
    run = sarif_run()
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules) == 7
    assert {rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"]} == {
        True
    }
    assert "```yaml\n" in rules[0]["help"]["markdown"]


def test_sarif_names_a_rule_that_is_not_one_of_the_linter() -> None:
    finding = Finding(Source("a").span(0, 1), "no")
    item = Diagnostic("x.yaml", "lab", Severity.ERROR, finding)
    run = sarif_run([FileReport("x.yaml", (item,), "a")])
    assert run["tool"]["driver"]["rules"] == [{"id": "lab"}]


def test_sarif_tells_what_was_silenced_and_why() -> None:
    told = [(result["ruleId"], result["suppressions"]) for result in sarif_run()["results"]]
    silenced = [
        ("unused-input", [{"kind": "inSource", "justification": "comes with the next release"}]),
        ("coerced-value", [{"kind": "inSource"}]),
    ]
    assert [item for item in told if item[1]] == silenced
    assert len(told) == len(FOUND) + len(silenced)


def test_sarif_says_when_files_could_not_be_checked() -> None:
    place = {"artifactLocation": {"uri": "gone.yaml", "uriBaseId": "%SRCROOT%"}}
    assert sarif_run(FAILED)["invocations"] == [
        {
            "executionSuccessful": False,
            "toolExecutionNotifications": [
                {
                    "level": "error",
                    "message": {"text": "gone.yaml: no such file or directory"},
                    "locations": [{"physicalLocation": place}],
                }
            ],
        }
    ]
    fine = {"executionSuccessful": True, "toolExecutionNotifications": []}
    assert sarif_run(())["invocations"] == [fine]


def test_sarif_fingerprints_are_those_of_a_baseline() -> None:
    checked = SAMPLES[0]
    given = [result["partialFingerprints"] for result in sarif_run([checked])["results"]]
    expected = fingerprints(checked.diagnostics, checked.text or "")
    assert given == [{"noobLintRuleAndLine/v1": text} for text in expected]


def test_sarif_paths_are_uris() -> None:
    uris = {
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for result in sarif_run()["results"]
    }
    assert uris == {
        "tubes/cycle.yaml",
        "odd/%1B%5B2J%FF.yaml",
        "latin.yaml",
        "my%20tubes/50%2520%20%C3%A9%F0%9F%98%80.yaml",
    }


# github


def command(line: str) -> tuple[str, dict[str, str], str]:
    """How the runner of GitHub Actions parses a line of output (its second form of commands)."""
    assert line.startswith("::")
    info, _, data = line[2:].partition("::")
    name, _, given = info.partition(" ")
    properties = dict(pair.split("=", 1) for pair in given.split(",") if pair)
    codes = {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}
    for code, char in codes.items():
        properties = {key: text.replace(code, char) for key, text in properties.items()}
        if code not in {"%3A", "%2C"}:
            data = data.replace(code, char)
    return name, properties, data


def visible(text: str) -> str:
    """The text as it is shown; line breaks stay."""
    return "\n".join(map(printable, text.split("\n")))


def test_github_reads_every_command_as_it_was_meant() -> None:
    names = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
    read = [command(line) for line in render("github").splitlines()]
    assert len(read) == len(FOUND)
    for (name, properties, data), (_, item) in zip(read, FOUND, strict=True):
        start, end = item.span
        place = {"line": start.line + 1, "endLine": end.line + 1}
        if start.line == end.line:
            place |= {"col": start.column + 1, "endColumn": end.column + 1}
        expected = {"title": f"noob-lint ({item.rule})", "file": printable(item.path)}
        assert name == names[item.severity]
        assert properties == expected | {key: str(number) for key, number in place.items()}
        where = f"{item.path}:{start.line + 1}:{start.column + 1}: [{item.rule}]"
        advice = f"\n{item.finding.help}" if item.finding.help else ""
        assert data == visible(f"{where} {item.message}{advice}")


def test_github_reads_any_path_and_message() -> None:
    path, message = "a:b,c%2C.yaml", "x\r100%0A, y: z"
    item = Diagnostic(path, "lab", Severity.ERROR, Finding(Source("a").span(0, 1), message))
    (line,) = render("github", [FileReport(path, (item,), "a")]).splitlines()
    place = "line=1,endLine=1,col=1,endColumn=2"
    assert line == (
        f"::error title=noob-lint (lab),file=a%3Ab%2Cc%252C.yaml,{place}::"
        "a:b,c%252C.yaml:1:1: [lab] x%0D100%250A, y: z"
    )


# gitlab


def test_gitlab_gets_what_its_documentation_asks_for() -> None:
    violations = json.loads(render("gitlab"))
    read = [
        (
            violation["description"],
            violation["check_name"],
            violation["severity"],
            violation["location"]["path"],
            violation["location"]["lines"]["begin"],
        )
        for violation in violations
    ]
    severities = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}
    assert read == [
        (
            portable(item.message),
            item.rule,
            severities[item.severity],
            portable(item.path),
            item.span.start.line + 1,
        )
        for _, item in FOUND
    ]
    prints = [violation["fingerprint"] for violation in violations]
    assert len(set(prints)) == len(prints)
    assert {bool(re.fullmatch("[0-9a-f]{64}", text)) for text in prints} == {True}


def test_gitlab_fingerprints_stay_when_lines_move() -> None:
    moved = []
    for text in ("a: 1\n", "\n\n  a: 1\n"):
        start = text.index("a")
        finding = Finding(Source(text).span(start, start + 1), "no")
        item = Diagnostic("x.yaml", "cycle", Severity.ERROR, finding)
        (violation,) = json.loads(render("gitlab", [FileReport("x.yaml", (item,), text)]))
        moved.append(violation["fingerprint"])
    assert moved[0] == moved[1]


def test_gitlab_gets_a_list_even_of_nothing() -> None:
    assert render("gitlab", ()) == render("gitlab", FAILED) == "[]\n"


# junit and checkstyle


@RUNS
def test_junit_keeps_to_the_schema_of_jenkins(samples: Sequence[FileReport]) -> None:
    xmlschema = pytest.importorskip("xmlschema", reason="run 'make test', which installs it")
    schema = xmlschema.XMLSchema(str(HERE / "external" / "junit-10.xsd"))
    assert [error.reason for error in schema.iter_errors(render("junit", samples))] == []


def test_junit_counts_what_it_holds() -> None:
    suites = ElementTree.fromstring(render("junit"))
    assert len(suites) == len(SAMPLES)
    for suite in suites:
        given = {key: int(suite.attrib[key]) for key in ("tests", "failures", "errors", "skipped")}
        assert given == {
            "tests": len(suite.findall("testcase")),
            "failures": len(suite.findall("testcase/failure")),
            "errors": len(suite.findall("testcase/error")),
            "skipped": len(suite.findall("testcase/skipped")),
        }
    outcomes = [*suites.iterfind("testsuite/testcase/*")]
    assert len(outcomes) == len(FOUND) + 1
    assert len([*suites.iterfind("testsuite/testcase")]) == len(outcomes) + 2  # two files are fine


def xml_text(text: str) -> str:
    """The text as it comes out of XML, which cannot hold most control characters."""
    return re.sub(
        "[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]",
        lambda match: match[0].encode("unicode_escape").decode(),
        text,
    )


def test_xml_gives_the_messages_back() -> None:
    messages = [xml_text(item.message) for _, item in FOUND]
    checkstyle = ElementTree.fromstring(render("checkstyle"))
    errors = [error for error in checkstyle.iter("error") if error.get("source") != "noob-lint"]
    assert [error.get("message") for error in errors] == messages
    junit = ElementTree.fromstring(render("junit"))
    outcomes = [*junit.iter("failure"), *junit.iter("skipped")]
    assert sorted(str(outcome.get("message")) for outcome in outcomes) == sorted(messages)


def test_checkstyle_says_where_and_what() -> None:
    read: list[tuple[str | None, ...]] = [
        (file.get("name"), *map(error.get, ("line", "column", "severity", "source")))
        for file in ElementTree.fromstring(render("checkstyle"))
        for error in file
    ]
    missing: tuple[str | None, ...] = ("missing.yaml", "1", None, "error", "noob-lint")
    read.remove(missing)
    assert read == [
        (
            xml_text(item.path),
            str(item.span.start.line + 1),
            str(item.span.start.column + 1),
            item.severity.value,
            f"noob-lint.{item.rule}",
        )
        for _, item in FOUND
    ]


def test_checkstyle_of_nothing() -> None:
    lead = '<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n'
    assert render("checkstyle", ()) == f"{lead}</checkstyle>\n"
    assert render("checkstyle", [FileReport("a.yaml")]) == (
        f'{lead}  <file name="a.yaml"/>\n</checkstyle>\n'
    )


# rdjson


@RUNS
def test_rdjson_keeps_to_the_schema_of_reviewdog(samples: Sequence[FileReport]) -> None:
    schema = json.loads((HERE / "external" / "rdjson.schema.json").read_text(encoding="utf-8"))
    errors = Draft7Validator(schema).iter_errors(json.loads(render("rdjson", samples)))
    assert [error.message for error in errors] == []


def marked(given: dict[str, Any], text: str) -> str:
    """What is between the positions of a range, whose columns count bytes."""
    lines = re.split("\r\n|\n|\r", text)
    start, end = given["start"], given["end"]
    assert start["line"] == end["line"]
    line: bytes = lines[start["line"] - 1].encode()
    return str(line[start["column"] - 1 : end["column"] - 1], "utf-8")


def test_rdjson_counts_columns_in_bytes() -> None:
    checked = next(checked for checked in SAMPLES if checked.path == PERCENT)
    read = json.loads(render("rdjson", [checked]))["diagnostics"]
    text = checked.text or ""
    parts = [marked(item["location"]["range"], text) for item in read]
    assert parts == ["\U0001f61e.v", "i:"]


def test_rdjson_suggests_a_fix_of_one_edit_and_no_half_of_another() -> None:
    read = json.loads(render("rdjson"))["diagnostics"]
    suggestions = [
        (item["code"]["value"], suggestion["text"])
        for item in read
        for suggestion in item.get("suggestions", ())
    ]
    assert suggestions == [("unknown-signal", "c.value"), ("unused-input", "z")]


# the locations of files


def places(repository: Repository, *paths: str) -> Iterator[tuple[str, str]]:
    for path in paths:
        yield repository.path(path), repository.uri(path)


def test_paths_are_those_of_the_repository(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    below = repository / "sub dir"
    below.mkdir()
    (repository / "link").symlink_to(below)
    monkeypatch.chdir(repository / "link")
    around = Repository.around(".")
    assert around == (str(repository.resolve()),)
    assert list(places(around, "a.yaml", "./a.yaml", "../b#1.yaml", str(below / "ü.yaml"))) == [
        ("sub dir/a.yaml", "sub%20dir/a.yaml"),
        ("sub dir/a.yaml", "sub%20dir/a.yaml"),
        ("b#1.yaml", "b%231.yaml"),
        ("sub dir/ü.yaml", "sub%20dir/%C3%BC.yaml"),
    ]
    assert list(places(around, "/else where/a.yaml")) == [
        ("/else where/a.yaml", "file:///else%20where/a.yaml")
    ]


def test_without_a_repository_the_current_directory_is_the_root(repository: Path) -> None:
    (repository / ".git").rmdir()
    assert Repository.around(".").path("a/b.yaml") == "a/b.yaml"
