"""``noob-lint rule``."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import noob_lint
from noob_lint.cli import main
from noob_lint.cli.rule import AT_RUN_TIME
from noob_lint.cli.rule_text import page, table
from noob_lint.reporters.protocol import Screen
from noob_lint.rules import GROUPS, RULES

UNKNOWN_NODE = next(rule for rule in RULES if rule.id == "unknown-node")


def test_one_rule(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rule", "unknown-node"]) == 0
    lines = [*page(UNKNOWN_NODE, Screen()), ""]
    assert capsys.readouterr() == ("\n".join(lines), "")


def test_json_is_indented(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["unknown-node"], ["unknown-node", "cycle"]):
        assert main(["rule", *arguments, "--format", "json"]) == 0
        written = capsys.readouterr().out
        assert written == json.dumps(json.loads(written), indent=2) + "\n"


def test_one_rule_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rule", "unknown-node", "--format", "json"]) == 0
    parts = UNKNOWN_NODE.documentation
    assert json.loads(capsys.readouterr().out) == {
        "id": "unknown-node",
        "group": "graph",
        "severity": "error",
        "severities": ["error"],
        "opt_in": False,
        "summary": UNKNOWN_NODE.summary,
        "since": UNKNOWN_NODE.since,
        "fixes": ["unsafe"],
        "related": list(parts.related),
        "url": None,
        "docs": UNKNOWN_NODE.docs,
        "parts": {
            "text": parts.text,
            "files": {},
            "bad": {"tube": parts.bad.tube, "note": ""},
            "good": {"tube": parts.good.tube, "note": ""},
            "fix": parts.fix,
            "options": parts.options,
            "versions": parts.versions,
        },
    }


def test_with_an_address(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NOOB_LINT_DOCS_BASE", "https://docs.example/lint/")
    address = "https://docs.example/lint/rules/unknown-node/"
    assert main(["rule", "unknown-node", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["url"] == address
    assert main(["rule", "unknown-node"]) == 0
    assert capsys.readouterr().out.endswith(f"\n\nOn the web:\n    {address}\n")


def test_what_is_opt_in(capsys: pytest.CaptureFixture[str]) -> None:
    rule = next(rule for rule in RULES if rule.id == "asset-generator")
    assert main(["rule", rule.id]) == 0
    facts = f"info, only where it is selected, group python, no fix, since {rule.since}"
    assert capsys.readouterr().out.startswith(f"{rule.id}\n{'=' * len(rule.id)}\n{facts}\n\n")
    assert main(["rule", rule.id, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["opt_in"] is True
    assert main(["rule", rule.id, "--format", "markdown"]) == 0
    severity = "info, only where it is selected"
    lines = capsys.readouterr().out.splitlines()
    assert lines[4:11] == [
        f"| [asset-generator](#asset-generator) | {severity} | no fix | {rule.summary} |",
        "",
        "## Group `python`",
        "",
        "### asset-generator",
        "",
        f"*{facts}*",
    ]


def test_the_table_of_all_rules(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rule"]) == 0
    output = capsys.readouterr().out
    assert output == "".join(f"{line}\n" for line in table(RULES, Screen()))
    assert re.findall(r"^  ([a-z0-9-]+) ", output, re.MULTILINE) == [rule.id for rule in RULES]
    assert re.findall(r"^[a-z]+$", output, re.MULTILINE) == list(GROUPS)


@pytest.mark.parametrize("arguments", [["graph"], ["graph", "cycle"], ["--all"]])
def test_several_rules_in_their_order(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rule", *arguments, "--format", "json"]) == 0
    expected = [rule.id for rule in RULES if rule.group == "graph" or arguments == ["--all"]]
    assert [rule["id"] for rule in json.loads(capsys.readouterr().out)] == expected
    assert main(["rule", *arguments]) == 0
    output = capsys.readouterr().out
    assert re.findall(r"^([a-z0-9-]+)\n=+\n", output, re.MULTILINE) == expected


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["unknown-nod"], 'unknown rule "unknown-nod": did you mean "unknown-node"?'),
        (["cycle", "zzzzz"], 'unknown rule "zzzzz"'),
        (
            ["--formt", "cycle"],
            "unrecognized arguments: --formt (see noob-lint --help)",
        ),
    ],
)
def test_wrong_usage(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rule", *arguments]) == 2
    assert capsys.readouterr() == ("", f"noob-lint: error: {message}\n")


def test_names_of_errors_at_run_time(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rule", "runtime-init"]) == 0
    head = "runtime-init (error, reported by noob-lint instantiate)"
    assert capsys.readouterr().out == (
        f"{head}\n{'=' * len(head)}\nThe class or function failed.\n"
        "It is not a rule: settings and comments cannot silence it.\n"
    )
    assert main(["rule", "runtime-init", "runtime-type", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [one["id"] for one in found] == ["runtime-init", "runtime-type"]


def test_errors_at_run_time_among_rules(capsys: pytest.CaptureFixture[str]) -> None:
    names = ["runtime-init", "cycle", "runtime-init"]
    assert main(["rule", *names, "--format", "json"]) == 0
    assert [one["id"] for one in json.loads(capsys.readouterr().out)] == ["cycle", "runtime-init"]
    assert main(["rule", *names]) == 0
    head = "runtime-init (error, reported by noob-lint instantiate)"
    output = capsys.readouterr().out
    assert output.startswith("cycle\n=====\n")
    assert output.count(f"\n\n\n{head}\n") == 1
    assert main(["rule", "runtime-init", "--format", "markdown"]) == 0
    assert capsys.readouterr().out == (
        "# Errors at run time\n\n## runtime-init\n\nThe class or function failed.\n"
        "It is not a rule: settings and comments cannot silence it.\n"
    )
    assert main(["rule", "runtime-int"]) == 2
    message = 'unknown rule "runtime-int": did you mean "runtime-init"?'
    assert capsys.readouterr() == ("", f"noob-lint: error: {message}\n")


@pytest.mark.parametrize("name", ["cycle", "graph", "yaml-syntax", "runtime-init"])
def test_all_is_all_whatever_else_is_named(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rule", "--all", name, "--format", "json"]) == 0
    found = [one["id"] for one in json.loads(capsys.readouterr().out)]
    assert found[: len(RULES)] == [rule.id for rule in RULES]
    assert found[len(RULES) :] == [one for one in [name] if one in AT_RUN_TIME]


def test_every_error_at_run_time_is_explained() -> None:
    source = Path(noob_lint.__file__).parent
    texts = [path.read_text(encoding="utf-8") for path in source.glob("**/*.py")]
    named = {name for text in texts for name in re.findall(r'"(runtime-[a-z]+)"', text)}
    assert named == set(AT_RUN_TIME)
