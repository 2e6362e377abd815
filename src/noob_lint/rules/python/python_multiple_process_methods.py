"""The class of a node has several methods that are marked as its process method.

noob takes the method with the decorator `@process_method`, or else the one called `process`, and
refuses a class in which several are decorated. The same holds for `@init_method` and
`@deinit_method`. It is a warning where noob may never start the node.

In lab.py:
    from noob import process_method

    class Scale:
        @process_method
        def double(self, value: int) -> int:
            return 2 * value

        @process_method
        def triple(self, value: int) -> int:
            return 3 * value

    def double(value: int) -> int:
        return 2 * value

Bad:
    nodes:
      a: {type: lab.Scale, depends: [input.x]}
    input:
      x: {type: int, scope: process}

Good:
    nodes:
      a: {type: lab.double, depends: [input.x]}
    input:
      x: {type: int, scope: process}

Options:
    noob-lint has to find and read the code: see the settings `python` and `python-paths`.

Related:
    python-class-without-process, python-init-method-args
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Related, Severity
from noob_lint.python.answers import Kind, Unknown
from noob_lint.rules.common import making
from noob_lint.rules.rule import Rule
from noob_lint.schema.wording import listed
from noob_lint.tube.marks import Mark

RULE = Rule(
    "python-multiple-process-methods",
    group="python",
    severity=Severity.ERROR,
    also=(Severity.WARNING,),
    summary="a class with several process methods",
    effect=Effect.BUILD,
    needs=frozenset(
        {Mark.CODE_NODE_IS_CLASS, Mark.CODE_NODE_IS_NODE_CLASS, Mark.CODE_NODE_IS_ASSET_CLASS}
    ),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Count the decorated methods of each kind."""
    for call in facts.calls.nodes:
        found = call.found
        if found.kind not in {Kind.CLASS, Kind.ASSET_CLASS}:
            continue
        methods = (("process", found.process), ("init", found.init_method))
        for role, candidates in (*methods, ("deinit", found.deinit_method)):
            if isinstance(candidates, Unknown):
                continue
            decorated = [method for method in candidates if method.decorated]
            if len(decorated) < 2 or (role != "process" and not facts.tube.version.init_methods):
                continue
            severity, failure, _ = making(facts, call.element, found)
            names = listed(method.name for method in decorated)
            message = f"'type' of {call.element.label} is a class with several {role} methods"
            places = (
                Related.at(method.place, f"{role} method {method.name!r}")
                for method in decorated
                if method.place is not None
            )
            text = f"{message}, {names}: {failure}"
            yield Finding.at(call.type, text, *places, severity=severity)
