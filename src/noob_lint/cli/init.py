"""``noob-lint init``: configuration files for noob-lint, editors, pre-commit and CI services."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from noob_lint.cli.parser import Parser
from noob_lint.cli.status import FINE, FOUND
from noob_lint.cli.terminal import complain
from noob_lint.integrations.change import CannotExtendError, FileChange
from noob_lint.integrations.editors import EDITORS, Editor, SchemaLink, replaced
from noob_lint.integrations.services import CI, PRE_COMMIT_FILE, RELEASE, extend_pre_commit, origin
from noob_lint.spec.versions import LATEST, SpecVersion, find_version
from noob_lint.support.files import read_bytes

if TYPE_CHECKING:
    from noob_lint.config.file import ConfigFile

_DESCRIPTION = """Create or extend configuration files in the current directory: noob-lint.toml, or
whatever the options name. Existing entries, comments and layout are kept. If a file cannot be
extended, init prints what to add to it."""

_MORE = "init can also set up --editor NAME, --pre-commit and --ci NAME (see noob-lint init --help)"

_LOCAL = (
    "the path of the schema is valid only on this machine, so do not commit the file; "
    "with --base-url, it refers to schemas that you host"
)
_UNRELEASED = (
    f"the hook and the job install {RELEASE} from PyPI, but this noob-lint was installed from a "
    "directory: if there is no such release, install it with pip install git+URL and repeat this"
)


class Target(NamedTuple):
    """A file, how to extend it, its initial text, and what is needed to use it."""

    path: str
    extend: Callable[[str], str]
    fresh: str = ""
    needs: str = ""


class InitOptions(NamedTuple):
    """The options of ``init``."""

    editor: Sequence[str]
    server: bool
    pre_commit: bool
    ci: Sequence[str]
    noob_version: SpecVersion | None
    base_url: str | None
    diff: bool

    @property
    def for_tools(self) -> bool:
        """Whether files for other tools are wanted."""
        return bool(self.editor or self.pre_commit or self.ci)


def build_parser() -> Parser:
    """The argument parser of ``init``."""
    from noob_lint.cli.schema import address_argument, version_argument

    parser = Parser(prog="noob-lint init", description=_DESCRIPTION)
    parser.add_argument(
        "--editor",
        action="append",
        choices=tuple(EDITORS),
        default=[],
        metavar="NAME",
        help=f"set up an editor to use the JSON Schema of tubes: {', '.join(EDITORS)}",
    )
    parser.add_argument(
        "--server",
        action="store_true",
        help="set up the editors of --editor for the language server instead: turn off the schema "
        "checks of yaml-language-server for tubes",
    )
    parser.add_argument("--pre-commit", action="store_true", help="add a pre-commit hook")
    parser.add_argument(
        "--ci",
        action="append",
        choices=tuple(CI),
        default=[],
        metavar="NAME",
        help=f"add a CI job: {', '.join(CI)}",
    )
    parser.add_argument(
        "--noob-version",
        metavar="VERSION",
        type=version_argument,
        help="the noob release or spec version for the configuration and the schema",
    )
    parser.add_argument(
        "--base-url",
        metavar="URL",
        type=address_argument,
        help="where the schemas are hosted (default: use the ones installed on this machine)",
    )
    parser.add_argument(
        "--diff", action="store_true", help="show what would be written, and write nothing"
    )
    return parser


def main(arguments: Sequence[str]) -> int:
    """Write the files that `arguments` name, and return the exit status.

    The status is 1 if a file could not be extended or, with --diff, if one would change.

    Raises:
        OSError: a file cannot be read or written.
        SettingsError: the existing configuration is invalid.
    """
    parser = build_parser()
    options = InitOptions(**vars(parser.parse_command(arguments)))
    if options.server and not options.editor:
        parser.error("--server needs --editor")
    status = FINE
    for target in targets(options):
        try:
            change = _change(target)
        except CannotExtendError as error:
            _hand_over(target, str(error))
            status = FOUND
            continue
        if options.diff and change.after != change.before:
            status = FOUND
        (_show if options.diff else _write)(change, target)
    by_schema = options.editor and not options.server
    if by_schema and options.base_url is None and not options.diff:
        complain(_LOCAL)
    if (options.pre_commit or options.ci) and not options.diff and origin() is None:
        complain(_UNRELEASED)
    if not (options.for_tools or options.diff):
        complain(_MORE)
    return status


def targets(options: InitOptions) -> Iterator[Target]:
    """The files to write."""
    if options.noob_version or not options.for_tools:
        yield _configuration(options.noob_version)
    schema = _schema(options.noob_version or _configured(), options.base_url)
    for editor in _editors(options):
        extend = partial(_extended, editor, schema)
        yield Target(editor.path, extend, editor.fresh, editor.needs)
    if options.pre_commit:
        yield Target(
            PRE_COMMIT_FILE, extend_pre_commit, needs="to activate it, run: pre-commit install"
        )
    for name in dict.fromkeys(options.ci):
        yield Target(*CI[name])


def _editors(options: InitOptions) -> Iterator[Editor]:
    """The editors that are named; for the server, those that use yaml-language-server besides."""
    from noob_lint.integrations.served import SERVED

    for name in dict.fromkeys(options.editor):
        if options.server and name not in SERVED:
            complain(f"--server: nothing to turn off for {name}")
        else:
            yield (SERVED if options.server else EDITORS)[name]


def _extended(editor: Editor, schema: SchemaLink, text: str) -> str:
    return editor.extend(text, schema)


def _schema(version: SpecVersion, base_url: str | None) -> SchemaLink:
    from pathlib import Path

    from noob_lint.schema.store import TUBE_FILES, relative_path, schema_path

    if base_url is not None:
        url = f"{base_url.rstrip('/')}/{relative_path(version.edition, 'tube')}"
        return SchemaLink(url, url, TUBE_FILES)
    path = Path(schema_path(version.edition, "tube"))
    return SchemaLink(path.as_uri(), path.as_posix(), TUBE_FILES)


def _configured() -> SpecVersion:
    """The configured spec version; the newest if each tube names its own."""
    file = _found()
    wanted = "latest" if file is None else file.settings().noob_version
    return LATEST if wanted == "header" else find_version(wanted)


def _configuration(version: SpecVersion | None) -> Target:
    """The configuration of noob-lint: the existing file, here or in a parent, or a new one."""
    from noob_lint.integrations.configuration import fresh, set_version
    from noob_lint.support.project_files import OWN_CONFIGURATION

    file = _found()
    if file is None:
        text = fresh(version.name if version else "latest")
        return Target(OWN_CONFIGURATION, lambda before: before or text)
    present = file.values.get("noob-version")
    if version is None or present is not None:
        if version is not None and present != version.name:
            line = file.line(("noob-version",))
            complain(f"{file.shown}:{line}: noob-version is {present!r} and was not changed")
        return Target(file.shown, lambda text: text)
    extend = partial(set_version, version=version.name, in_pyproject=file.in_pyproject)
    return Target(file.shown, extend)


def _found() -> ConfigFile | None:
    """The configuration that applies to files in the current directory."""
    from noob_lint.discovery.configurations import Configurations
    from noob_lint.support.project_files import OWN_CONFIGURATION

    configurations = Configurations()
    name = configurations.configuration_of(OWN_CONFIGURATION)
    return None if name is None else configurations.file(name)


def _change(target: Target) -> FileChange:
    before = _read(target.path)
    return FileChange(
        target.path, before, target.extend(target.fresh if before is None else before)
    )


def _read(path: str) -> str | None:
    try:
        return read_bytes(path).decode("utf-8")
    except FileNotFoundError:
        return None
    except UnicodeDecodeError:
        raise CannotExtendError("it is not UTF-8") from None


def _write(change: FileChange, target: Target) -> None:
    from noob_lint.support.atomic import replace_file, write_file

    path, data = change.path, change.after.encode("utf-8")
    if change.before == change.after:
        complain(f"{path}: nothing to change")
        return
    if change.before is None:
        os.makedirs(os.path.dirname(path) or os.curdir, exist_ok=True)
        write_file(path, data)
        complain(f"{path}: written")
    else:
        replace_file(path, data, change.before.encode("utf-8"))
        complain(f"{path}: extended")
        for old, new in replaced(change.before, change.after):
            complain(f"{path}: replaced {old} with {new}")
    if target.needs:
        complain(f"{path}: {target.needs}")


def _show(change: FileChange, _: Target) -> None:
    from noob_lint.cli.fixing import difference

    before = b"" if change.before is None else change.before.encode("utf-8")
    sys.stdout.writelines(difference(change.path, before, change.after.encode("utf-8")))


def _hand_over(target: Target, reason: str) -> None:
    """Tell the user what to add."""
    complain(f"{target.path}: not changed, because {reason}; add this to it:")
    sys.stdout.write(target.extend(target.fresh))
