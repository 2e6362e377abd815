"""``noob-lint rule``."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import noob_lint
from noob_lint.cli import main
from noob_lint.cli.rule import AT_RUN_TIME
from noob_lint.rules import RULES

UNKNOWN_NODE = next(rule for rule in RULES if rule.id == "unknown-node")


def test_one_rule(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rule", "unknown-node"]) == 0
    head = f"unknown-node (error, group graph, since {UNKNOWN_NODE.since}, unsafe fix)"
    assert capsys.readouterr() == (f"{head}\n{'=' * len(head)}\n{UNKNOWN_NODE.docs}\n", "")


def test_one_rule_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rule", "unknown-node", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "id": "unknown-node",
        "group": "graph",
        "severity": "error",
        "opt_in": False,
        "summary": UNKNOWN_NODE.summary,
        "since": UNKNOWN_NODE.since,
        "fixes": ["unsafe"],
        "docs": UNKNOWN_NODE.docs,
    }


def test_what_is_opt_in(capsys: pytest.CaptureFixture[str]) -> None:
    rule = next(rule for rule in RULES if rule.id == "asset-generator")
    assert main(["rule", rule.id]) == 0
    head = f"asset-generator (info, group python, opt-in, since {rule.since})"
    assert capsys.readouterr().out == f"{head}\n{'=' * len(head)}\n{rule.docs}\n"
    assert main(["rule", rule.id, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["opt_in"] is True
    assert main(["rule", rule.id, "--format", "markdown"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[4:11] == [
        f"| [asset-generator](#asset-generator) | info, opt-in | {rule.summary} |",
        "",
        "## Group `python`",
        "",
        "### asset-generator",
        "",
        f"*info, opt-in, since {rule.since}*",
    ]


@pytest.mark.parametrize("arguments", [["graph"], ["graph", "cycle"], ["--all"]])
def test_several_rules_in_their_order(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rule", *arguments, "--format", "json"]) == 0
    expected = [rule.id for rule in RULES if rule.group == "graph" or arguments == ["--all"]]
    assert [rule["id"] for rule in json.loads(capsys.readouterr().out)] == expected
    assert main(["rule", *arguments]) == 0
    output = capsys.readouterr().out
    heads = re.findall(r"^([a-z0-9-]+) \((?:error|warning|info), group", output, re.MULTILINE)
    assert heads == expected


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["unknown-nod"], 'unknown rule "unknown-nod": did you mean "unknown-node"?'),
        (["cycle", "zzzzz"], 'unknown rule "zzzzz"'),
        ([], "name a rule, or use --all (see noob-lint rule --help)"),
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


def test_every_error_at_run_time_is_explained() -> None:
    source = Path(noob_lint.__file__).parent
    texts = [path.read_text(encoding="utf-8") for path in source.glob("**/*.py")]
    named = {name for text in texts for name in re.findall(r'"(runtime-[a-z]+)"', text)}
    assert named == set(AT_RUN_TIME)
