"""A `noob_version` is not a string, or not a version.

YAML reads `1003` and `1.10` as numbers, and noob refuses to load the tube: quote the version. noob
accepts any string and does not use it. One that is not a version by PEP 440 is a warning.

Bad:
    noob_id: my-tube
    noob_model: noob.tube.TubeSpecification
    noob_version: 1003
    nodes: {camera: {type: lab.read_frame}}

Good:
    noob_id: my-tube
    noob_model: noob.tube.TubeSpecification
    noob_version: '1003'
    nodes: {camera: {type: lab.read_frame}}

Fix:
    Quotes the version. Safe: noob refuses it otherwise.

Related:
    header-model, wrong-noob-version
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.rules.rule import Rule
from noob_lint.tube.marks import Mark
from noob_lint.yaml.document import Scalar

RULE = Rule(
    "header-version",
    group="header",
    severity=Severity.ERROR,
    also=(Severity.WARNING,),
    summary="a `noob_version` that is not a version",
    effect=Effect.LOAD,
    needs=frozenset({Mark.ODD_HEADER}),
    fixes="safe",
)


_VERSION = re.compile(
    r"v?(?:[0-9]+!)?[0-9]+(?:\.[0-9]+)*"
    r"(?:[-_.]?(?:a|b|c|rc|alpha|beta|pre|preview)[-_.]?[0-9]*)?"
    r"(?:-[0-9]+|[-_.]?(?:post|rev|r)[-_.]?[0-9]*)?"
    r"(?:[-_.]?dev[-_.]?[0-9]*)?"
    r"(?:\+[a-z0-9]+(?:[-_.][a-z0-9]+)*)?",
    re.IGNORECASE,
)


def check(facts: Facts) -> Iterator[Finding]:
    """Check what the schema does not express: the form of a version."""
    value = facts.tube.root.get("noob_version")
    if isinstance(value, Scalar) and value.is_text and not _VERSION.fullmatch(value.text.strip()):
        what = f"{value.text!r}, which is not a version" if value.text else "empty"
        message = f"'noob_version' is {what}: write a release of noob, such as 1003.0.2"
        yield Finding.at(value, message, severity=Severity.WARNING)
