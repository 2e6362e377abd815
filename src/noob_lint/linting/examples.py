"""What noob-lint says about the examples in the documentation of rules."""

from __future__ import annotations

import os
import re
import sysconfig
from collections.abc import Sequence
from tempfile import TemporaryDirectory
from typing import NamedTuple

from noob_lint.config.settings import Settings
from noob_lint.diagnostics.diagnostic import Diagnostic, Edit, Fix, Related
from noob_lint.diagnostics.source import Position, Span
from noob_lint.linting.api import lint_paths
from noob_lint.rules import Rule
from noob_lint.rules.documentation import Example

TUBE = "tube.yaml"
"""The name of the file that an example stands for."""

_HEADER = {
    "noob_id": "example",
    "noob_model": "noob.tube.TubeSpecification",
    "noob_version": "1003.0.2",
}
_BASE = "base"
"""The id of a tube that examples may extend or contain without writing it down."""


class _Whole(NamedTuple):
    """An example as the file that it stands for, and what was put before it."""

    text: str
    lines: int = 0
    characters: int = 0


def lint_example(rule: Rule, example: Example) -> list[Diagnostic]:
    """The findings in an example of a rule, placed as if it began at the top of its file.

    The files that the documentation shows stand beside it, in a temporary directory.

    Raises:
        OSError: there is no room for temporary files.
    """
    if not example.tube:
        return []
    files = rule.documentation.files
    whole = _complete(example.tube, "example")
    with TemporaryDirectory() as directory:
        _write(directory, files)
        path = os.path.join(directory, TUBE)
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(whole.text)
        settings = Settings(
            noob_version=example.version,
            extend_select=[rule.id],
            python_paths=[directory] if any(name.endswith(".py") for name, _ in files) else (),
        )
        found = lint_paths([path], settings=settings)
    hidden = (directory, *(sysconfig.get_path(name) for name in ("purelib", "stdlib")))
    move = _Move(tuple(path + os.sep for path in hidden), whole)
    return [move.diagnostic(one) for one in found]


def _write(directory: str, files: Sequence[tuple[str, str]]) -> None:
    """Write the files around an example; its project ends at the directory."""
    texts = {
        "noob-lint.toml": "",
        f"{_BASE}.yaml": "nodes:\n  base: {type: lab.base}\n",
        **dict(files),
    }
    for name, text in texts.items():
        path = os.path.join(directory, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        if name.endswith(".yaml"):
            text = _complete(text, os.path.basename(name).removesuffix(".yaml")).text
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(text)


def _complete(text: str, tube_id: str) -> _Whole:
    """The example as a whole tube: it leaves the header out unless it is about the header."""
    present = [key for key in _HEADER if re.search(f"^{key}:", text, re.MULTILINE)]
    if text.startswith(("#", "-", "%")) or "noob_id" in present or len(present) > 1:
        return _Whole(text)
    header = {**_HEADER, "noob_id": tube_id}
    lines = [f"{key}: {header[key]}\n" for key in header if key not in present]
    return _Whole("".join(lines) + text, len(lines), sum(map(len, lines)))


class _Move(NamedTuple):
    """Moves findings in a whole file to where they are in the example."""

    hidden: tuple[str, ...]
    whole: _Whole

    def diagnostic(self, one: Diagnostic) -> Diagnostic:
        finding = one.finding
        moved = finding._replace(
            span=self._span(finding.span),
            message=self._named(finding.message),
            fix=None if finding.fix is None else self._fix(finding.fix),
            related=tuple(map(self._related, finding.related)),
        )
        return one._replace(path=self._named(one.path), finding=moved)

    def _named(self, text: str) -> str:
        """The text without the directories that are those of this machine only."""
        for directory in self.hidden:
            text = text.replace(directory, "")
        return text

    def _fix(self, fix: Fix) -> Fix:
        return fix._replace(edits=tuple(Edit(self._span(span), text) for span, text in fix.edits))

    def _related(self, place: Related) -> Related:
        path = None if place.path is None else self._named(place.path)
        span = place.span if path not in (None, TUBE) else self._span(place.span)
        return Related(span, self._named(place.message), path, place.line)

    def _span(self, span: Span) -> Span:
        return Span(self._position(span.start), self._position(span.end))

    def _position(self, position: Position) -> Position:
        line, column, offset = position
        _, lines, characters = self.whole
        return Position(line - lines, column, offset - characters)
