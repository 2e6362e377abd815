"""``noob-lint config``: the effective settings, and where each of them comes from."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from noob_lint.cli.arguments import add_settings
from noob_lint.cli.effective import Effective, find_settings, origins
from noob_lint.cli.options import CheckOptions
from noob_lint.cli.parser import Parser
from noob_lint.cli.projects import Described, describe
from noob_lint.cli.status import FINE
from noob_lint.config.settings import SettingsError
from noob_lint.diagnostics.style import printable
from noob_lint.discovery.workspace import Workspace
from noob_lint.reporters.inert import inert_json
from noob_lint.schema.store import config_schema_path
from noob_lint.support.files import read_text

_DESCRIPTION = """Show the settings that apply to PATH, a file or a directory, and where each comes
from: the line of a configuration file, or an option. Comments above them show the project that PATH
belongs to: its root, its tubes, and the Python code and environment that the tubes use. The options
are those of "noob-lint check". The output is itself a valid configuration file."""


def build_parser() -> Parser:
    """The argument parser of ``config``."""
    parser = Parser(
        prog="noob-lint config",
        usage="noob-lint config [OPTIONS] [PATH]",
        description=_DESCRIPTION,
        argument_default=argparse.SUPPRESS,
        add_help=False,
    )
    parser.add_argument("paths", nargs="*", metavar="PATH", default=[], help=argparse.SUPPRESS)
    group = parser.add_argument_group("output")
    group.add_argument(
        "--format",
        dest="form",
        choices=("toml", "json"),
        default="toml",
        metavar="FORMAT",
        help="toml (default) or json",
    )
    group.add_argument(
        "--schema",
        action="store_true",
        default=False,
        help="print the JSON Schema of the configuration file",
    )
    group.add_argument("-h", "--help", action="help", help="show this help and exit")
    add_settings(parser)
    return parser


def main(arguments: Sequence[str]) -> int:
    """Print what `arguments` ask for and return the exit status.

    Raises:
        SettingsError: the configuration or an option is wrong.
    """
    parsed = build_parser().parse_all(arguments)
    if parsed.schema:
        sys.stdout.write(read_text(config_schema_path()))
        return FINE
    options = CheckOptions.of(parsed)
    effective = find_settings(options)
    if options.show_files:
        from noob_lint.cli.files import show_files

        return show_files(options, effective.configurations)
    if len(options.paths) > 1:
        raise SettingsError("config takes one path")
    workspace = Workspace(effective.configurations, [effective.path])
    project = describe(workspace, effective.path, effective.file)
    write = _to_json if parsed.form == "json" else _to_toml
    sys.stdout.write(inert_json(write(project, effective, options)))
    return FINE


def _to_toml(project: Described, effective: Effective, options: CheckOptions) -> str:
    lines = [f"# {printable(line)}" for line in project.lines()]
    rows = [
        (f"{key.name} = {_toml(value)}" if value != "" else f"# {key.name}: none", places)
        for key, value, places in origins(effective, options)
    ]
    width = max(len(text) for text, _ in rows if len(text) <= 60)
    for text, places in rows:
        lines.append(f"{text:<{width}}  # {', '.join(places) or 'default'}")
    return "\n".join(lines) + "\n"


def _toml(value: Any) -> str:
    """A value in TOML; strings are written in the syntax that TOML shares with JSON."""
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, Mapping):
        entries = [f"{_toml(name)} = {_toml(item)}" for name, item in value.items()]
        return f"{{ {', '.join(entries)} }}" if entries else "{}"
    return f"[{', '.join(map(_toml, value))}]"


def _to_json(project: Described, effective: Effective, options: CheckOptions) -> str:
    settings = {
        key.name: {"value": None if value == "" else value, "from": places or ["default"]}
        for key, value, places in origins(effective, options)
    }
    described = {**project.to_dict(), "settings": settings}
    return json.dumps(described, indent=2, ensure_ascii=False) + "\n"
