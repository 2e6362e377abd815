"""The module of a `type` cannot be imported.

noob imports it, and all that it imports, to build the tube, also when the node is disabled. A
syntax error, a name that is used before anything defines it, an import of what is not there,
modules that import each other before they have what the other one needs, fields that a dataclass
or named tuple cannot have, and expressions that fail with the values that are written (a key that a
literal dict does not have, a call without an argument that the function needs) stop it. Only what
surely runs counts: an error that a `try` handles, and what stands behind a condition or in a
function, is left alone. Modules of the project are followed. A package that is not there, or that
lacks a name, is reported if the environment was named (`--python`) or is the project's own.

In lab.py:
    from collections import OrderedDict

    LIMIT = limit_of("rain")

    def check(value: int) -> int:
        return min(value, LIMIT)

Bad:
    nodes:
      a: {type: lab.check, depends: [value: input.x]}
    input:
      x: {type: int, scope: process}

Good:
    nodes:
      a: {type: abs, depends: [input.x]}
    input:
      x: {type: int, scope: process}
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.rules.common import pointing
from noob_lint.rules.rule import Rule
from noob_lint.tube.marks import Mark
from noob_lint.tube.tube import Part

RULE = Rule(
    "python-module-broken",
    group="python",
    severity=Severity.ERROR,
    summary="a module that cannot be imported",
    effect=Effect.BUILD,
    needs=frozenset({Mark.CODE_BROKEN}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """The modules that cannot be imported, each where it is first named."""
    seen: set[str] = set()
    for element, found in facts.calls.broken:
        kind = element.text("type")
        assert kind is not None  # else nothing were looked for
        module = kind.text.rpartition(".")[0]
        if module in seen:
            continue
        seen.add(module)
        where = "" if found.module == module else f"in {found.module!r}, "
        related = pointing(found.place, "this fails")
        message = f"noob cannot import module {module!r} for {element.label}: {where}{found.reason}"
        yield Finding.at(Part(module, kind, 0), message, *related)
