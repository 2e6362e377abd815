"""The type of an input names something that does not exist.

noob ignores the type of an input, but people and tools read it. Only dotted paths are looked up;
`Path` alone may be short for `pathlib.Path`, and `np.ndarray` for `numpy.ndarray`.

Bad:
    nodes:
      a: {type: print, depends: [input.x]}
    input:
      x: {type: pathlib.Pth, scope: process}

Good:
    nodes:
      a: {type: print, depends: [input.x]}
    input:
      x: {type: pathlib.Path, scope: process}

Fix:
    Replaces the wrong part of the path with the most similar name that exists. Unsafe: the name is
    a guess.

Options:
    noob-lint has to find and read the code: see the settings `python` and `python-paths`.

Related:
    input-type-expression, input-type-mismatch
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.rules.common import respell
from noob_lint.rules.python.python_module_missing import lacking
from noob_lint.rules.rule import Rule
from noob_lint.spec.names import is_absolute_identifier
from noob_lint.tube.marks import Mark
from noob_lint.tube.tube import Part

RULE = Rule(
    "input-type-unresolvable",
    group="python",
    severity=Severity.WARNING,
    summary="an input whose type does not exist",
    effect=Effect.REMARK,
    needs=frozenset({Mark.INPUT}),
    fixes="unsafe",
)


_SHORT = frozenset(
    {"cv", "da", "dd", "dt", "jnp", "np", "nx", "pd", "pl", "plt", "sns", "sp", "tf", "xr"}
)
"""Usual short names of imported modules."""


def check(facts: Facts) -> Iterator[Finding]:
    """Look the dotted types up; a class in a class is not reported."""
    kinds = [(found, kind) for found in facts.tube.inputs.values() if (kind := found.text("type"))]
    kinds = [(found, kind) for found, kind in kinds if "." in kind.text]
    code = facts.project_code
    if code is None or not kinds:
        return
    from noob_lint.python.answers import Lack, Missing

    for found, kind in kinds:
        if not is_absolute_identifier(kind.text):
            continue
        answer = code.look_up(kind.text)
        if not isinstance(answer, Missing) or answer.lack is Lack.MEMBER:
            continue
        if not code.is_missing(answer) or answer.name in _SHORT:
            continue
        start = len(answer.owner) + 1 if answer.owner else 0
        near = answer.nearest[0] if answer.nearest else None
        part = Part(answer.name, kind, start)
        if kind.text[start : start + len(answer.name)] != answer.name:
            part, near = Part(kind.text, kind, 0), None
        said = lacking(answer)
        hint = f"; did you mean {near!r}?" if near else ""
        message = f"'type' of {found.label}: {said}{hint}"
        yield Finding.at(part, message, fix=respell(part, near))
