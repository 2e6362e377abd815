"""Renames a node, an asset, an input, a returned value or a tube, wherever it is named.

A rename is refused if it cannot be complete, if the name is taken, or if it would cause new
findings.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from keyword import iskeyword

from noob_lint.diagnostics.diagnostic import Edit
from noob_lint.fixing.rounds import apply
from noob_lint.server.features.actions import Change
from noob_lint.server.meanings import (
    SECTIONS_BY_KIND,
    Meaning,
    homes,
    is_inline,
    meaning_of,
    occurrences_of,
    others,
)
from noob_lint.server.occurrences import Kind, Occurrence
from noob_lint.server.session import Session
from noob_lint.server.view import View
from noob_lint.spec.names import identifier_problem, is_identifier
from noob_lint.support.changes import is_below
from noob_lint.yaml.document import Document, Scalar

_TUBE_ID = re.compile(r"[\w\-/#]+")

_NOUNS = {Kind.SIGNAL: "returned value"}


class RenameError(Exception):
    """Why something cannot be renamed, as a sentence for the user."""


def renamable(view: View, offset: int) -> Occurrence:
    """The name at an offset, if it can be renamed.

    Raises:
        RenameError: it cannot be.
    """
    one, _ = _renamable(view, offset)
    return one


def _renamable(view: View, offset: int) -> tuple[Occurrence, Meaning]:
    one = view.at(offset)
    if one is None:
        raise RenameError("there is no name here")
    meaning = meaning_of(view, one)
    if meaning is None:
        raise RenameError(f"{one.name!r} is a name of noob's own")
    if meaning.kind in (Kind.TYPE, Kind.PARAM) or (meaning.kind is Kind.SIGNAL and meaning.owner):
        raise RenameError(f"{one.name!r} is defined in Python, where nothing is changed")
    if meaning.kind is Kind.TUBE and not _is_id(view, one):
        raise RenameError(f"{one.name!r} is not the id of a tube of this project")
    return one, meaning


def _is_id(view: View, one: Occurrence) -> bool:
    is_known = view.project.index.find(one.name) is not None
    return _TUBE_ID.fullmatch(one.name) is not None and is_known and not is_inline(view, one)


def rename(session: Session, view: View, offset: int, new: str) -> list[Change]:
    """The changes that rename the name at an offset, by file.

    Raises:
        RenameError: it cannot be renamed like this; the message says why.
        SettingsError: a configuration is wrong.
        InternalError: the linter has crashed.
    """
    one, meaning = _renamable(view, offset)
    old = one.name
    if new == old:
        return []
    _check_name(view, meaning.kind, new)
    _check_files(session, view, meaning, old)
    _check_free(view, one, meaning, new)
    found = [item for item in occurrences_of(view, meaning) if item.name == old]
    changes = list(_changes(found, new))
    _check_findings(session, view, meaning, changes)
    return changes


def _check_name(view: View, kind: Kind, new: str) -> None:
    if kind is Kind.TUBE:
        if _TUBE_ID.fullmatch(new) is None:
            raise RenameError(f"{new!r} cannot be the id of a tube: letters, digits, '_-/#' only")
        return
    if not is_identifier(new):
        raise RenameError(f"{new!r} {identifier_problem(new)}")
    if iskeyword(new):
        raise RenameError(f"{new!r} is a keyword of Python")
    if kind is not Kind.SIGNAL and new in view.version.reserved:
        raise RenameError(f"{new!r} is reserved by noob")


def _check_files(session: Session, view: View, meaning: Meaning, old: str) -> None:
    """Make sure that all files that may contain the name can be read and may be changed."""
    index = view.project.index
    if index.is_cut:
        raise RenameError("the project has more files than are looked at")
    views = [view, *(other for path in others(view, meaning) if (other := view.other(path)))]
    for other in views:
        shown = os.path.basename(other.path)
        if other.tube is None or _is_broken(other.written):
            raise RenameError(f"{shown} has syntax errors, so it may name {old!r} unseen")
        if meaning.kind is not Kind.TUBE and other.tube.has_unknown_bases:
            raise RenameError(f"{shown} extends a tube that is not known")
        if meaning.kind is Kind.TUBE:
            _check_inputs(other, old)
    if meaning.kind is Kind.TUBE and index.twins(old, next(iter(meaning.homes))):
        raise RenameError(f"several tubes have the id {old!r}")
    for home in meaning.homes:
        path = home.rpartition(":")[0] if meaning.kind is not Kind.TUBE else home
        places = [*session.folders, view.project.root]
        real = os.path.realpath(session.absolute(path))
        if not any(top and is_below(real, os.path.realpath(top)) for top in places):
            raise RenameError(f"{os.path.basename(path)} lies outside of the project")


def _is_broken(document: Document) -> bool:
    """Whether a text cannot be parsed as a whole."""
    return any(report.rule in _BREAKING for report in document.reports)


_BREAKING = frozenset({"yaml-syntax", "yaml-undefined-alias"})


def _check_inputs(view: View, old: str) -> None:
    """Make sure that no input supplies the id: only a run shows where that leads."""
    for facts in view.tubes:
        for spec in facts.tube.inputs.values():
            default = spec.body.get("default")
            if isinstance(default, Scalar) and default.text == old:
                raise RenameError(f"the default of input {spec.name!r} may name the tube, too")


def _check_free(view: View, one: Occurrence, meaning: Meaning, new: str) -> None:
    """Make sure that the new name is not taken where the old one is known."""
    if meaning.kind is Kind.TUBE:
        if view.project.index.find(new) is not None:
            raise RenameError(f"there is already a tube {new!r}")
        return
    noun = _NOUNS.get(meaning.kind, str(meaning.kind))
    same = occurrences_of(view, meaning._replace(name=new))
    other = next(chain(same, _beside(view, one.name, meaning, new)), None)
    if other is not None:
        where = f"{os.path.basename(other.source.path)}, line {other.span.start.line + 1}"
        raise RenameError(f"{where} names {noun} {new!r} already")


def _beside(view: View, old: str, meaning: Meaning, new: str) -> Iterator[Occurrence]:
    """Where the new name means something else in a tube that knows the old one."""
    section = SECTIONS_BY_KIND.get(meaning.kind)
    for path in others(view, meaning) if section is not None else ():
        other = view.other(path)
        for one in other.occurrences if other is not None else ():
            is_new = one.kind is meaning.kind and one.name == new
            if section and is_new and homes(one.facts, section, old) & meaning.homes:
                yield one


def _changes(found: Iterable[Occurrence], new: str) -> Iterator[Change]:
    by_file: dict[str, list[Occurrence]] = {}
    for one in found:
        by_file.setdefault(one.source.path, []).append(one)
    for path, places in by_file.items():
        source = places[0].source
        edits = []
        for span in dict.fromkeys(one.span for one in places):
            written = source.text[span.start.offset : span.end.offset]
            if written != places[0].name:
                where = f"{os.path.basename(path)}, line {span.start.line + 1}"
                raise RenameError(f"{where} spells the name as {written!r}")
            edits.append(Edit(span, new))
        yield Change(source, tuple(edits))


def _check_findings(
    session: Session, view: View, meaning: Meaning, changes: Sequence[Change]
) -> None:
    """Make sure that the findings stay the same, apart from names in messages."""
    paths = [view.path, *others(view, meaning)]
    before = _found(session, paths, ())
    after = _found(session, paths, changes)
    new, gone = after - before, before - after
    if new or gone:
        path, rule = next(iter(new or gone))
        verb = "would be found" if new else "would not be found any more"
        raise RenameError(f"{rule} {verb} in {os.path.basename(path)}")


def _found(
    session: Session, paths: Sequence[str], changes: Sequence[Change]
) -> Counter[tuple[str, str]]:
    """The number of findings of each rule in each file, with some changes applied."""
    trial = session.copy()
    for change in changes:
        path = trial.absolute(change.source.path)
        trial.put(path, apply(change.source.text, change.edits))
    return Counter(
        (trial.absolute(item.path), item.rule)
        for path in paths
        for item in trial.result(trial.absolute(path)).diagnostics
    )
