"""Where the class of a value is defined: of a signal, an asset, an input or a parameter."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from noob_lint.diagnostics.diagnostic import Place
from noob_lint.python.answers import Found, TypeForm
from noob_lint.python.code import Code
from noob_lint.server.meanings import parameter_of
from noob_lint.server.occurrences import Kind, Occurrence
from noob_lint.server.view import View
from noob_lint.spec.names import special_type

if TYPE_CHECKING:
    from noob_lint.calls.value_types import Carried, Emissions


def type_definitions(view: View, offset: int) -> list[Place]:
    """The classes of the value at an offset, in the order of its type.

    The members of a union and the arguments of a container count, too. A class that is built in
    has no source, and is left out.
    """
    one = view.at(offset)
    return [] if one is None else list(classes(view, one))


def classes(view: View, one: Occurrence) -> Iterator[Place]:
    """The classes of the value that a name stands for."""
    form = _form(view, one)
    if form is None:
        return
    code = one.facts.project_code
    assert code is not None  # the form has been read from it
    for name in dict.fromkeys(_names(form)):
        place = _place(code, name)
        if place is not None:
            yield place


def _form(view: View, one: Occurrence) -> TypeForm | None:
    emissions = one.facts.emissions
    if emissions is None:
        return None
    if one.kind in (Kind.SLOT, Kind.PARAM):
        return _form_of_parameter(view, one)
    carried = _carried(emissions, one)
    return None if carried is None else carried.form


def _carried(emissions: Emissions, one: Occurrence) -> Carried | None:
    """What a name brings that is neither a slot nor a parameter."""
    if one.kind is Kind.ASSET:
        return emissions.asset(one.name)
    if one.kind is Kind.INPUT:
        return emissions.input(one.name)
    if one.kind is Kind.SIGNAL:
        return emissions.signal(one.owner, one.name)
    if one.kind is Kind.TUBE or one.declares:
        return None
    element = one.element
    assert element is not None  # the head has no other names
    if one.kind is Kind.TYPE:
        return emissions.asset(element.name) if element.section == "assets" else None
    for item in element.depends:  # but it may be the node's own id
        if item.scalar.inside().start == one.span.start:
            return emissions.brought(item)
    return None


def _form_of_parameter(view: View, one: Occurrence) -> TypeForm | None:
    facts, element = one.facts, one.element
    assert element is not None  # the head has no such names
    if special_type(element.type) == "tube":
        child = view.child(facts, element.name)
        emissions = None if child is None else child.emissions
        carried = None if emissions is None else emissions.input(one.name)
        return None if carried is None else carried.form
    found = facts.found(element)
    parameter = None if found is None else parameter_of(found, element, one)
    annotation = None if parameter is None else parameter.annotation
    return None if annotation is None else annotation.form


def _names(form: TypeForm) -> Iterator[str]:
    """The dotted paths in a type, outermost first."""
    yield form.name
    for argument in form.arguments:
        yield from _names(argument)


def _place(code: Code, name: str) -> Place | None:
    found = None if name.startswith("typing.") else code.class_at(name)
    return found.place if isinstance(found, Found) else None
