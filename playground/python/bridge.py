"""Answers the questions of the playground's page about one tube and one Python module.

A question is a JSON object with the current texts, an answer is one without them. Both count
UTF-16 code units from the start of a text, as JavaScript does. Nothing that is asked about is run.
"""

from __future__ import annotations

import json
import keyword
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from noob_lint.diagnostics.addresses import page_of
from noob_lint.diagnostics.diagnostic import Diagnostic, Edit
from noob_lint.diagnostics.source import Source, Span
from noob_lint.rules import rule_named
from noob_lint.rules.documentation import paragraphs
from noob_lint.server.documents import Point, TextChange
from noob_lint.server.features.actions import FIX_ALL, Action, actions
from noob_lint.server.features.completion import complete
from noob_lint.server.features.findings import beside, explain
from noob_lint.server.features.hover import hover
from noob_lint.server.positions import Encoding
from noob_lint.server.session import Session
from noob_lint.server.uris import uri_of
from noob_lint.yaml.document import Document

if TYPE_CHECKING:
    from noob_lint.graph.picture import Picture

ROOT = "/playground"
"""The directory of the project; only directories are made in it."""

_MOST_PARTS = 5
_DEPTH = 3
"""How many levels of tubes inside tubes are drawn."""
_MOST_WIRES = 100
_LAST_OF_ONE_UNIT = 0xFFFF

Question = Mapping[str, Any]
Answer = dict[str, Any]


class Bridge:
    """A project with one tube and one Python module, whose texts come with each question.

    `root` is its directory, which must exist.
    """

    def __init__(self, root: str = ROOT) -> None:
        self._root = root
        self._tube = f"{root}/tube.yaml"
        self._session = Session(Encoding.UTF_32)
        self._version = ""
        self._module = ""

    def answer(self, question: str) -> str:
        """The answer to a question, both in JSON.

        A question names what it asks for in ``ask``; it has the ``tube``, the ``code``, the name of
        its ``module``, and the ``version`` of noob.
        """
        asked: Question = json.loads(question)
        self._take(asked)
        with self._session.reading():
            return json.dumps(_ANSWERS[asked["ask"]](self, asked))

    # --- the texts ----------------------------------------------------------------------------

    def _take(self, asked: Question) -> None:
        if asked["version"] != self._version:
            self._version = asked["version"]
            given = {"noob_version": self._version, "include": ["tube.yaml"], "python": "auto"}
            self._session.configure([self._root], given)
        module = asked["module"] if is_module(asked["module"]) else ""
        if module != self._module and self._module:
            self._session.close(uri_of(self._path_of(self._module)))
            self._module = ""
        if module:
            self._begin(module)
            self._put(self._path_of(module), asked["code"])
        self._put(self._tube, asked["tube"])

    def _begin(self, module: str) -> None:
        """Make the directories of the packages that the module is in."""
        if module != self._module:
            self._module = module
            directory = os.path.dirname(self._path_of(module))
            if not os.path.isdir(directory):
                os.makedirs(directory)
                self._session.changed([directory])

    def _put(self, path: str, text: str) -> None:
        """Take a text, as an edit of the text before: completion depends on where that was."""
        before = self._session.documents.get(path)
        if before is None:
            self._session.open(uri_of(path), 1, text)
        elif before.text != text:
            self._session.change(before.uri, before.version + 1, [_change(before.text, text)])

    def _path_of(self, module: str) -> str:
        return f"{self._root}/{module.replace('.', '/')}.py"

    def _document(self) -> Document:
        document = self._session.document(self._tube)
        assert document is not None
        return document

    def _units(self, path: str) -> Units:
        source = self._session.source(path)
        return Units("" if source is None else source.text)

    # --- the answers --------------------------------------------------------------------------

    def _check(self, asked: Question) -> Answer:
        found = self._session.findings(self._tube)
        has_safe = any(one.fix is not None and one.fix.safe for one in found)
        problem = "" if self._module else "This is not the name of a Python module."
        return {
            "findings": [self._finding(one) for one in found],
            "hasSafeFixes": has_safe,
            "module": problem,
        }

    def _finding(self, item: Diagnostic) -> Answer:
        units = self._units(self._tube)
        fix = item.fix
        return {
            **units.span(item.span),
            "line": item.span.start.line + 1,
            "rule": item.rule,
            "severity": item.severity.value,
            "message": item.message,
            "help": item.finding.help or "",
            "page": page_of(item.rule) or "",
            "fix": fix and {"title": fix.title, "safe": fix.safe, "edits": units.edits(fix.edits)},
            "related": [*self._related(item)],
        }

    def _related(self, item: Diagnostic) -> Iterator[Answer]:
        project = self._session.workspace.project_of(self._tube)
        for one in item.related:
            path = self._session.absolute(one.path or self._tube, project)
            file = {self._tube: "tube", self._path_of(self._module): "code"}.get(path)
            if file is not None:
                span = self._units(path).span(one.span)
                line = one.span.start.line + 1
                yield {**span, "file": file, "line": line, "message": one.message}

    def _graph(self, asked: Question) -> Answer | None:
        """The picture of the tube, and what is in it in words; None if it cannot be read."""
        from noob_lint.graph.picture import TooLargeError
        from noob_lint.graph.reading import Setting, read
        from noob_lint.graph.svg import svg

        view = self._session.view(self._tube)
        if view is None or view.written.root is None:
            return None
        setting = Setting(view.project, view.version, self._session.findings, os.path.basename)
        try:
            picture = read(view.document, setting, _DEPTH)
            return {"svg": svg(picture), "about": _about(picture)}
        except TooLargeError as error:
            return {"svg": "", "about": str(error)}

    def _complete(self, asked: Question) -> Answer | None:
        view = self._session.view(self._tube)
        if view is None:
            return None
        units = Units(view.written.text)
        found = complete(view, units.offset(asked["offset"]))
        if found is None:
            return None
        items = sorted(found.items, key=lambda item: not item.is_required)
        return {
            "from": units.of(found.start),
            "to": units.of(found.end),
            "items": [
                {
                    "label": item.label,
                    "kind": item.kind.value,
                    "insert": item.insert,
                    "detail": item.detail,
                    "about": item.about,
                }
                for item in items
            ],
        }

    def _hover(self, asked: Question) -> Answer | None:
        view = self._session.view(self._tube)
        if view is None:
            return None
        written = view.written
        units = Units(written.text)
        offset = units.offset(asked["offset"])
        explained = explain(self._session.findings(self._tube), written, offset)
        found = beside(hover(view, offset), explained)
        return None if found is None else {**units.span(found.span), "text": found.text}

    def _rule(self, asked: Question) -> Answer:
        documentation = rule_named(asked["rule"]).documentation
        summary = " ".join(documentation.summary.split())
        return {"text": "\n\n".join((f"{summary}", *paragraphs(documentation.text)))}

    def _ignore(self, asked: Question) -> Answer:
        """The edits that add a comment which suppresses a finding."""
        title = f"ignore {asked['rule']} here"
        start, end = asked["from"], asked["to"]
        return self._edits(lambda one: one.title == title, start, end)

    def _fix_all(self, asked: Question) -> Answer:
        """The edits of all safe fixes."""
        return self._edits(lambda one: one.kind == FIX_ALL, 0, len(asked["tube"]))

    def _edits(self, is_wanted: Callable[[Action], bool], start: int, end: int) -> Answer:
        document = self._document()
        units = Units(document.text)
        found = actions(self._session, document, units.offset(start), units.offset(end))
        one = next(filter(is_wanted, found), None)
        change = None if one is None else one.make()
        return {"edits": [] if change is None else units.edits(change.edits)}


