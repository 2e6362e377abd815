"""``noob-lint schema``: shows the published JSON Schemas, and generates them from the models."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from noob_lint.cli.parser import Parser
from noob_lint.cli.status import FINE, FOUND, USAGE
from noob_lint.cli.terminal import complain
from noob_lint.schema import store
from noob_lint.spec.versions import VERSIONS, SpecVersion, find_version
from noob_lint.support.files import error_text, read_text
from noob_lint.version import VERSION

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[Parser]


def build_parser() -> Parser:
    """The argument parser of ``schema``, with a subparser for each action."""
    parser = Parser(
        prog="noob-lint schema",
        description="Show, export and compare the JSON Schemas of tubes.",
    )
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    actions.add_parser("list", help="list the schemas and their ids")
    show = actions.add_parser("show", help="print a schema")
    path = actions.add_parser("path", help="print the paths of the schemas")
    for action in (show, path):
        _add_names(action, required=action is show)
        action.add_argument(
            "--plain", action="store_true", help="the schema without keywords for editors"
        )
    diff = actions.add_parser("diff", help="show what changed between two versions")
    for which in ("old", "new"):
        diff.add_argument(
            which, metavar=which.upper(), type=edition_argument, help=f"the {which} version"
        )
    _add_name(diff, default="tube", nargs="?")
    export = _writing(actions, "export", "generate the schemas from the models", "schemas")
    archive = _writing(actions, "archive", "pack the schemas for a release", "dist")
    check = actions.add_parser("check", help="fail if the schemas differ from the models")
    check.add_argument(
        "directory",
        metavar="DIR",
        nargs="?",
        help="the directory of the schemas (default: the shipped ones)",
    )
    for action in (export, archive, check):
        action.add_argument(
            "--base-url",
            metavar="URL",
            type=address_argument,
            help="the address at which the files will be hosted",
        )
    for action in (export, check):
        action.add_argument(
            "--noob-version",
            metavar="VERSION",
            type=version_argument,
            help="only the schemas for this noob release or spec version",
        )
    return parser


def _writing(actions: Subparsers, name: str, about: str, directory: str) -> Parser:
    """Add the parser of an action that writes files into a directory."""
    action = actions.add_parser(name, help=about)
    action.add_argument(
        "--output",
        metavar="DIR",
        default=directory,
        help=f"where to write (default: {directory})",
    )
    return action


def main(arguments: Sequence[str]) -> int:
    """Run the action that `arguments` name, and return the exit status."""
    args = build_parser().parse_command(arguments)
    match args.action:
        case "list":
            return _list()
        case "show":
            return _show(args.version, args.name, args.plain)
        case "path":
            return _path(args.version, args.name, args.plain)
        case "diff":
            return _diff(args.old, args.new, args.name)
        case "export":
            return _export(args.output, args.base_url, args.noob_version)
        case "archive":
            return _archive(args.output, args.base_url)
        case _:
            directory = args.directory or store.schemas_directory()
            return _check(directory, args.base_url, args.noob_version)


def _add_names(parser: Parser, *, required: bool) -> None:
    optional = None if required else "?"
    names = ", ".join(edition for version in VERSIONS for edition in version.editions)
    parser.add_argument(
        "version",
        metavar="VERSION",
        type=edition_argument,
        nargs=optional,
        help=f"a spec version ({names}), a noob release or latest",
    )
    _add_name(parser, nargs=optional)


def _add_name(parser: Parser, **more: Any) -> None:
    names = ", ".join(store.NAMES)
    parser.add_argument("name", metavar="NAME", choices=store.NAMES, help=names, **more)


def version_argument(text: str) -> SpecVersion:
    """The spec version that an argument names, as a `type` for argparse."""
    try:
        return find_version(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def address_argument(text: str) -> str:
    """The address that an argument gives, as a `type` for argparse."""
    from noob_lint.diagnostics.addresses import is_address

    if not is_address(text):
        raise argparse.ArgumentTypeError(
            f"{text!r} is not an address; write one like https://example.org/schemas"
        )
    return text


def edition_argument(text: str) -> str:
    """The edition of a spec version that an argument names: the newest, or a certain one."""
    if any(text in version.editions for version in VERSIONS):
        return text
    return version_argument(text).edition


def _list() -> int:
    for version in VERSIONS:
        for edition in version.editions:
            for name in store.NAMES:
                sys.stdout.write(f"{edition:<5} {name:<20} {store.schema_id(edition, name)}\n")
    return FINE


def _show(edition: str, name: str, plain: bool) -> int:
    sys.stdout.write(store.schema_text(edition, name, plain=plain))
    return FINE


def _path(edition: str | None, name: str | None, plain: bool) -> int:
    path = store.schemas_directory()
    if edition is not None and name is not None:
        path = store.schema_path(edition, name, plain=plain)
    elif edition is not None:
        path = os.path.dirname(store.schema_path(edition, "tube", plain=plain))
    elif plain:
        path = os.path.join(path, "plain")
    sys.stdout.write(f"{path}\n")
    return FINE


def render_all(base_url: str | None = None) -> Mapping[str, str]:
    """The text of every published file, the schema of the configuration included.

    Raises:
        FrozenError: a released schema would change.
    """
    from noob_lint.publish import artifacts

    files = {**_schemas([version.name for version in VERSIONS]), **_config_schema()}
    return artifacts.published(files, base_url)


def _schemas(versions: Sequence[str]) -> Mapping[str, str]:
    """The schemas of some spec versions: as shipped, or in a checkout as the models have them.

    So an installed noob-lint publishes what was reviewed, whichever pydantic is installed with it.

    Raises:
        FrozenError: a released schema would change.
    """
    from noob_lint.publish import artifacts

    make = artifacts.shipped if store.is_installed() else artifacts.schemas
    files = make(versions)
    artifacts.check_frozen(files)
    return files


def _config_schema() -> Mapping[str, str]:
    if store.is_installed():
        return {store.CONFIG_SCHEMA: read_text(store.config_schema_path())}
    from noob_lint.config.json_schema import config_schema
    from noob_lint.publish.render import text_of

    return {store.CONFIG_SCHEMA: text_of(config_schema())}


def _diff(old: str, new: str, name: str) -> int:
    import json

    from noob_lint.publish import diff

    texts = (store.schema_text(edition, name, plain=True) for edition in (old, new))
    schemas = [json.loads(text) for text in texts]
    sys.stdout.write(diff.in_words(old, new, name, diff.compare(*schemas)))
    return FINE


def _rendered(base_url: str | None, version: SpecVersion | None) -> Mapping[str, str] | None:
    """The text of the files for a spec version, or of all files; None if they have no addresses.

    Raises:
        FrozenError: a released schema would change.
    """
    if version is None:
        return render_all(base_url)
    if base_url is not None:
        complain("error: --base-url is for the schemas of all versions")
        return None
    return _schemas([version.name])


def _export(directory: str, base_url: str | None, version: SpecVersion | None) -> int:
    from noob_lint.publish import artifacts

    try:
        files = _rendered(base_url, version)
        if files is None:
            return USAGE
        artifacts.write_files(files, directory, hosted=base_url is not None)
    except artifacts.FrozenError as error:
        return _frozen(error)
    except OSError as error:
        return _cannot_write(error)
    sys.stdout.write(f"{len(files)} files written to {directory}\n")
    return FINE


def _frozen(error: Exception) -> int:
    sys.stderr.write("".join(f"{line}\n" for line in error.args))
    return FOUND


def _archive(directory: str, base_url: str | None) -> int:
    from hashlib import sha256

    from noob_lint.publish import artifacts
    from noob_lint.support.atomic import write_file

    name = f"noob-schemas-{VERSION}"
    try:
        data = artifacts.archive(render_all(base_url), name)
    except artifacts.FrozenError as error:
        return _frozen(error)
    checksum = f"{sha256(data).hexdigest()}  {name}.tar.gz\n"
    try:
        os.makedirs(directory, exist_ok=True)
        write_file(os.path.join(directory, f"{name}.tar.gz"), data)
        write_file(os.path.join(directory, "SHA256SUMS"), checksum.encode())
    except OSError as error:
        return _cannot_write(error)
    sys.stdout.write(checksum)
    return FINE


def _cannot_write(error: OSError) -> int:
    complain(f"error: cannot write {error.filename}: {error_text(error)}")
    return USAGE


def _check(directory: str, base_url: str | None, version: SpecVersion | None) -> int:
    from noob_lint.publish import artifacts

    if not os.path.isdir(directory):
        complain(f"error: no such directory: {directory}")
        return USAGE
    try:
        files = _rendered(base_url, version)
    except artifacts.FrozenError as error:
        return _frozen(error)
    if files is None:
        return USAGE
    wanted = f"noob-lint {VERSION}" if store.is_installed() else "the models"
    lines = artifacts.drift(files, directory, wanted, is_all=version is None)
    if not lines:
        sys.stdout.write(f"{len(files)} files in {directory} agree with {wanted}\n")
        return FINE
    for line in lines:
        sys.stdout.write(f"{line}\n")
    options = "" if version is None else f" --noob-version {version.name}"
    options += "" if base_url is None else f" --base-url {base_url}"
    sys.stdout.write(f"run: noob-lint schema export --output {directory}{options}\n")
    return FOUND
