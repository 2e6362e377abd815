"""Where the class of a value is defined: of a signal, an asset, an input or a parameter."""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.diagnostics.diagnostic import Place
from noob_lint.python.answers import Found, TypeForm
from noob_lint.python.code import Code
from noob_lint.server.meanings import parameter_of
from noob_lint.server.occurrences import Kind, Occurrence
from noob_lint.server.view import View
from noob_lint.spec.names import special_type


def type_definitions(view: View, offset: int) -> list[Place]:
    """The classes of the value at an offset, in the order of its type.

    The members of a union and the arguments of a container count, too. A class that is built in
    has no source, and is left out.
    """
    one = view.at(offset)
    return [] if one is None else list(classes(view, one))


def classes(view: View, one: Occurrence) -> Iterator[Place]:
    """The classes of the value that a name stands for."""
    code = one.facts.project_code
    form = None if code is None else _form(view, one)
    if code is None or form is None:
        return
    for name in dict.fromkeys(_names(form)):
        place = _place(code, name)
        if place is not None:
            yield place


def _form(view: View, one: Occurrence) -> TypeForm | None:
    facts, element = one.facts, one.element
    emissions = facts.emissions
    if emissions is None:
        return None
    if one.kind in (Kind.SLOT, Kind.PARAM):
        return _form_of_parameter(view, one)
    if one.kind is Kind.ASSET:
        carried = emissions.asset(one.name)
    elif one.kind is Kind.INPUT:
        carried = emissions.input(one.name)
    elif one.kind is Kind.SIGNAL:
        carried = emissions.signal(one.owner, one.name)
    elif element is not None and one.kind is Kind.TYPE and element.section == "assets":
        carried = emissions.asset(element.name)
    elif element is not None and one.kind is Kind.NODE and not one.declares:
        here = (item for item in element.depends if _is_in(one, item.scalar.start, item.scalar.end))
        item = next(here, None)
        carried = None if item is None else emissions.brought(item)
    else:
        carried = None
    return None if carried is None else carried.form


def _is_in(one: Occurrence, start: int, end: int) -> bool:
    return start <= one.span.start.offset and one.span.end.offset <= end


def _form_of_parameter(view: View, one: Occurrence) -> TypeForm | None:
    facts, element = one.facts, one.element
    special = None if element is None else special_type(element.type)
    if element is None:
        return None
    if special == "tube":
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
    module = name.rpartition(".")[0]
    if not module or module in ("typing", "builtins", "collections.abc"):
        return None
    found = code.class_at(name)
    return found.place if isinstance(found, Found) else None
