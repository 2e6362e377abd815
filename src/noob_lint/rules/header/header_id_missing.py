"""A tube has no `noob_id`.

noob loads it but cannot build it, since the id of a tube must be a string. That holds for an inline
tube too, even though nothing looks it up. A tube without an id is only useful as a base that others
extend by its path.

Bad:
    noob_model: noob.tube.TubeSpecification
    noob_version: 1003.0.2
    nodes: {camera: {type: lab.read_frame}}

Good:
    noob_id: my-tube
    noob_model: noob.tube.TubeSpecification
    noob_version: 1003.0.2
    nodes: {camera: {type: lab.read_frame}}

Fix:
    Writes the name of the file as the id, and the rest of the header where it is missing. Unsafe:
    another id may be meant.

Related:
    header-incomplete, header-id-format
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


_ADVICE = "so noob cannot build it: add a line such as 'noob_id: my-tube'"


def check(facts: Facts) -> Iterator[Finding]:
    """Point at the key when it is empty, else at the first line."""
    tube = facts.tube
    entry = tube.root.by_name.get("noob_id")
    inline = facts.activation.is_inline
    if entry is None:
        start = tube.document.source.position(tube.root.start)
        first = tube.root.entries[0].key.span if tube.root.entries else tube.root.span
        message = f"the {'inline ' if inline else ''}tube has no 'noob_id', {_ADVICE}"
        yield Finding(first._replace(start=start), message, None if inline else _fix(facts))
    elif isinstance(entry.value, Scalar) and entry.value.value is None:
        name = _name_of(tube.document.path)
        fix = fill(entry.key, entry.value, name) if name and not inline else None
        yield Finding.at(entry.key, f"'noob_id' of the tube is empty, {_ADVICE}", fix=fix)


def _fix(facts: Facts) -> Fix | None:
    """The fix that writes the name of the file as the id, and whatever else is missing."""
    tube = facts.tube
    root, name = tube.root, _name_of(tube.document.path)
    if name is None or not root.entries:
        return None
    values = {"noob_id": name, "noob_model": NOOB_MODEL, "noob_version": tube.version.first_release}
    missing = {key: values[key] for key in KEYS if key not in root.by_name}
    fix = complete(root, missing)
    return None if fix is None else fix._replace(safe=False)


def _name_of(path: str) -> str | None:
    """The name of a file without its ending, if it is a valid id."""
    name = os.path.splitext(os.path.basename(path))[0]
    return name if is_noob_id(name) and not name.isdecimal() else None
