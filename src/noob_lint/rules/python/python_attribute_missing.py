"""The module in a `type` does not have the name after the last dot.

noob imports the part before the last dot as a module, and takes the last part from it. It cannot
build the tube, even if the node is disabled. It is a warning where the package may be installed in
another version elsewhere.

Bad:
    nodes:
      a: {type: json.dump_s, depends: [input.x]}
    input:
      x: {type: dict, scope: process}

Good:
    nodes:
      a: {type: json.dumps, depends: [input.x]}
    input:
      x: {type: dict, scope: process}

Fix:
    Replaces the name with the most similar one in the module. Unsafe: the name is a guess.

Options:
    noob-lint has to find and read the code: see the settings `python` and `python-paths`.

Related:
    python-module-missing, python-dynamic-attribute, type-format
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.python.answers import Lack
from noob_lint.rules.python.python_module_missing import missing
from noob_lint.rules.rule import Rule
from noob_lint.tube.marks import Mark

RULE = Rule(
    "python-attribute-missing",
    group="python",
    severity=Severity.ERROR,
    summary="a name that a module does not have",
    effect=Effect.BUILD,
    needs=frozenset({Mark.CODE_MISSING_ATTRIBUTE}),
    fixes="unsafe",
)


def check(facts: Facts) -> Iterator[Finding]:
    """The attributes that were not found."""
    for element, found in facts.calls.missing:
        if found.lack is Lack.ATTRIBUTE:
            said = f"module {found.owner!r} has no {found.name!r}"
            yield missing(facts, element, found, said)
