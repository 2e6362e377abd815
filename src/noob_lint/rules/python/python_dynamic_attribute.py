"""The module in a `type` returns a placeholder for a name that it does not have.

A module with a function `__getattr__` can return something for any name, as `noob.testing` does: a
function that passes on its arguments. A misspelt name is then not an error, and the tube runs with
something else. Only modules whose `__getattr__` ignores the name are considered; most use it to
import existing things late.

In lab.py:
    def double(value: int) -> int:
        return 2 * value

    def __getattr__(name: str):
        return lambda **values: values

Bad:
    nodes:
      a: {type: lab.dobule, depends: [value: input.x]}
    input:
      x: {type: int, scope: process}

Good:
    nodes:
      a: {type: lab.double, depends: [value: input.x]}
    input:
      x: {type: int, scope: process}

Fix:
    Replaces the name with the most similar one in the module. Unsafe: the name is a guess.

Options:
    noob-lint has to find and read the code: see the settings `python` and `python-paths`.

Related:
    python-attribute-missing

Versions:
    `noob.testing` has such a function since noob 1003.
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.rules.common import pointing, respell
from noob_lint.rules.rule import Rule
from noob_lint.tube.marks import Mark
from noob_lint.tube.tube import Part

RULE = Rule(
    "python-dynamic-attribute",
    group="python",
    severity=Severity.WARNING,
    summary="a name that only a placeholder stands for",
    effect=Effect.REMARK,
    needs=frozenset({Mark.CODE_MADE_UP}),
    fixes="unsafe",
)


def check(facts: Facts) -> Iterator[Finding]:
    """The names for which modules return a placeholder."""
    for element, found in facts.calls.made_up:
        kind = element.text("type")
        assert kind is not None  # else nothing was looked for
        start = len(found.owner) + 1
        part, near = Part(found.name, kind, start), found.nearest[0] if found.nearest else None
        if kind.text[start:] != found.name:  # found through another name
            part, near = Part(kind.text, kind, 0), None
        hint = f"; did you mean {near!r}?" if near else ""
        related = pointing(found.place, "the placeholder comes from here")
        message = f"'type' of {element.label}: module {found.owner!r} has no {found.name!r}"
        message = f"{message}, but returns a placeholder for unknown names{hint}"
        yield Finding.at(part, message, *related, fix=respell(part, near))
