"""The rules, and what they say of themselves.

A rule is a module `<group>/<id>.py`, the id with underscores. Its docstring is the documentation
(what, why, a bad and a good example), its `RULE` says what it is. A rule of stage "tube" has a
function ``check(tube: Tube) -> Iterator[Finding]``; the rules of the other stages are reported by
the stage itself, under their id. `RULES` is generated from the modules, which are imported when
they are first needed: most runs find nothing, and need few of them.
"""

from __future__ import annotations

from noob_lint.rules._index import RULES
from noob_lint.rules.rule import Rule
from noob_lint.tube.features import features_of
from noob_lint.tube.marks import Mark
from noob_lint.tube.tube import Tube

__all__ = ["CODE_RULES", "GROUPS", "REFUSALS", "RULES", "SURVIVED", "Rule", "marks_of"]

GROUPS = tuple(dict.fromkeys(rule.group for rule in RULES))
"""The groups of rules, which can be selected like rules."""


def marks_of(tube: Tube) -> frozenset[Mark]:
    """What a tube contains, and what the code behind it shows."""
    if tube.code is None:
        return features_of(tube)
    from noob_lint.calls.calls import (
        calls_of,  # which tubes whose code is not there have no need of
    )

    return features_of(tube) | calls_of(tube).marks


_LATER = frozenset({"yaml-aliased-spec", "params-key-not-string"})  # noob meets them after loading

REFUSALS = frozenset(rule.id for rule in RULES if rule.group in {"syntax", "schema"}) - _LATER | {
    *("id-not-string", "id-not-identifier", "id-reserved", "slot-reserved"),
    *("type-format", "signal-ref-format", "enabled-format", "duplicate-slot", "multiple-returns"),
    *("asset-depends-scope", "asset-depends-format"),
    *("header-id-format", "header-model", "header-version"),
    *("unknown-node", "unknown-asset"),
    *("extends-cycle", "extends-base-invalid", "extends-base-without-nodes"),
    *("extends-return-missing", "extends-too-deep"),
}
"""The rules whose errors make noob refuse to load a tube; other errors come out later."""

SURVIVED = frozenset(
    {
        *("duplicate-noob-id", "stale-backup-file"),  # about the files, not the tube
        *("nested-input-reference", "list-params-input-order"),  # runs, with other values
        *("asset-async", "async-positional-depends", "async-reserved-slot"),  # runs, with others
        "list-params-input-loop",  # not when the tube around gives the input
    }
)
"""The rules whose errors need not make a tube fail that extends or contains the one with them."""

CODE_RULES = frozenset(rule.id for rule in RULES if rule.reads_code)
"""The rules that find less where the code that a tube names is not read."""
