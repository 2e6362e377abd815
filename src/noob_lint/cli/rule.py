"""``noob-lint rule``: the documentation of rules, for people and programs."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from noob_lint.cli.parser import Parser
from noob_lint.cli.status import FINE
from noob_lint.config.settings import SettingsError, did_you_mean
from noob_lint.reporters.markdown import to_markdown

if TYPE_CHECKING:
    from noob_lint.rules import Rule


AT_RUN_TIME: Mapping[str, str] = MappingProxyType(
    {
        "runtime-type": "the type leads nowhere, or to something that cannot be called",
        "runtime-params": "the class or function refuses its params, or an input is missing",
        "runtime-init": "the class or function failed",
        "runtime-update": "the value of a signal could not be stored in the asset",
        "runtime-deinit": "the asset could not be released",
        "runtime-timeout": "it took longer than the timeout",
        "runtime-crash": "the process died, or disturbed its report",
        "runtime-tube": "the tube, or one that it extends, is not known or not valid",
        "runtime-noob": "noob itself refused the tube",
    }
)
"""What ``noob-lint instantiate`` and the runtime report besides rules."""


def build_parser() -> Parser:
    """The parser of the arguments of ``rule``."""
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
    return parser


def main(arguments: Sequence[str]) -> int:
    """Print the rules that `arguments` name, and return the exit status.

    Raises:
        SettingsError: a name is neither a rule nor a group, or no name was given.
    """
    args = build_parser().parse_command(arguments)
    if args.names and all(name in AT_RUN_TIME for name in args.names):
        return _explain_run_time(args.names, as_json=args.format == "json")
    rules = _chosen(args.names, everything=args.all)
    if args.format == "json":
        import json

        described = [_to_dict(rule) for rule in rules]
        single = len(args.names) == 1 and args.names[0] == rules[0].id
        sys.stdout.write(json.dumps(described[0] if single else described, indent=2) + "\n")
    elif args.format == "markdown":
        sys.stdout.write(_to_markdown(rules))
    else:
        sys.stdout.write("\n\n".join(_to_text(rule) for rule in rules) + "\n")
    return FINE


def _explain_run_time(names: Sequence[str], *, as_json: bool) -> int:
    """Print what the names of errors at run time mean, which are no rules."""
    about = {name: AT_RUN_TIME[name] for name in names}
    if as_json:
        import json

        described = [{"id": name, "group": "runtime", "summary": about[name]} for name in names]
        sys.stdout.write(json.dumps(described if len(names) > 1 else described[0], indent=2) + "\n")
        return FINE
    for name, text in about.items():
        head = f"{name} (error, reported by noob-lint instantiate)"
        sys.stdout.write(f"{head}\n{'=' * len(head)}\n{text[0].upper()}{text[1:]}.\n")
        sys.stdout.write("It is not a rule: settings and comments cannot silence it.\n")
    return FINE


def _chosen(names: list[str], *, everything: bool) -> list[Rule]:
    from noob_lint.rules import RULES

    if everything:
        return list(RULES)
    if not names:
        raise SettingsError("name a rule, or use --all (see noob-lint rule --help)")
    known = [*(rule.id for rule in RULES), *dict.fromkeys(rule.group for rule in RULES)]
    for name in names:
        if name not in known:
            raise SettingsError(f'unknown rule "{name}"{did_you_mean(name, known)}')
    return [rule for rule in RULES if rule.id in names or rule.group in names]


def _to_text(rule: Rule) -> str:
    about = f"{rule.severity}, group {rule.group}{_opt_in(rule)}, since {rule.since}{_fixes(rule)}"
    head = f"{rule.id} ({about})"
    return f"{head}\n{'=' * len(head)}\n{rule.docs.strip()}"


def _opt_in(rule: Rule) -> str:
    return ", opt-in" if rule.opt_in else ""


def _fixes(rule: Rule) -> str:
    return f", {rule.fixes} fix" if rule.fixes else ""


def _to_dict(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "group": rule.group,
        "severity": rule.severity.value,
        "opt_in": rule.opt_in,
        "summary": rule.summary,
        "since": rule.since,
        "fixes": rule.fixes.split(" or ") if rule.fixes else [],
        "docs": rule.docs.strip(),
    }


def _to_markdown(rules: list[Rule]) -> str:
    """A page about the rules: a table by group, then a section for each rule."""
    lines = ["# Rules", "", "| rule | severity | what it finds |", "| --- | --- | --- |"]
    lines += [
        f"| [{rule.id}](#{rule.id}) | {rule.severity}{_opt_in(rule)} | {rule.summary} |"
        for rule in rules
    ]
    for group in dict.fromkeys(rule.group for rule in rules):
        lines += ["", f"## Group `{group}`"]
        for rule in rules:
            if rule.group == group:
                about = f"*{rule.severity}{_opt_in(rule)}, since {rule.since}{_fixes(rule)}*"
                lines += ["", f"### {rule.id}", "", about, "", to_markdown(rule.docs)]
    return "\n".join(lines) + "\n"
