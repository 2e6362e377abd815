"""A tube is valid, but for another version of noob than the one it is checked for.

The format of tubes has changed over time: unknown keys are refused since noob 1000, inputs can be
`required` since 1001, and an asset depends on one signal instead of a list. Where a tube breaks
several rules of the version it is checked for, but none of another version, noob-lint reports that
once, with the places that differ.

It does not do so where `noob_version` in the header belongs to the version that the tube is checked
for, or for mistakes in a key that the other version ignores, such as `stateful: sometimes` before
noob 1000. Then, and where this rule is ignored, each place is reported by its own rule.

Bad:
    noob_id: example
    noob_model: noob.tube.TubeSpecification
    noob_version: 0.0.1
    assets:
      one: {type: lab.Store, scope: runner, depends: [save.value]}
      two: {type: lab.Store, scope: runner, depends: [save.value]}
    nodes: {save: {type: lab.save, depends: [assets.one, assets.two]}}

Good:
    assets:
      one: {type: lab.Store, scope: runner, depends: load.value}
    nodes:
      show: {type: lab.show, depends: [assets.one]}
      load: {type: lab.load, depends: [show.value]}

Options:
    `noob-version`, or `--noob-version` on the command line, chooses the version.

Related:
    modeline-schema, header-version, asset-depends-format
"""

from __future__ import annotations

from noob_lint.diagnostics.diagnostic import Effect, Severity
from noob_lint.rules.rule import Rule

RULE = Rule(
    "wrong-noob-version",
    group="header",
    severity=Severity.ERROR,
    summary="a tube that is valid for another version of noob",
    effect=Effect.LOAD,
    stage="text",
)
