"""The module in a `type` cannot be imported.

noob imports it, and everything that it imports, to build the tube, even if the node is disabled.
The import fails on a syntax error, a name that is used before it is defined, an import of something
that does not exist, modules that import each other too early, fields that a dataclass or named
tuple cannot have, and expressions that fail with the values in the source (a key that a literal
dict does not have, a call without an argument that the function requires).

Only certain failures count: an error that a `try` handles, and code behind a condition or in a
function, are left alone. Modules of the project are followed. A missing package, or a name that a
package does not have, is reported if the environment was named (`--python`) or is the project's
own.

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

Options:
    noob-lint has to find and read the code: see the settings `python` and `python-paths`.

Related:
    python-module-missing, python-attribute-missing
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
        assert kind is not None  # else nothing was looked for
        module = kind.text.rpartition(".")[0]
        if module in seen:
            continue
        seen.add(module)
        where = "" if found.module == module else f"in {found.module!r}, "
        related = pointing(found.place, "this fails")
        message = f"noob cannot import module {module!r} for {element.label}: {where}{found.reason}"
        yield Finding.at(Part(module, kind, 0), message, *related)
