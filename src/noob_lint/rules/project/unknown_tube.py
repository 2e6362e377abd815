"""A tube that is extended or nested cannot be found.

A tube is named by its `noob_id`, or by a path that ends in `.yaml` or `.yml`. Both are looked up
below the root of the project, then in the tube paths. noob resolves a path against the directory in
which it runs, never against the tube.

noob also searches directories that users configure. So an unknown id is a warning without tube
paths, unless it nearly matches the id of a tube of the project, and neither noob's settings nor its
directory in the user's home offer such a tube. It is always a warning if an excluded or git-ignored
file has the id: noob finds that file.

Bad:
    extends: [bsae]
    nodes: {a: {type: lab.read}}

Good:
    extends: [base]
    nodes: {a: {type: lab.read}}

Fix:
    Replaces the name with the most similar id or path. Unsafe: the name is a guess.

Options:
    The setting `tube-paths`, or `--tube-path DIR`, names more directories with tubes.

Related:
    tube-by-path, extends-base-invalid, child-tube-invalid, duplicate-noob-id
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Edit, Effect, Finding, Fix, Severity
from noob_lint.rules.rule import Rule
from noob_lint.tube.activation import is_loaded
from noob_lint.tube.marks import Mark
from noob_lint.tube.tube import Base, Child
from noob_lint.yaml.document import Node, Scalar

RULE = Rule(
    "unknown-tube",
    group="project",
    severity=Severity.ERROR,
    also=(Severity.WARNING,),
    summary="a tube that cannot be found",
    effect=Effect.BUILD,
    needs=frozenset({Mark.EXTENDS, Mark.TUBE}),
    fixes="unsafe",
)


def check(facts: Facts) -> Iterator[Finding]:
    """The bases and nested tubes that were not found."""
    for base in facts.bases:
        if base.path is None and not base.chain:
            yield _unknown(base.item, base)
    for node, child in facts.children.items():
        if isinstance(child.name, Scalar) and child.path is None:
            finding = _unknown(child.name, child)
            is_sure = is_loaded(facts, facts.tube.nodes[node])
            yield finding if is_sure else finding._replace(severity=Severity.WARNING)


def _unknown(name: Node, found: Base | Child) -> Finding:
    assert isinstance(name, Scalar)  # the callers looked
    near = found.near
    is_path = name.text.endswith((".yaml", ".yml"))
    if near is not None:
        hint = f"did you mean {near!r}?"
    elif found.is_beside:
        hint = "it is beside this file, but paths are relative to where noob runs: use its noob_id"
    elif found.is_nowhere or is_path:
        hint = "no such file" if is_path else "no file has this noob_id"
    else:
        hint = "no file here has this noob_id; name other places with --tube-path DIR"
    fix = None
    if near is not None:
        fix = Fix(f"write {near}", (Edit(name.span, near),), safe=False)
    severity = Severity.ERROR if found.is_nowhere or is_path else Severity.WARNING
    message = f"unknown tube {name.text!r}: {hint}"
    return Finding.at(name, message, fix=fix, severity=severity)
