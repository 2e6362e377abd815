"""A base has a return node, and a tube that is merged over it has none.

Once a base has a return node, every tube that is merged after it (other bases, and the tube itself)
must have a node with `type: return` in its own text; otherwise noob fails with an IndexError. The
name may differ: noob merges the two nodes.

In returning.yaml:
    nodes:
      a: {type: lab.read}
      out: {type: return, depends: a.value}

Bad:
    extends: [returning]
    nodes:
      b: {type: lab.show, depends: [a.value]}

Good:
    extends: [returning]
    nodes:
      b: {type: lab.show, depends: [a.value]}
      out: {type: return, depends: b.value}

Related:
    multiple-returns, extends-base-without-nodes
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Related, Severity
from noob_lint.project.merge import return_nodes
from noob_lint.rules.rule import Rule
from noob_lint.tube.marks import Mark
from noob_lint.yaml.document import Entry, Mapping

RULE = Rule(
    "extends-return-missing",
    group="project",
    severity=Severity.ERROR,
    summary="a return node of a base that is not repeated",
    effect=Effect.LOAD,
    needs=frozenset({Mark.EXTENDS}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Go through the bases in the order in which noob merges them, then to the tube itself."""
    returning: Entry | None = None
    for base in facts.bases:
        if base.root is None:
            return
        own = return_nodes(base.root)
        if returning is not None and not own:
            message = f"base {base.item.text!r} has no return node, but an earlier base has one"
            yield Finding.at(base.item, f"{message}: noob cannot merge them", _related(returning))
            return
        returning = own[0] if own else returning
    if returning is not None and not return_nodes(facts.tube.root):
        yield _missing(facts, returning)


def _missing(facts: Facts, returning: Entry) -> Finding:
    tube = facts.tube
    nodes = tube.root.get("nodes")
    name = returning.key.source.text[returning.key.start : returning.key.end]
    overridden = nodes.by_name.get(name) if isinstance(nodes, Mapping) else None
    if overridden is not None:
        message = (
            f"node {name!r} must repeat 'type: return' to merge with the return node of the base"
        )
        return Finding.at(overridden.key, message, _related(returning))
    message = (
        "a base has a return node, so this tube needs a node with 'type: return' too: without it,"
    )
    place = tube.root.key("nodes") or facts.bases[-1].item
    return Finding.at(place, f"{message} noob cannot merge them", _related(returning))


def _related(returning: Entry) -> Related:
    return Related.at(returning.key, "return node of the base")
