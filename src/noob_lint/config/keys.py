"""The keys of the configuration: the only list of them.

Reading, validation, error messages, the JSON Schema and ``noob-lint config`` derive from it.
"""

from __future__ import annotations

from typing import Literal

from noob_lint.support.values import NamedTuple

KeyKind = Literal["text", "list", "table of lists", "table of texts"]
"""The type of a key's value; everything in it is a string."""


class Key(NamedTuple):
    """A configuration key: its name in the file, the type of its value, and its description."""

    name: str
    kind: KeyKind
    about: str

    @property
    def field(self) -> str:
        """The name of the key's field in `Settings`."""
        return self.name.replace("-", "_")

    @property
    def adds(self) -> bool:
        """Whether a file adds its values to those of the file that it extends."""
        return self.name.startswith("extend-")


EXTEND = Key(
    "extend",
    "text",
    "Another configuration file to start from, relative to this one. The keys of this file replace "
    "its keys, except that `extend-select` and `extend-ignore` are added to its own.",
)
"""The only key that is not a setting: the file that a configuration extends."""

KEYS: tuple[Key, ...] = (
    Key(
        "noob-version",
        "text",
        'The noob to check for: a release, a spec version, "latest", or "header" to use the '
        "version in each tube.",
    ),
    Key("select", "list", 'The rules and groups to run. The default is "default".'),
    Key("extend-select", "list", "Rules and groups to run in addition to those in `select`."),
    Key(
        "ignore",
        "list",
        "Rules and groups not to run. A rule that `select` names by its id stays selected if its "
        "group is ignored.",
    ),
    Key("extend-ignore", "list", "Rules and groups not to run in addition to those in `ignore`."),
    Key(
        "per-file-ignores",
        "table of lists",
        "Rules and groups to ignore in the files that match a pattern (.gitignore syntax); with "
        "`!` before the pattern, in those that do not match.",
    ),
    Key("severity", "table of texts", "The severity of the findings of a rule or a group."),
    Key(
        "include",
        "list",
        "Patterns (.gitignore syntax) of files in directories to check, whatever they contain.",
    ),
    Key("exclude", "list", "Patterns (.gitignore syntax) of files in directories to skip."),
    Key(
        "tube-paths",
        "list",
        "Directories in which other tubes are looked up by their noob_id, in addition to the "
        "project root.",
    ),
    Key(
        "python",
        "text",
        "Where to find the code that tubes name: the path of an environment or of its interpreter, "
        '"auto" to find one, or "off" not to read code.',
    ),
    Key(
        "python-paths",
        "list",
        "The directories in which the modules of the project are looked up. The default is `src`, "
        "the project root, and what the packaging metadata names.",
    ),
    Key("fail-on", "text", "The lowest severity for which the exit status is 1."),
    Key(
        "baseline",
        "text",
        "A file of known findings, which are not reported. `noob-lint --write-baseline` writes it.",
    ),
    Key(
        "format",
        "text",
        'The output format; "auto" is "github" in GitHub Actions, otherwise "full".',
    ),
)
"""The keys that are settings, in the order in which they are shown."""

FILE_KEYS: tuple[Key, ...] = (EXTEND, *KEYS)
"""All keys that a configuration file may have."""
