"""What a rule says about itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Literal

from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.support.values import NamedTuple
from noob_lint.tube.marks import Mark

if TYPE_CHECKING:
    from noob_lint.calls.facts import Facts
    from noob_lint.rules.documentation import Documentation

Stage = Literal["syntax", "schema", "tube", "text"]
"""Where a rule is found: by the parser, by the schema alone, by a check of its own (to which the
schema stage may add), or in the comments and diagnostics once the other rules have run."""


class Rule(NamedTuple):
    """What a rule is, in the words of its own module: its `RULE`.

    `severity` is that of a finding that sets none, and `also` are those that findings set. `effect`
    is what its errors do to a tube, where a finding does not say otherwise. `needs` are
    marks of which a tube must show one for the check to have anything to look at; empty, the check
    always runs. `fixes` tells which fixes there are, if only for some findings. A rule is
    `by_version` if it does not say the same in every spec version. One that is `opt_in` remarks on
    valid tubes; one that `refines` has a function that improves the findings of the schema stage
    once the whole tube is known. An opt-in rule is used only where it, its group or ``all``
    is selected.
    """

    id: str
    group: str
    severity: Severity
    summary: str
    effect: Effect
    needs: frozenset[Mark] = frozenset()
    fixes: Literal["", "safe", "unsafe", "safe or unsafe"] = ""
    by_version: bool = False
    opt_in: bool = False
    refines: bool = False
    also: tuple[Severity, ...] = ()
    stage: Stage = "tube"
    since: str = "0.1.0"

    @property
    def severities(self) -> tuple[Severity, ...]:
        """The severities that its findings have, the most severe first."""
        return tuple(sorted({self.severity, *self.also}, key=lambda one: one.rank))

    @property
    def names(self) -> tuple[str, ...]:
        """What settings can call it by, the most specific name first."""
        return (self.id, self.group, *(() if self.opt_in else ("default",)), "all")

    @property
    def reads_code(self) -> bool:
        """Whether it finds less where the code of a tube is not read."""
        return self.group == "python" or any(mark.is_of_code for mark in self.needs)

    @property
    def module(self) -> ModuleType:
        """The module of the rule, loaded when it is first needed."""
        return _module(self.group, self.id)

    @property
    def docs(self) -> str:
        """The documentation as it is written, which `documentation` parses."""
        return (self.module.__doc__ or "").strip()

    @property
    def documentation(self) -> Documentation:
        """The parts of the documentation: what, why, a bad and a good example, and so on."""
        from noob_lint.rules.documentation import parse

        return parse(self.docs)

    def concerns(self, marks: frozenset[Mark]) -> bool:
        """Whether a tube with these marks has something that the check looks at."""
        return not self.needs or not self.needs.isdisjoint(marks)

    @property
    def check(self) -> Callable[[Facts], Iterator[Finding]]:
        """The function that looks for the mistake; only rules of stage "tube" have one."""
        function: Callable[[Facts], Iterator[Finding]] = self.module.check
        return function


@cache
def _module(group: str, rule: str) -> ModuleType:
    return import_module(f"noob_lint.rules.{group}.{rule.replace('-', '_')}")
