"""A value does not fit its tag, or its tag has no effect in noob.

noob cannot load a file with `!!int one`, or with a date such as 2024-02-30. A tag that ruamel.yaml
does not know has no effect: a string in `params` or a default arrives in a wrapper object
(`TaggedScalar`), a list or mapping arrives as if it had no tag. That is a warning, and applies to
`!!str` and `!!python/...` too.

Bad:
    nodes:
      a: {type: mypackage.login, params: {password: !secret key}}

Good:
    nodes:
      a: {type: mypackage.login, params: {password: key}}

Fix:
    Removes the tag. Safe for a list or mapping, whose tag noob ignores. Unsafe for a single value:
    without its tag, it is whatever it looks like.

Related:
    yaml-syntax, schema-type

Versions:
    Before noob 1000, noob refuses unknown tags.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Fix, Severity
from noob_lint.diagnostics.source import Span
from noob_lint.rules.rule import Rule
from noob_lint.tube.marks import Mark
from noob_lint.yaml.document import Mapping, Node, Scalar, Sequence
from noob_lint.yaml.edits import drop_span
from noob_lint.yaml.scalars import COLLECTIONS, CORE, SCALARS, Tagged
from noob_lint.yaml.walk import nodes_below

RULE = Rule(
    "yaml-tag",
    group="syntax",
    severity=Severity.ERROR,
    also=(Severity.WARNING,),
    summary="a tag that does not fit, or has no effect",
    effect=Effect.LOAD,
    needs=frozenset({Mark.TAGS}),
    fixes="safe or unsafe",
)


_STR = f"{CORE}str"
_TAG = re.compile(r"!\S*")
_FAR = 300  # characters before a value in which its tag is looked for


def check(facts: Facts) -> Iterator[Finding]:
    """Find tags without effect: of values in `params` and defaults, of collections anywhere.

    On a scalar elsewhere such a tag is a wrong type for the schema.
    """
    tube = facts.tube
    refuses = not tube.version.keeps_unknown_tags
    free = [element.body.get(element.free_field) for element in tube.elements]
    inside = {id(node) for value in free if value is not None for node in nodes_below(value)}
    for node in nodes_below(tube.root):
        tag = node.tag
        if tag is None or tag == "!" or tag.removeprefix(CORE) in COLLECTIONS | SCALARS:
            continue
        is_wrapped = isinstance(node, Scalar) and isinstance(node.value, Tagged)
        if isinstance(node, Mapping | Sequence) or (is_wrapped and id(node) in inside):
            if not refuses:
                span = _tag_span(node)
                fix = None if span == node.span else _drop(node, span)
                yield Finding(span, _effect(node, tag), fix, severity=Severity.WARNING)
            elif tag != _STR:
                message = f"noob cannot build a value with the tag {_shown(tag)!r}"
                yield Finding(_tag_span(node), message)


def _effect(node: Node, tag: str) -> str:
    if isinstance(node, Scalar):
        return f"the tag {_shown(tag)!r} wraps the value in a TaggedScalar object: remove the tag"
    return f"noob ignores the tag {_shown(tag)!r}: it reads {node.kind} without a tag"


def _drop(node: Node, tag: Span) -> Fix:
    """The fix that removes the tag: a scalar is then what it looks like."""
    is_safe = not isinstance(node, Scalar)
    start, end = tag.start.offset, tag.end.offset
    return drop_span(node.source, start, end, "remove the tag", safe=is_safe)


def _shown(tag: str) -> str:
    return f"!!{tag.removeprefix(CORE)}" if tag.startswith(CORE) else tag


def _tag_span(node: Node) -> Span:
    """Where the tag is written, before the value."""
    begin = max(0, node.start - _FAR)
    found = list(_TAG.finditer(node.source.text, begin, node.start))
    return node.source.span(found[-1].start(), found[-1].end()) if found else node.span
