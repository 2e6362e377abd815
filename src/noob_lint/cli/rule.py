"""``noob-lint rule``: the documentation of rules, for people and programs."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from noob_lint.cli.parser import Parser
from noob_lint.cli.status import FINE
from noob_lint.cli.terminal import COLOR_CHOICES, screen_of
from noob_lint.config.settings import SettingsError, did_you_mean

if TYPE_CHECKING:
    from noob_lint.rules import Rule


AT_RUN_TIME: Mapping[str, str] = MappingProxyType(
    {
        "runtime-type": "the type does not exist or is not callable",
        "runtime-params": "the class or function rejects its params, or an input has no value",
        "runtime-init": "the class or function failed",
        "runtime-update": "the value of a signal could not be stored in the asset",
        "runtime-deinit": "the asset could not be released",
        "runtime-timeout": "the timeout expired",
        "runtime-crash": "the process died or corrupted its report",
        "runtime-tube": "the tube, or one that it extends, is unknown or invalid",
        "runtime-noob": "noob itself refused the tube",
    }
)
"""What ``noob-lint instantiate`` and the runtime report besides rules."""


def build_parser() -> Parser:
    """The argument parser of ``rule``."""
    parser = Parser(
        prog="noob-lint rule",
        description="Explain rules: what they find, why, and how to put it right.",
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help="a rule or a group of rules")
    parser.add_argument("--all", action="store_true", help="explain all rules")
    parser.add_argument(
        "--format",
        choices=("text", "json", "markdown"),
        default="text",
        help="how to print (default: text)",
    )
    parser.add_argument(
        "--color", choices=COLOR_CHOICES, default="auto", help="colour in text (default: auto)"
    )
    return parser


def main(arguments: Sequence[str]) -> int:
    """Print the rules that `arguments` name, and return the exit status.

    Raises:
        SettingsError: a name is neither a rule nor a group.
    """
    args = build_parser().parse_command(arguments)
    errors = [name for name in dict.fromkeys(args.names) if name in AT_RUN_TIME]
    names = [name for name in args.names if name not in AT_RUN_TIME]
    rules = _chosen(names, is_all=args.all or not args.names)
    if args.format == "json":
        import json

        described = [*map(_to_dict, rules), *map(_error_to_dict, errors)]
        single = not args.all and args.names == [described[0]["id"]]
        sys.stdout.write(json.dumps(described[0] if single else described, indent=2) + "\n")
    elif args.format == "markdown":
        sys.stdout.write(_to_markdown(rules, errors))
    else:
        _show(rules, errors, args)
    return FINE


def _show(rules: Sequence[Rule], errors: Sequence[str], args: Namespace) -> None:
    """Print the table of all rules, or the pages of some, one below the other."""
    from noob_lint.cli.rule_text import error_page, page, table

    screen = screen_of(args.color, sys.stdout, os.environ)
    if not args.names and not args.all:
        sys.stdout.writelines(f"{line}\n" for line in table(rules, screen))
        return
    pages = [
        *(page(rule, screen) for rule in rules),
        *(error_page(name, AT_RUN_TIME[name], screen) for name in errors),
    ]
    for number, lines in enumerate(pages):
        sys.stdout.write("\n\n" if number else "")
        sys.stdout.writelines(f"{line}\n" for line in lines)


def _chosen(names: Sequence[str], *, is_all: bool) -> list[Rule]:
    """The rules that are named, or that are in a group that is; or all."""
    from noob_lint.rules import RULES

    known = [*(rule.id for rule in RULES), *dict.fromkeys(rule.group for rule in RULES)]
    for name in names:
        if name not in known:
            hint = did_you_mean(name, [*known, *AT_RUN_TIME])
            raise SettingsError(f'unknown rule "{name}"{hint}')
    return [rule for rule in RULES if is_all or rule.id in names or rule.group in names]


def _to_dict(rule: Rule) -> dict[str, Any]:
    from noob_lint.diagnostics.addresses import page_of

    parts = rule.documentation
    return {
        "id": rule.id,
        "group": rule.group,
        "severity": rule.severity.value,
        "severities": [severity.value for severity in rule.severities],
        "opt_in": rule.opt_in,
        "summary": rule.summary,
        "since": rule.since,
        "fixes": rule.fixes.split(" or ") if rule.fixes else [],
        "related": list(parts.related),
        "url": page_of(rule.id),
        "docs": rule.docs,
        "parts": {
            "text": parts.text,
            "files": dict(parts.files),
            "bad": parts.bad._asdict(),
            "good": parts.good._asdict(),
            "fix": parts.fix,
            "options": parts.options,
            "versions": parts.versions,
        },
    }


def _error_to_dict(name: str) -> dict[str, Any]:
    return {"id": name, "group": "runtime", "summary": AT_RUN_TIME[name]}


def _to_markdown(rules: Sequence[Rule], errors: Sequence[str]) -> str:
    """A page about the rules: a table by group, then a section for each rule, and the errors."""
    from noob_lint.cli.rule_text import NO_RULE, sentence

    lines = _rules_in_markdown(rules) if rules else []
    if errors:
        lines += ["", "# Errors at run time"] if lines else ["# Errors at run time"]
    for name in errors:
        lines += ["", f"## {name}", "", sentence(AT_RUN_TIME[name]), NO_RULE]
    return "\n".join(lines) + "\n"


def _rules_in_markdown(rules: Sequence[Rule]) -> list[str]:
    from noob_lint.cli.rule_text import facts_of

    lines = [
        "# Rules",
        "",
        "| rule | severity | fix | what it finds |",
        "| --- | --- | --- | --- |",
    ]
    for rule in rules:
        severity, _, fix, _ = facts_of(rule)
        lines.append(f"| [{rule.id}](#{rule.id}) | {severity} | {fix} | {rule.summary} |")
    for group in dict.fromkeys(rule.group for rule in rules):
        lines += ["", f"## Group `{group}`"]
        for rule in rules:
            if rule.group == group:
                lines += ["", f"### {rule.id}", "", *markdown_of(rule)]
    return lines


def markdown_of(rule: Rule, link: Callable[[str], str] = "[{0}](#{0})".format) -> Iterator[str]:
    """The blocks of a rule's page below its heading; `link` makes one to another rule."""
    from noob_lint.cli.rule_text import facts_of, output_of
    from noob_lint.diagnostics.style import Style
    from noob_lint.reporters.markdown import to_markdown

    yield f"*{', '.join(facts_of(rule))}*"
    yield ""
    output = "\n".join(output_of(rule, Style(color=False), 80))
    yield to_markdown(rule.documentation, output, link)
