"""The options of a run as one value, made once from the parsed arguments."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal

from noob_lint.config.settings import Settings
from noob_lint.support.values import NamedTuple

if TYPE_CHECKING:
    import argparse

STDIN = "-"
"""The path that stands for standard input."""


class CheckOptions(NamedTuple):
    """The options of ``check``, some of which ``config`` and ``instantiate`` have too.

    `given` has the settings that options set, by the names of their fields. Every other field is
    named after its option, and is None or False if that was not given. `write_baseline` is empty if
    the option names no file.
    """

    paths: tuple[str, ...] = ()
    given: Mapping[str, Any] = {}
    config: str | None = None
    isolated: bool = False
    force_exclude: bool = False
    skip_non_tubes: bool = False
    related: bool = False
    stdin_filename: str | None = None
    show_files: bool = False
    fix: bool = False
    unsafe_fixes: bool = False
    fix_only: bool = False
    diff: bool = False
    add_ignores: str | None = None
    write_baseline: str | None = None
    baseline: str | None = None
    output_file: str | None = None
    statistics: bool = False
    verbose: bool = False
    show_unresolved: bool = False
    color: str = "auto"
    quiet: bool = False
    no_progress: bool = False
    watch: bool = False
    jobs: int | None = None
    no_cache: bool = False

    @classmethod
    def of(cls, arguments: argparse.Namespace) -> CheckOptions:
        """The options in `arguments`, in which options that were not given are missing."""
        values = vars(arguments)
        given = {name: values[name] for name in Settings._fields if name in values}
        own = {name: values[name] for name in cls._fields if name in values}
        if own.get("write_baseline"):
            given["baseline"] = own["write_baseline"]
        return cls(**{**own, "paths": tuple(values["paths"]), "given": given})

    @property
    def files(self) -> list[str]:
        """The paths that are files and directories."""
        return [path for path in self.paths if path != STDIN]

    @property
    def reads_stdin(self) -> bool:
        """Whether standard input is to be checked."""
        return STDIN in self.paths

    @property
    def stdin_name(self) -> str:
        """What standard input is called in messages."""
        return "<stdin>" if self.stdin_filename is None else self.stdin_filename

    @property
    def mode(self) -> Literal["fix", "fix-only", "diff"] | None:
        """What is done with fixes; None if nothing is."""
        if self.diff:
            return "diff"
        if self.fix_only:
            return "fix-only"
        return "fix" if self.fix else None

    def first_of(self, *fields: str) -> str | None:
        """The first of the options named by `fields` that was given, such as ``--fix-only``."""
        defaults = self._field_defaults
        found = (name for name in fields if getattr(self, name) != defaults[name])
        return next((f"--{name.replace('_', '-')}" for name in found), None)
