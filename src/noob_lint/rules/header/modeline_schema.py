"""A modeline does not name a tube schema that noob-lint knows, or editors ignore it.

`# yaml-language-server: $schema=...` above the first key tells editors which schema a file has. If
the address ends like `1003/tube.schema.json`, noob-lint checks the file for that spec version too,
unless `--noob-version` is given. An unknown spec version, a schema of something other than a tube,
and a comment that editors ignore are warnings. A schema of another project is reported at level
info, since it says nothing about the version.

Bad:
    # yaml-language-server: $schema=schemas/1004/tube.schema.json
    noob_id: my-tube
    noob_model: noob.tube.TubeSpecification
    noob_version: 1003.0.2
    nodes: {camera: {type: lab.read_frame}}

Good:
    # yaml-language-server: $schema=schemas/1003/tube.schema.json
    noob_id: my-tube
    noob_model: noob.tube.TubeSpecification
    noob_version: 1003.0.2
    nodes: {camera: {type: lab.read_frame}}

Options:
    `noob-version` decides the version where the modeline does not.

Related:
    wrong-noob-version
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.rules.rule import Rule
from noob_lint.schema.address import schema_of
from noob_lint.schema.store import NAMES
from noob_lint.spec.versions import VERSIONS
from noob_lint.tube.marks import Mark
from noob_lint.tube.modeline import NONE, Modeline, modelines

RULE = Rule(
    "modeline-schema",
    group="header",
    severity=Severity.WARNING,
    also=(Severity.INFO,),
    summary="a modeline without a known tube schema",
    effect=Effect.REMARK,
    needs=frozenset({Mark.MODELINE}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Check the modelines, both those that count and those that nothing reads."""
    tube = facts.tube
    for modeline in modelines(tube.document):
        if not modeline.has_blank:
            message = "editors ignore this: write a space after the '#'"
            yield Finding(modeline.span, message)
        elif not modeline.is_read:
            message = "editors ignore this: only the first '$schema' of a file counts"
            yield Finding(modeline.span, message)
        elif modeline.address is not None and modeline.address.lower() != NONE:
            yield from _check_address(modeline, modeline.address, tube.version.name)


def _check_address(modeline: Modeline, address: str, checked: str) -> Iterator[Finding]:
    schema = schema_of(address)
    known = ", ".join(version.name for version in VERSIONS)
    if schema is None or schema[1] not in NAMES:
        message = (
            f"not a noob-lint schema, so it does not set the version ({checked} is used): "
            f"see 'noob-lint schema path {checked} tube'"
        )
        yield Finding(modeline.span, message, severity=Severity.INFO)
    elif schema[1] != "tube":
        message = f"{schema[1]!r} is the schema of part of a tube: use tube.schema.json"
        yield Finding(modeline.span, message)
    elif schema[0] not in known.split(", "):
        message = f"unknown spec version {schema[0]} ({checked} is used): use one of {known}"
        yield Finding(modeline.span, message)
