"""The tube has no `noob_id`.

noob loads it, but cannot build it: the tube's id must be a text. That holds for a tube that is
written inline, too. Only a tube that others extend by its path, and that is never run itself, gets
by without one.

Bad:
    noob_model: noob.tube.TubeSpecification
    noob_version: 1003.0.2
    nodes: {a: {type: lab.read}}

Good:
    noob_id: my-tube
    noob_model: noob.tube.TubeSpecification
    noob_version: 1003.0.2
    nodes: {a: {type: lab.read}}
"""

from __future__ import annotations

import os
from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Fix, Severity
from noob_lint.rules.rule import Rule
from noob_lint.spec.names import NOOB_MODEL
from noob_lint.tube.header import KEYS, complete, is_noob_id
from noob_lint.tube.marks import Mark
from noob_lint.yaml.document import Scalar
from noob_lint.yaml.edits import fill

RULE = Rule(
    "header-id-missing",
    group="header",
    severity=Severity.ERROR,
    summary="a tube without `noob_id`",
    effect=Effect.BUILD,
    needs=frozenset({Mark.ODD_HEADER}),
    fixes="unsafe",
)


_ADVICE = "noob loads the tube, but cannot build it: add a line such as 'noob_id: my-tube'"
_INLINE = "noob cannot build it without one, though it is never looked up: add 'noob_id: my-tube'"


def check(facts: Facts) -> Iterator[Finding]:
    """Point at the key when it is empty, else at the first line."""
    tube = facts.tube
    entry = tube.root.by_name.get("noob_id")
    inline = facts.activation.is_inline
    advice = _INLINE if inline else _ADVICE
    if entry is None:
        start = tube.document.source.position(tube.root.start)
        first = tube.root.entries[0].key.span if tube.root.entries else tube.root.span
        which = "the tube inside the node" if inline else "the tube"
        message = f"{which} has no 'noob_id': {advice}"
        yield Finding(first._replace(start=start), message, None if inline else _fix(facts))
    elif isinstance(entry.value, Scalar) and entry.value.value is None:
        name = _name_of(tube.document.path)
        fix = fill(entry.key, entry.value, name) if name and not inline else None
        yield Finding.at(entry.key, f"'noob_id' is empty: {advice}", fix=fix)


def _fix(facts: Facts) -> Fix | None:
    """A header with the name of the file for the id, and what else is missing."""
    tube = facts.tube
    root, name = tube.root, _name_of(tube.document.path)
    if name is None or not root.entries:
        return None
    values = {"noob_id": name, "noob_model": NOOB_MODEL, "noob_version": tube.version.first_release}
    missing = {key: values[key] for key in KEYS if key not in root.by_name}
    fix = complete(root, missing)
    return None if fix is None else fix._replace(safe=False)


def _name_of(path: str) -> str | None:
    """The name of a file without its ending, if it can be an id."""
    name = os.path.splitext(os.path.basename(path))[0]
    return name if is_noob_id(name) and not name.isdecimal() else None
