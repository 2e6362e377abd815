"""The documentation of a rule, parsed from the docstring of its module.

The docstring has these parts, in this order, separated by blank lines; what stands below a heading
is indented by four:

    What the rule finds, in one sentence.

    Why it is bad, what noob does, when it is a warning rather than an error.

    In lab.py:
        (a file that the examples need; there may be several, or none)

    Bad:
        (a tube, or in parentheses what one tube cannot show)

    Good:
        (a tube)

    Fix:
        What the fix writes, and why it is safe or not.

    Options:
        The settings that matter.

    Related:
        other-rule, another-rule

    Versions:
        How releases of noob differ.

`In`, `Options`, `Related` and `Versions` stand where there is something to say, `Fix` where the
rule has fixes.
"""

# With `from __future__ import annotations`, NamedTuple would compile each annotation at start-up.
import re
from textwrap import dedent
from typing import NamedTuple

SECTIONS = ("Bad", "Good", "Fix", "Options", "Related", "Versions")
"""The headings that a docstring may have after its text and the files, in order."""

_HEADING = re.compile(rf"^(?:In (?P<file>[\w./-]+)|(?P<section>{'|'.join(SECTIONS)})):$")
_NOTE = re.compile(r"\((?P<note>[^()]+)\)(?:\n|\Z)", re.DOTALL)
_VERSION = re.compile(r"with --noob-version ([\w.]+)")


class Example(NamedTuple):
    """A tube that shows what a rule is about.

    `note` says what no single tube can show, or how the tube is to be read. An example that is told
    by its note alone has no `tube`.
    """

    tube: str = ""
    note: str = ""

    @property
    def version(self) -> str:
        """The spec version that the note names; "latest" where it names none."""
        named = _VERSION.search(self.note)
        return named[1] if named else "latest"


class Documentation(NamedTuple):
    """What the module of a rule says about it; parts that it leaves out are empty.

    `text`, `fix`, `options` and `versions` are prose, whose paragraphs have a blank line between
    them. `files` are the files that the examples need, by name.
    """

    summary: str = ""
    text: str = ""
    files: tuple[tuple[str, str], ...] = ()
    bad: Example = Example()
    good: Example = Example()
    fix: str = ""
    options: str = ""
    related: tuple[str, ...] = ()
    versions: str = ""


def parse(docs: str) -> Documentation:
    """The parts of a docstring. It never fails: what has no heading belongs to the text."""
    text: list[str] = []
    files: dict[str, list[str]] = {}
    sections: dict[str, list[str]] = {}
    lines = text
    for line in docs.strip().splitlines():
        heading = _HEADING.match(line)
        if heading is None:
            lines.append(line)
        elif heading["file"]:
            lines = files.setdefault(heading["file"], [])
        else:
            lines = sections.setdefault(heading["section"], [])
    summary, _, rest = "\n".join(text).strip().partition("\n\n")
    parts = {name: _block(found) for name, found in sections.items()}
    return Documentation(
        summary,
        rest.strip(),
        tuple((name, _block(found) + "\n") for name, found in files.items()),
        _example(parts.get("Bad", "")),
        _example(parts.get("Good", "")),
        parts.get("Fix", ""),
        parts.get("Options", ""),
        tuple(re.findall(r"[^\s,]+", parts.get("Related", ""))),
        parts.get("Versions", ""),
    )


def paragraphs(prose: str) -> list[str]:
    """The paragraphs of a prose text, each on one line."""
    return [" ".join(part.split()) for part in prose.split("\n\n") if part.strip()]


def _block(lines: list[str]) -> str:
    """Indented lines as they are without their indentation and the blank lines around them."""
    return dedent("\n".join(lines)).strip("\n")


def _example(text: str) -> Example:
    note = _NOTE.match(text)
    if note is None:
        return Example(text + "\n" if text else "")
    tube = text[note.end() :]
    return Example(tube + "\n" if tube else "", " ".join(note["note"].split()))