_ANSWERS: Mapping[str, Callable[[Bridge, Question], Answer | None]] = {
    "check": Bridge._check,
    "graph": Bridge._graph,
    "complete": Bridge._complete,
    "hover": Bridge._hover,
    "rule": Bridge._rule,
    "ignore": Bridge._ignore,
    "fixAll": Bridge._fix_all,
}


def is_module(name: str) -> bool:
    """Whether a name is that of a Python module, which may be in packages."""
    parts = name.split(".")
    is_short = len(name) <= 100 and len(parts) <= _MOST_PARTS
    return is_short and all(part.isidentifier() and not keyword.iskeyword(part) for part in parts)


def _about(picture: Picture) -> str:
    """What a picture shows, for those who cannot see it."""
    names = {one.id: one.name for one in picture.nodes}
    wires = [
        f"{names.get(one.source, '?')} to {names.get(one.target, '?')}" for one in picture.edges
    ]
    listed = ", ".join(dict.fromkeys(wires[:_MOST_WIRES]))
    more = " and more" if len(wires) > _MOST_WIRES else ""
    return f"{picture.title}: {listed or ', '.join(names.values())}{more}"


def _change(before: str, after: str) -> TextChange:
    """What was changed, from the first difference to the last."""
    source = Source(before)
    shortest = min(len(before), len(after))
    first = next((i for i in range(shortest) if before[i] != after[i]), shortest)
    most = shortest - first
    last = next((i for i in range(most) if before[-1 - i] != after[-1 - i]), most)
    span = source.span(first, len(before) - last)
    return TextChange(
        after[first : len(after) - last],
        Point(span.start.line, span.start.column),
        Point(span.end.line, span.end.column),
    )


class Units:
    """Converts between the offsets in a text, in code points, and JavaScript's, in UTF-16."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._is_plain = text.isascii()

    def of(self, offset: int) -> int:
        """An offset in UTF-16."""
        if self._is_plain:
            return offset
        return len(self._text[:offset].encode("utf-16-le", "surrogatepass")) // 2

    def offset(self, units: int) -> int:
        """An offset in code points, within the text."""
        if self._is_plain:
            return min(max(units, 0), len(self._text))
        passed = 0
        for offset, character in enumerate(self._text):
            if passed >= units:
                return offset
            passed += 2 if ord(character) > _LAST_OF_ONE_UNIT else 1
        return len(self._text)

    def span(self, span: Span) -> Answer:
        """The ends of a span."""
        return {"from": self.of(span.start.offset), "to": self.of(span.end.offset)}

    def edits(self, edits: Iterable[Edit]) -> list[Answer]:
        """Edits of the text."""
        return [{**self.span(one.span), "insert": one.text} for one in edits]


def prepare(library: str = "/lib/python3.14") -> Bridge:
    """Set a bridge up in Pyodide.

    There, Python runs its library from an archive. The linter reads the one in `library`.
    """
    os.makedirs(ROOT, exist_ok=True)
    os.__file__ = f"{library}/os.py"
    return Bridge()
