"""The tube is valid, but for another noob than the one it is checked for.

The format of tubes has changed: unknown keys are refused since release 1000, inputs can be
`required` since 1001, an asset depends on one signal rather than on a list. Where a tube breaks
several rules of the version it is checked for and none of another one, that is said once, with the
places that differ. It is not said of a tube whose `noob_version` is a release of the version it is
checked for, nor of mistakes in a key that the other version drops (`stateful: sometimes` before
1000). Then, and where this rule is ignored, each place is reported under its own rule.
(`--noob-version` and the setting `noob-version` choose the version.)

Bad:
    noob_id: example
    noob_model: noob.tube.TubeSpecification
    noob_version: 0.0.1
    assets:
      one: {type: lab.Store, scope: runner, depends: [a.value]}
      two: {type: lab.Store, scope: runner, depends: [a.value]}
    nodes: {a: {type: lab.show, depends: [assets.one, assets.two]}}

Good:
    assets:
      one: {type: lab.Store, scope: runner, depends: b.value}
    nodes:
      a: {type: lab.show, depends: [assets.one]}
      b: {type: lab.show, depends: [a.value]}
"""

from __future__ import annotations

from noob_lint.diagnostics.diagnostic import Effect, Severity
from noob_lint.rules.rule import Rule

RULE = Rule(
    "wrong-noob-version",
    group="header",
    severity=Severity.ERROR,
    summary="a tube that is valid for another noob",
    effect=Effect.LOAD,
    stage="text",
)
