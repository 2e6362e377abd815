"""A page for each rule, and one that lists them."""

from __future__ import annotations

from pathlib import Path

from noob_lint.cli.rule import markdown_of
from noob_lint.cli.rule_text import facts_of
from noob_lint.rules import GROUPS, RULES, Rule

_INTRODUCTION = """\
# Rules

`noob-lint rule` prints this list, and `noob-lint rule NAME` the page of a rule. Settings take the
names of rules and of groups; see [Configuration](../configuration.md).

An *error* is something that noob refuses, that fails or hangs, or that does something other than
what the tube says. A *warning* works, but is very likely not meant. Some rules find both: their
pages say when. Rules that are reported *only where they are selected* remark on valid tubes.
"""


def write_rules(into: Path) -> None:
    """Write the pages."""
    into.mkdir(parents=True, exist_ok=True)
    (into / "index.md").write_text(_index(), encoding="utf-8")
    for rule in RULES:
        (into / f"{rule.id}.md").write_text(_page(rule), encoding="utf-8")


def navigation() -> list[object]:
    """The pages as the navigation lists them: by group."""
    groups = [
        {group: [{rule.id: f"rules/{rule.id}.md"} for rule in RULES if rule.group == group]}
        for group in GROUPS
    ]
    return ["rules/index.md", *groups]


def _index() -> str:
    lines = [_INTRODUCTION]
    for group in GROUPS:
        lines += [f"## {group}", "", "| rule | what it finds | severity | fix |"]
        lines += ["| --- | --- | --- | --- |"]
        for rule in RULES:
            if rule.group == group:
                severity, _, fix, _ = facts_of(rule)
                link = f"[{rule.id}]({rule.id}.md)"
                fix = "" if fix == "no fix" else fix.removesuffix(" fix")
                lines.append(f"| {link} | {_cell(rule.summary)} | {severity} | {fix} |")
        lines.append("")
    return "\n".join(lines)


def _page(rule: Rule) -> str:
    body = "\n".join(markdown_of(rule, "[{0}]({0}.md)".format))
    summary = rule.documentation.summary.replace('"', "'")
    return f'---\ndescription: "{summary}"\n---\n\n# {rule.id}\n\n{body}\n'


def _cell(text: str) -> str:
    return text.replace("|", r"\|")
