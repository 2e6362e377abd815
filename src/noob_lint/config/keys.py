"""The keys of the configuration: the only list of them.

Reading, validation, error messages, the JSON Schema and ``noob-lint config`` derive from it.
"""

# With `from __future__ import annotations`, NamedTuple would compile each annotation at start-up.
from typing import Literal, NamedTuple

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
    "Another configuration file, relative to this one: its keys hold where this one has none, and "
    "what this one's `extend-select` and `extend-ignore` have is added to its own.",
)
"""The only key that is not a setting: the file that a configuration builds on."""

KEYS: tuple[Key, ...] = (
    Key(
        "noob-version",
        "text",
        'The noob to check for: a release, a spec version, "latest", or "header" for what each '
        "tube says.",
    ),
    Key("select", "list", "The rules and groups to use; without it, default."),
    Key("extend-select", "list", "Rules and groups to use besides those in `select`."),
    Key(
        "ignore",
        "list",
        "The rules and groups to leave out. A rule that `select` names stays although its group "
        "is ignored.",
    ),
    Key("extend-ignore", "list", "Rules and groups to leave out besides those in `ignore`."),
    Key(
        "per-file-ignores",
        "table of lists",
        "The rules and groups to leave out in the files that match a pattern as in .gitignore; "
        "with `!` before the pattern, in those that do not match.",
    ),
    Key(
        "severity", "table of texts", "The severity of what a rule, or the rules of a group, find."
    ),
    Key(
        "include",
        "list",
        "Patterns as in .gitignore for files in directories that are tubes whatever they hold.",
    ),
    Key("exclude", "list", "Patterns as in .gitignore for files in directories that are left out."),
    Key(
        "tube-paths",
        "list",
        "The directories, besides the project root, in which other tubes are looked up by their "
        "noob_id.",
    ),
    Key(
        "python",
        "text",
        "Where the code is that tubes name: the path of an environment or of its interpreter, "
        '"auto" to look for one, or "off" to read no code.',
    ),
    Key(
        "python-paths",
        "list",
        "The directories in which the modules of the project are looked up; without it, `src`, the "
        "project root, and what the packaging metadata names.",
    ),
    Key("fail-on", "text", "The least severity that makes the exit status 1."),
    Key(
        "baseline",
        "text",
        "A file of known findings, which are not reported; `noob-lint --write-baseline` writes it.",
    ),
    Key(
        "format",
        "text",
        'How findings are written; "auto" is "github" in the log of GitHub Actions, else "full".',
    ),
)
"""The keys that are settings, in the order in which they are shown."""

FILE_KEYS: tuple[Key, ...] = (EXTEND, *KEYS)
"""All that a configuration file may have."""
