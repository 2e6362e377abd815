"""`noob_version` is no text, or no version.

YAML reads `1003` and `1.10` as numbers, which noob refuses: put the version in quotes. noob takes
any text and uses it for nothing; one that is no version by PEP 440 is a warning.

Bad:
    noob_id: my-tube
    noob_model: noob.tube.TubeSpecification
    noob_version: 1.10
    nodes: {a: {type: lab.read}}

Good:
    noob_id: my-tube
    noob_model: noob.tube.TubeSpecification
    noob_version: '1.10'
    nodes: {a: {type: lab.read}}
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
    summary="a `noob_version` that is none",
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
    """What the schema does not say: how a version looks."""
    value = facts.tube.root.get("noob_version")
    if isinstance(value, Scalar) and value.is_text and not _VERSION.fullmatch(value.text.strip()):
        what = f"{value.text!r}, which is no version" if value.text else "empty"
        message = f"'noob_version' is {what}: write the release of noob, such as 1003.0.2"
        yield Finding.at(value, message, severity=Severity.WARNING)
