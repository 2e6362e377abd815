"""Messages and fixes that several rules share."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import (
    Diagnostic,
    Edit,
    Effect,
    Finding,
    Fix,
    Place,
    Related,
    Severity,
)
from noob_lint.spec.names import is_signal_reference
from noob_lint.support.similar import nearest
from noob_lint.support.values import NamedTuple
from noob_lint.tube.activation import is_started
from noob_lint.tube.asset_uses import effect_of_making, is_made
from noob_lint.tube.tube import Dependency, Element, Part
from noob_lint.yaml.document import Mapping, Node, Scalar
from noob_lint.yaml.document import Sequence as List
from noob_lint.yaml.walk import scalars_below

if TYPE_CHECKING:
    from noob_lint.python.answers import CodeSpan, Found, Parameter


def respell(part: Part, name: str | None) -> Fix | None:
    """The fix that replaces `part` with `name`; not safe, since it is a guess.

    There is none where the part cannot be located in the source.
    """
    span = part.span
    if name is None or part.source.text[span.start.offset : span.end.offset] != part.text:
        return None
    return Fix(f"write {name}", (Edit(part.span, name),), safe=False)


def unknown(noun: str, subject: str, part: Part, known: Iterable[str]) -> Finding:
    """The finding for a reference to a `noun` that does not exist.

    `subject` says who refers to it: ``node 'a' depends on``.
    """
    names = list(known)
    near = nearest(part.text, names)
    twin = look_alike(part.text, names)
    if twin is not None:
        near, hint = twin, f"the tube has one that only looks alike, {twin!a}"
    elif near is not None:
        hint = f"did you mean {near!r}?"
    elif names:
        from noob_lint.schema.wording import listed  # none is wrong in most tubes

        hint = f"the tube has {listed(names, most=6)}"
    else:
        hint = f"the tube has no {noun}s"
    written = repr(part.text) if twin is None else ascii(part.text)
    message = f"{subject} {noun} {written}, which does not exist: {hint}"
    return Finding.at(part, message, fix=respell(part, near))


@lru_cache(maxsize=4)
def _first_forms(known: tuple[str, ...]) -> dict[str, str]:
    """The first name of each normal form."""
    from unicodedata import normalize

    return {normalize("NFC", one): one for one in reversed(known)}


def look_alike(name: str, known: Iterable[str]) -> str | None:
    """The known name that has the same characters, but other code points."""
    if name.isascii():
        return None
    from unicodedata import normalize

    return _first_forms(tuple(known)).get(normalize("NFC", name))


def asset_dependencies(facts: Facts) -> Iterator[tuple[Element, Dependency]]:
    """The dependencies of assets whose `depends` has the shape of the spec version."""
    tube = facts.tube
    for asset in tube.assets.values():
        is_list = isinstance(asset.body.get("depends"), List)
        if is_list == tube.version.asset_depends_list:
            for dependency in asset.depends:
                if dependency.slot is None:
                    yield asset, dependency


def with_signals(facts: Facts, finding: Finding, owner: Element, dependency: Dependency) -> Finding:
    """The finding about the bare name of a node, with its signals, if they are known."""
    from noob_lint.schema.wording import listed  # none is wrong in most tubes
    from noob_lint.yaml.edits import replace_text

    name = dependency.scalar.text
    signals = facts.flow.signals(name)
    if not signals:
        return finding
    slot = None if dependency.slot is None else dependency.slot.text
    meant = slot if slot in signals else signals[0] if len(signals) == 1 else None
    message = f"{owner.label} depends on {name!r}, which names no signal"
    if meant is None:
        related = Related.at(facts.tube.nodes[name].key, "the node")
        text = f"{message}: it emits {listed(signals)}"
        return finding._replace(message=text, fix=None, related=(*finding.related, related))
    fix = replace_text(dependency.scalar, f"{name}.{meant}")
    return finding._replace(message=f"{message}: did you mean '{name}.{meant}'?", fix=fix)


_ENTRY_KEYS = frozenset(
    {"type", "id", "depends", "params", "enabled", "stateful", "description", "scope", "nodeinfo"}
)


def beside_params(element: Element, missing: Iterable[Parameter]) -> list[Parameter]:
    """The missing parameters, without those that are written beside `params` by mistake.

    Other rules report those, and a `depends` inside `params`.
    """
    if misplaced_depends(element) is not None:
        return []
    outside = element.body.by_name.keys() - _ENTRY_KEYS
    return [one for one in missing if one.name not in outside]


def misplaced_depends(element: Element) -> Scalar | None:
    """The key `depends` in the `params` of a node without any, where it looks like one."""
    params = element.body.get("params")
    if element.section != "nodes" or "depends" in element.body.by_name:
        return None
    entry = params.by_name.get("depends") if isinstance(params, Mapping) else None
    if entry is None:
        return None
    assert isinstance(entry.key, Scalar)  # as all that have names
    texts = [one for one in scalars_below(entry.value) if one.is_text]
    return entry.key if any(is_signal_reference(one.text) for one in texts) else None


def some(names: Iterable[str]) -> str:
    """The first few names, quoted, and how many more there are."""
    known = list(names)
    shown = [repr(name) for name in known[:3]]
    if len(known) > 3:
        return f"{', '.join(shown)} and {len(known) - 3} more"
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)


MANY = 8
"""More names, or related places, than these are counted rather than shown."""


def shortened(names: Sequence[str]) -> list[str]:
    """The names, or the first few and how many more there are."""
    if len(names) <= MANY:
        return list(names)
    shown = names[: MANY - 2]
    return [*shown, f"... and {len(names) - len(shown)} more"]


def through(chain: Sequence[str]) -> str:
    """The way on which a tube leads back to itself, for a message: its files, if several."""
    if len(chain) == 1:
        return ""
    return f" (through {', '.join(shortened([os.path.basename(path) for path in chain]))})"


def because_of(
    place: Place, what: str, cause: Diagnostic, severity: Severity | None = None
) -> Finding:
    """The finding at `place` for the error `cause` of another tube.

    If that error is itself due to a further tube, the one at the end of the chain is shown. It is
    reported where it is, so the message only says in which file.
    """
    if cause.rule in {"extends-base-invalid", "child-tube-invalid"}:
        root = cause.related[0]
    else:
        root = Related(cause.span, cause.message, cause.path)
    where = os.path.basename(root.path or "")
    return Finding.at(place, f"{what}: see {where}", root, severity=severity)


class Failure(NamedTuple):
    """The severity, what noob does, as a part of a message, and the effect."""

    severity: Severity
    what: str
    effect: Effect = Effect.RUN


def making(facts: Facts, element: Element, found: Found) -> Failure:
    """What happens when noob cannot create what a node or an asset names with its `params`.

    A function that is a node is not created, but called.
    """
    from noob_lint.python.answers import Kind  # not loaded for tubes whose code is not read

    if element.section == "assets":
        if found.kind is Kind.ASSET_CLASS:
            return building(facts)
        effect = effect_of_making(element)
        if is_made(facts, element):
            return Failure(Severity.ERROR, "noob cannot create the asset", effect)
        return Failure(Severity.WARNING, "noob fails once it creates the asset", effect)
    if found.kind in {Kind.GENERATOR, Kind.ASYNC_GENERATOR, Kind.NODE_CLASS, Kind.NOT_CALLABLE}:
        return building(facts)
    if found.kind in {Kind.CLASS, Kind.ASSET_CLASS}:
        return _starting(facts, element) if facts.tube.version.starts_classes else building(facts)
    return Failure(*facts.flow.failure(element.name))


def building(facts: Facts) -> Failure:
    """What happens when noob cannot build a tube."""
    if facts.activation.is_built:
        return Failure(Severity.ERROR, "noob cannot build the tube", Effect.BUILD)
    return Failure(Severity.WARNING, "noob fails once it builds the tube", Effect.BUILD)


def _starting(facts: Facts, element: Element) -> Failure:
    if is_started(facts, element):
        return Failure(Severity.ERROR, "noob cannot start the tube", Effect.BUILD)
    when = "it starts the tube" if element.is_enabled else "the node is enabled"
    return Failure(Severity.WARNING, f"noob fails once {when}", Effect.BUILD)


def defined(found: Found) -> tuple[Related, ...]:
    """The place where something is defined, if it is written in Python."""
    return pointing(found.place, f"{found.canonical} defined here")


def gives_none(found: Found) -> CodeSpan | None:
    """Where a function is annotated to return None, if it is."""
    from noob_lint.python.answers import Signature

    signature = found.call
    if not isinstance(signature, Signature) or found.is_generator or signature.returns is None:
        return None
    return signature.returns.place if signature.returns.form.name == "None" else None


def pointing(place: Place | None, message: str) -> tuple[Related, ...]:
    """A related place, where there is one."""
    return () if place is None else (Related.at(place, message),)


def parameter_place(parameter: Parameter) -> tuple[Related, ...]:
    """The place of a parameter in its Python file."""
    return pointing(parameter.place, f"parameter {parameter.name!r}")


def blamed(facts: Facts, kind: Node, place: Node) -> tuple[Node, tuple[Related, ...]]:
    """Where to report that `place` does not fit the type of an element, which is `kind`.

    Usually there; but at the type where only that stands in this tube, and the rest in a base.
    """
    own = facts.tube.document.path
    if place.source.path == own or kind.source.path != own:
        return place, ()
    return kind, (Related.at(place, "the value that does not fit"),)


def moved(finding: Finding, place: Node, more: tuple[Related, ...]) -> Finding:
    """The finding at another place, where its fix would not apply."""
    return finding._replace(
        span=place.span, path=place.source.path, fix=None, related=(*finding.related, *more)
    )


def unknown_keyword(
    message: str,
    key: Scalar,
    known: Iterable[str],
    failure: Failure,
    related: tuple[Related, ...],
    *,
    is_misplaced: bool = False,
) -> Finding:
    """The finding for a key that is not a parameter; `message` says of what.

    It `is_misplaced` if it is a key of the node.
    """
    names = list(known)
    near = nearest(key.text, names)
    if is_misplaced:
        near, hint = None, "move it out of 'params'"
    elif near is not None:
        hint = f"did you mean {near!r}?"
    else:
        hint = f"it takes {some(names)}" if names else "it takes none"
    fix = respell(Part(key.text, key, 0), near)
    text = f"{message}: {failure.what}; {hint}"
    return Finding.at(
        key, text, *related, fix=fix, severity=failure.severity, effect=failure.effect
    )
