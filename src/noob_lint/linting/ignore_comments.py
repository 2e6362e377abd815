"""Comments that silence findings: ``# noob-lint: ignore[rule, ...] reason``.

Such a comment applies to its own line or, if it is alone on a line, to the next line that is
neither blank nor a comment. The lines of a multi-line string count as one line, and so do a key and
the string below it. ``# noob-lint: ignore-file[rule, ...] reason`` applies to the whole file.

An instruction may follow other words: ``# yes, really  # noob-lint: ignore[unknown-node]``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from collections.abc import Mapping as MappingType
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from noob_lint.diagnostics.diagnostic import (
    IGNORE_MARK,
    Diagnostic,
    Edit,
    Finding,
    Fix,
    Suppression,
)
from noob_lint.diagnostics.source import Source, Span
from noob_lint.rules import GROUPS, RULES, Rule, rule_named
from noob_lint.support.similar import nearest
from noob_lint.yaml.document import Comment, Document

_INSTRUCTION = re.compile(r"#[ \t]*noob-lint:[ \t]*([\w-]*)[ \t]*(?:\[([^\]#]*)\])?")
_AT_RUN_TIME = "runtime-"
_MOST_UNKNOWN = 100
"""The number of unknown names in one instruction that are reported one by one."""

_WORDS = ("ignore", "ignore-file")
_ALL = "all"
"""The name that stands for all rules."""

_FOREIGN_WORDS = MappingProxyType(
    {
        **dict.fromkeys(("disable", "noqa", "skip", "suppress", "allow"), "ignore"),
        **dict.fromkeys(("disable-line", "disable-next-line", "ignore-line"), "ignore"),
        **dict.fromkeys(("disable-file", "skip-file", "noqa-file", "off"), "ignore-file"),
    }
)
"""Words of other tools for ``ignore`` and ``ignore-file``; any other word may be prose."""


class Instruction(NamedTuple):
    """One ``# noob-lint: ignore[...] reason`` in a comment.

    `span` reaches from its `#` to the next instruction or to the end of the comment. `alone` tells
    whether nothing else is on its line. `brackets` are the offsets inside the brackets, None
    without brackets. `line` is the line that it applies to (its own, or the next), None for the
    file.
    """

    word: str
    word_span: Span
    names: tuple[tuple[str, Span], ...]
    reason: str
    span: Span
    alone: bool
    brackets: tuple[int, int] | None
    line: int | None


_Reach = tuple[str, int]
"""What an instruction applies to: the file, findings on its line, or those on the next."""

_FILE: _Reach = ("file", 0)


class Ignores:
    """The instructions of one document, and the names in them that silenced something."""

    def __init__(self, document: Document) -> None:
        self.source = document.source
        self.instructions: list[Instruction] = []
        self._used: set[tuple[_Reach, str]] = set()
        self._nearest: dict[str, str | None] = {}
        if IGNORE_MARK not in document.text:
            return
        from noob_lint.yaml.lines import Lines  # only documents with instructions need it

        self._lines = Lines(document)
        code = _lines_of_code(document.source)
        for comment in document.comments():
            self.instructions += _instructions(comment, self.source, code)

    def silences(self, rule: str, group: str, line: int) -> Instruction | None:
        """The instruction that silences a finding of `rule` on the zero-based `line`, if any."""
        if not self.instructions:
            return None
        found = []
        for reach in self._reaching(line):
            for name in (rule, group, _ALL):
                if (reach, name) in self._firsts:
                    found.append(self._firsts[reach, name])
                    self._used.add((reach, name))
        return self.instructions[min(found)] if found else None

    def speaking_for(self, line: int) -> list[Instruction]:
        """The instructions that silence findings on a line, if they name their rules."""
        if not self.instructions:
            return []
        places = {place for reach in self._reaching(line) for place in self._places.get(reach, ())}
        return [self.instructions[place] for place in sorted(places)]

    def _reaching(self, line: int) -> tuple[_Reach, ...]:
        """Which instructions a finding on a line looks for."""
        return (_FILE, ("on", line), ("for", self._lines.first(line)))

    def _reaches(self, instruction: Instruction) -> tuple[_Reach, ...]:
        """By what findings find an instruction."""
        if instruction.word not in _WORDS:
            return ()
        if instruction.line is None:
            return (_FILE,)
        first = self._lines.first(instruction.line)
        return ("on", instruction.span.start.line), ("for", first)

    @cached_property
    def _places(self) -> MappingType[_Reach, list[int]]:
        """The indexes in `instructions` by what they apply to."""
        places: dict[_Reach, list[int]] = {}
        for place, one in enumerate(self.instructions):
            for reach in self._reaches(one):
                places.setdefault(reach, []).append(place)
        return places

    @cached_property
    def _firsts(self) -> MappingType[tuple[_Reach, str], int]:
        """The index of the first instruction for each name, by what it applies to."""
        firsts: dict[tuple[_Reach, str], int] = {}
        for reach, places in self._places.items():
            for place in places:
                for name, _ in self.instructions[place].names:
                    firsts.setdefault((reach, name), place)
        return firsts

    def unused(self, known: Sequence[str], ran: Collection[str]) -> Iterator[Finding]:
        """The findings about instructions that silence nothing, or name no known rule.

        `known` are the names of rules and groups, `ran` those that this run checked: any other name
        may silence something in another run.
        """
        names = frozenset(known)
        for instruction in self.instructions:
            problems = list(self._problems(instruction, names, ran))
            gone = {span: name in known for _, span, near, name in problems if near is None}
            useless = {span for span, is_known in gone.items() if is_known}
            safe = _removal(instruction, useless, self.source, safe=True)
            # Somebody meant something by an unknown name.
            unsafe = _removal(instruction, gone, self.source, safe=False)
            for message, span, near, _ in problems:
                if near is not None:
                    fix = Fix(f"write {near}", (Edit(span, near),), safe=False)
                else:
                    fix = safe if gone[span] else unsafe
                yield Finding(span, message, fix)

    def _near(self, name: str, known: frozenset[str]) -> str | None:
        """The known name that is meant by an unknown one, which may stand in many comments."""
        if name not in self._nearest:
            self._nearest[name] = nearest(name, sorted(known))
        return self._nearest[name]

    def _problems(
        self, instruction: Instruction, known: frozenset[str], ran: Collection[str]
    ) -> Iterator[tuple[str, Span, str | None, str]]:
        """The problems of an instruction: message, place, nearest known name, and the name."""
        word, span = instruction.word, instruction.word_span
        if word not in _WORDS:
            meant = _FOREIGN_WORDS.get(word) or nearest(word, _WORDS) or "ignore"
            if not instruction.names:
                meant += f"[{_ALL}]"
            yield f"{word!r} does nothing here: did you mean {meant!r}?", span, meant, ""
        elif not instruction.names:
            message = "an ignore comment must name the rules it suppresses: ignore[rule-id]"
            yield f"{message}, or ignore[{_ALL}]", instruction.span, None, ""
        reaches, unknown = self._reaches(instruction), 0
        for name, span in instruction.names if word in _WORDS else ():
            if name not in known:
                unknown += 1
                if unknown > _MOST_UNKNOWN:
                    continue
                near = self._near(name, known)
                hint = f": did you mean {near!r}?" if near else ""
                if name.startswith(_AT_RUN_TIME):
                    hint = (
                        ": only 'noob-lint instantiate' reports it, and no comment can suppress it"
                    )
                yield f"unknown rule {name!r}{hint}", span, near, name
            elif name in ran and not any((reach, name) in self._used for reach in reaches):
                what = "nothing is" if name == _ALL else f"{name!r} is not"
                yield f"unused ignore: {what} reported here", span, None, name
        if unknown > _MOST_UNKNOWN:
            message = f"{unknown - _MOST_UNKNOWN} more names here are not those of rules"
            yield message, instruction.word_span, None, ""


def _instructions(comment: Comment, source: Source, code: list[int]) -> Iterator[Instruction]:
    matches = [
        match
        for match in _INSTRUCTION.finditer(comment.text)
        if match[1] in _WORDS or (match.start() == 0 and _is_meant(match[1]))
    ]
    base, line = comment.span.start.offset, comment.span.start.line
    for index, match in enumerate(matches):
        end = matches[index + 1].start() if index + 1 < len(matches) else len(comment.text)
        speaks_for: int | None = line
        if match[1] == "ignore-file":
            speaks_for = None
        elif comment.alone:
            after = bisect_left(code, line)
            speaks_for = code[after] if after < len(code) else line
        yield Instruction(
            match[1],
            source.span(base + match.start(1), base + match.end(1)),
            tuple(_names(match, base, source)),
            comment.text[match.end() : end].strip(),
            source.span(base + match.start(), base + end),
            comment.alone and match.start() == 0 and end == len(comment.text),
            None if match[2] is None else (base + match.start(2), base + match.end(2)),
            speaks_for,
        )


def _is_meant(word: str) -> bool:
    """Whether a word after the mark is an attempt at an instruction, not prose."""
    return word in _FOREIGN_WORDS or nearest(word, _WORDS) is not None


def _names(match: re.Match[str], base: int, source: Source) -> Iterator[tuple[str, Span]]:
    for name in re.finditer(r"[^\s,]+", match[2] or ""):
        start = base + match.start(2) + name.start()
        yield name[0], source.span(start, start + len(name[0]))


def _lines_of_code(source: Source) -> list[int]:
    """The lines that are neither blank nor a comment, in order."""
    texts = ((line, source.line(line).strip()) for line in range(len(source.line_starts)))
    return [line for line, text in texts if text and not text.startswith("#")]


def _removal(
    instruction: Instruction, gone: Collection[Span], source: Source, *, safe: bool
) -> Fix:
    """The fix that removes the names at `gone`; if none is left, only the reason stays."""
    kept = [name for name, span in instruction.names if span not in gone]
    if kept and instruction.brackets is not None:
        edit = Edit(source.span(*instruction.brackets), ", ".join(kept))
        return Fix("remove the unused names", (edit,), safe)
    start, end = instruction.span.start.offset, instruction.span.end.offset
    if instruction.reason:
        edit = Edit(source.span(start, end), f"# {instruction.reason}{_blanks_before(source, end)}")
        return Fix("keep only the reason", (edit,), safe)
    if instruction.alone:
        start -= instruction.span.start.column
        line = instruction.span.start.line + 1
        end = source.line_starts[line] if line < len(source.line_starts) else end
    elif source.text[end : end + 1] != "#":  # no other instruction follows
        before = source.text[start - instruction.span.start.column : start]
        start -= len(before) - len(before.rstrip(" \t"))
    edit = Edit(source.span(start, end), "")
    return Fix("remove the comment", (edit,), safe)


def _blanks_before(source: Source, offset: int) -> str:
    start = source.line_starts[source.position(offset).line]
    text = source.text[start:offset]
    return text[len(text.rstrip(" \t")) :]


class Silencer:
    """Splits the diagnostics of one document into silenced ones and those that stay.

    A diagnostic in a base is silenced by a comment in that base or, in the tube that extends it, by
    a comment for the line of `extends` or for the whole file. `bases` are the documents of the
    other files with findings, by path.
    """

    def __init__(self, document: Document, bases: MappingType[str, Document]) -> None:
        self.own = Ignores(document)
        self.silenced: list[Suppression] = []
        self._document = document
        self._bases = {path: Ignores(base) for path, base in bases.items()}

    def split(self, diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
        """The diagnostics that stay; the others are added to `silenced`."""
        kept = []
        for item in diagnostics:
            by = self._silencing(item)
            if by is None:
                kept.append(item)
            else:
                self.silenced.append(Suppression(item, by.reason))
        return kept

    def unused(self, ran: Sequence[Rule], *, is_partly_read: bool) -> list[Diagnostic]:
        """The findings of `unused-ignore`, once all diagnostics are split.

        `ran` are the rules that this run checked. If the document `is_partly_read`, some of them
        may have missed something; comments for these are not reported. A comment can silence this
        rule too.
        """
        decided = {rule.id for rule in ran if not (is_partly_read and rule.reads_code)}
        missing = {rule.group for rule in RULES if rule.id not in decided}
        decided |= set(GROUPS) - missing
        if all(rule.opt_in or rule.id in decided for rule in RULES):
            decided.add(_ALL)
        own = rule_named("unused-ignore")

        self.split(self._stamped(own, decided - {own.id, own.group, _ALL}))
        gone = {item.diagnostic.span for item in self.silenced}
        return [item for item in self._stamped(own, decided) if item.span not in gone]

    def _stamped(self, own: Rule, names: Collection[str]) -> list[Diagnostic]:
        known = [*(rule.id for rule in RULES), *dict.fromkeys(rule.group for rule in RULES), _ALL]
        findings = self.own.unused(known, names)
        path = self._document.path
        return [Diagnostic(path, own.id, own.severity, finding) for finding in findings]

    def _silencing(self, item: Diagnostic) -> Instruction | None:
        group, line = rule_named(item.rule).group, item.span.start.line
        if item.path == self._document.path:
            return self.own.silences(item.rule, group, line)
        root = self._document.root
        extends = root.key("extends") if root is not None else None
        if extends is not None:
            found = self.own.silences(item.rule, group, extends.span.start.line)
            if found is not None:
                return found
        base = self._bases.get(item.path)
        return None if base is None else base.silences(item.rule, group, line)
