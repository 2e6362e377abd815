"""A `type` names a module that does not exist.

The part before the last dot has to be a module that noob can import, and the last part a name in
it. A Python keyword can be neither, and methods are out of reach: `str.upper` asks for a module
called `str`. noob cannot build the tube, even if the node is disabled.

A package that cannot be found may be in another environment than the one that was searched. It is
an error if the environment was named (`--python`) or is a `.venv` of the project that has noob, and
a warning if it is another one in which noob and the project are installed. A name that nearly
matches a module of the project is always an error.

Bad:
    nodes:
      a: {type: str.upper}

Good:
    nodes:
      a: {type: print}

Fix:
    Replaces the name with the most similar module. Unsafe: the name is a guess.

Options:
    noob-lint has to find and read the code: see the settings `python` and `python-paths`.

Related:
    python-attribute-missing, python-module-broken, type-format
"""

from __future__ import annotations

import builtins
from collections.abc import Iterator
from keyword import iskeyword
from typing import TYPE_CHECKING

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.rules.common import pointing, respell
from noob_lint.rules.rule import Rule
from noob_lint.spec.names import is_odd_type
from noob_lint.tube.marks import Mark
from noob_lint.tube.tube import Element, Part

if TYPE_CHECKING:
    from noob_lint.python.answers import Missing

RULE = Rule(
    "python-module-missing",
    group="python",
    severity=Severity.ERROR,
    also=(Severity.WARNING,),
    summary="a module that does not exist",
    effect=Effect.BUILD,
    needs=frozenset({Mark.ODD_TYPES, Mark.CODE_MISSING_MODULE, Mark.CODE_MISSING_MEMBER}),
    fixes="unsafe",
)


def check(facts: Facts) -> Iterator[Finding]:
    """Look at the parts of dotted types."""
    tube = facts.tube
    for element in (*tube.nodes.values(), *tube.assets.values()):
        kind = element.text("type")
        if kind is None or "." not in kind.text:
            continue
        parts = kind.text.split(".")
        keyword = next((part for part in parts if iskeyword(part)), None)
        subject = f"'type' of {element.label}"
        if keyword is not None:
            start = len(".".join(parts[: parts.index(keyword)])) + (parts[0] != keyword)
            message = f"{subject}: noob cannot import {keyword!r}, which is a Python keyword"
            yield Finding.at(Part(keyword, kind, start), message)
        elif _is_method(parts):
            message = f"{subject}: {parts[0]!r} is a class, and noob imports from modules only"
            hint = "write a function that calls the method"
            yield Finding.at(Part(parts[0], kind, 0), f"{message}: {hint}")
    if facts.code is not None:
        yield from _of_code(facts)


def _of_code(facts: Facts) -> Iterator[Finding]:
    """The modules that were not found, and the classes in the place of modules."""
    from noob_lint.python.answers import Lack

    for element, found in facts.calls.missing:
        if found.lack is Lack.MODULE:
            said = lacking(found)
        elif found.lack is Lack.MEMBER and not is_odd_type(found.dotted):
            said = f"{found.owner!r} is a class, not a module"
        else:
            continue
        yield missing(facts, element, found, said)


def lacking(found: Missing) -> str:
    """What could not be found, for a message."""
    from noob_lint.python.answers import Lack

    noun = "module " if found.lack is Lack.MODULE else ""
    if found.owner:
        return f"{found.owner!r} has no {noun}{found.name!r}"
    return f"{noun}{found.name!r} does not exist"


def missing(facts: Facts, element: Element, found: Missing, said: str) -> Finding:
    """The finding for a part of a `type` that does not exist; `said` says which."""
    kind = element.text("type")
    assert kind is not None  # else nothing was looked for
    assert facts.code is not None
    start = len(found.owner) + 1 if found.owner else 0
    near = found.nearest[0] if found.nearest else None
    part = Part(found.name, kind, start)
    if kind.text[start : start + len(found.name)] != found.name:  # found through another name
        part, near = Part(kind.text, kind, 0), None
    hint = f"; did you mean {near!r}?" if near else ""
    related = pointing(found.place, "looked for here")
    message = f"'type' of {element.label}: {said}: noob cannot build the tube{hint}"
    severity = None if facts.code.is_sure(found) else Severity.WARNING
    return Finding.at(part, message, *related, fix=respell(part, near), severity=severity)


def _is_method(parts: list[str]) -> bool:
    owner = builtins.__dict__.get(parts[0])
    return isinstance(owner, type) and hasattr(owner, parts[1])
