"""The name of a parameter is not a string, or not an identifier.

noob passes `params` as keyword arguments. With a name that is not a string, noob cannot create an
asset or a special node, and fails when it calls any other node. A string that is not an identifier,
such as `line-width`, is accepted only by a callable that takes any keyword (`**kwargs`).

It is a warning where the node may never be called, and for a name that is not an identifier, unless
the type is a builtin that cannot take it.

Bad:
    nodes:
      a: {type: print, params: {1: one}}

Good:
    nodes:
      a: {type: print, params: {sep: one}}

Fix:
    Quotes a name such as `true` that is an identifier once it is a string. Unsafe: another name may
    be meant.

Related:
    id-not-string, unknown-param, missing-param
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.rules.rule import Rule
from noob_lint.schema import wording
from noob_lint.spec.names import special_type
from noob_lint.tube.graph import builtin_object
from noob_lint.tube.inputs import input_name
from noob_lint.tube.marks import Mark
from noob_lint.tube.special_nodes import params_of
from noob_lint.tube.tube import Element
from noob_lint.yaml.document import Scalar
from noob_lint.yaml.edits import quote

RULE = Rule(
    "params-key-not-string",
    group="schema",
    severity=Severity.WARNING,
    also=(Severity.ERROR,),
    summary="a parameter name that is not a string or identifier",
    effect=Effect.RUN,
    needs=frozenset({Mark.ODD_KEYS, Mark.ODD_PARAMS}),
    fixes="unsafe",
)


def check(facts: Facts) -> Iterator[Finding]:
    """Look at the keys of `params` of nodes and assets."""
    tube = facts.tube
    for element in (*tube.nodes.values(), *tube.assets.values()):
        params = params_of(element)
        for entry in () if params is None else params.entries:
            key = entry.key
            if not (isinstance(key, Scalar) and key.is_text):
                of = f" of {element.label}"
                message = wording.not_a_name("parameter name", key, of)
                is_name = isinstance(key, Scalar) and key.text.isidentifier()
                fix = quote(key) if is_name else None
                severity, effect = _severity(facts, element)
                yield Finding.at(key, message, fix=fix, severity=severity, effect=effect)
            elif not key.text.isidentifier() and not _is_model(facts, element):
                yield from _not_an_identifier(facts, element, key)


def _severity(facts: Facts, element: Element) -> tuple[Severity, Effect]:
    """An error where noob surely fails: a function that is never called does no harm."""
    if element.section == "assets" or special_type(element.type):
        return Severity.ERROR, Effect.BUILD
    return facts.flow.failure(element.name)[0], Effect.RUN


def _is_model(facts: Facts, element: Element) -> bool:
    """Whether it is a pydantic model, whose aliases may be any strings."""
    if facts.code is None:
        return False
    calls = (call for call in facts.calls.calls if call.element is element)
    return any(call.found.fields is not None for call in calls)


def _takes_any(facts: Facts, element: Element) -> bool:
    """Whether the callable surely accepts any name, such as a subclass of `dict`."""
    found = facts.found(element)
    if found is None or facts.code is None:
        return element.section == "assets" and element.type == "dict"
    from noob_lint.python.answers import Kind, Signature

    signature = found.init if found.kind is Kind.CLASS else found.call
    if isinstance(signature, Signature):
        return signature.takes_any_keyword
    if found.kind is not Kind.CLASS:
        return False
    lineage = facts.code.lineage(found.canonical)
    return lineage is not None and "builtins.dict" in lineage.classes


def _not_an_identifier(facts: Facts, element: Element, key: Scalar) -> Iterator[Finding]:
    is_node = element.section == "nodes"
    kind = special_type(element.type) if is_node else None
    if kind is not None and kind != "tube":
        return  # `special-node-params` reports it
    message = f"parameter {key.text!r} of {element.label} is not an identifier:"
    if _takes_any(facts, element):
        name = input_name(key)
        if name is None or name.text not in facts.tube.input_keys:
            return
        hint = "noob replaces 'input.x' in values only, not in names"
    elif kind == "tube":
        hint = "no input of its tube can have this name"
    else:
        hint = "only a callable with **kwargs can take it"
    severity, effect = Severity.WARNING, Effect.RUN
    if is_node and callable(builtin_object(element.type)):
        severity, effect = _severity(facts, element)
    yield Finding.at(key, f"{message} {hint}", severity=severity, effect=effect)
