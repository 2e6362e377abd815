"""A modeline that names no schema of tubes that noob-lint knows.

`# yaml-language-server: $schema=...` above the first key tells editors the schema of the file. If
its address ends like `1003/tube.schema.json`, noob-lint checks the file for that spec version, too,
unless `--noob-version` says another. A spec version that does not exist, the schema of something
else than a tube, and a comment that editors do not read are warnings; that another schema says
nothing about the version is a remark.

Bad:
    # yaml-language-server: $schema=schemas/1004/tube.schema.json
    noob_id: my-tube
    noob_model: noob.tube.TubeSpecification
    noob_version: 1003.0.2
    nodes: {a: {type: lab.read}}

Good:
    # yaml-language-server: $schema=schemas/1003/tube.schema.json
    noob_id: my-tube
    noob_model: noob.tube.TubeSpecification
    noob_version: 1003.0.2
    nodes: {a: {type: lab.read}}
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
    summary="a modeline without a known schema of tubes",
    effect=Effect.REMARK,
    needs=frozenset({Mark.MODELINE}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """What is wrong with the modelines, those that hold and those that nobody reads."""
    tube = facts.tube
    for modeline in modelines(tube.document):
        if not modeline.has_blank:
            message = "editors do not read this: write a blank after the '#'"
            yield Finding(modeline.span, message)
        elif not modeline.is_read:
            message = "editors do not read this: the first '$schema' of a file holds"
            yield Finding(modeline.span, message)
        elif modeline.address is not None and modeline.address.lower() != NONE:
            yield from _check_address(modeline, modeline.address, tube.version.name)


def _check_address(modeline: Modeline, address: str, checked: str) -> Iterator[Finding]:
    schema = schema_of(address)
    known = ", ".join(version.name for version in VERSIONS)
    if schema is None or schema[1] not in NAMES:
        message = (
            f"this is no schema of noob-lint, so it does not choose the version (checked for "
            f"{checked}): 'noob-lint schema path {checked} tube' prints where that lies"
        )
        yield Finding(modeline.span, message, severity=Severity.INFO)
    elif schema[1] != "tube":
        message = f"{schema[1]!r} is the schema of a part of a tube: name tube.schema.json"
        yield Finding(modeline.span, message)
    elif schema[0] not in known.split(", "):
        message = (
            f"there is no spec version {schema[0]} (checked for {checked}): use one of {known}"
        )
        yield Finding(modeline.span, message)
