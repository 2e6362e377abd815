"""All occurrences of the same name: in all tubes, or in one document."""

from __future__ import annotations

from noob_lint.server.meanings import meaning_of, occurrences_of
from noob_lint.server.occurrences import Occurrence
from noob_lint.server.view import View


def references(view: View, offset: int, *, with_declarations: bool = True) -> list[Occurrence]:
    """The places in all tubes of the project that name the same thing as the name at an offset."""
    one = view.at(offset)
    meaning = None if one is None else meaning_of(view, one)
    if meaning is None:
        return [] if one is None else [one]
    found = occurrences_of(view, meaning)
    return [one for one in found if with_declarations or not one.declares]


def highlights(view: View, offset: int) -> list[Occurrence]:
    """The places in the document itself."""
    one = view.at(offset)
    meaning = None if one is None else meaning_of(view, one)
    if meaning is None:
        return [] if one is None else [one]
    same = []
    for other in view.occurrences:
        found = meaning_of(view, other)
        if found is not None and found.is_same(meaning):
            same.append(other)
    return same
