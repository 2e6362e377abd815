"""The class of a node has an `init` or `deinit` method that requires arguments.

noob calls the method that is decorated with `@init_method`, or is simply called `init`, when the
tube starts, and the one for `deinit` when it ends: both without arguments. It is a warning where
noob may never start the node.

In lab.py:
    class Reader:
        def init(self, port: str) -> None: ...

        def process(self) -> int:
            return 1

    class Opened:
        def init(self) -> None: ...

        def process(self) -> int:
            return 1

Bad:
    nodes:
      a: {type: lab.Reader}

Good:
    nodes:
      a: {type: lab.Opened}

Options:
    noob-lint has to find and read the code: see the settings `python` and `python-paths`.

Related:
    python-multiple-process-methods, missing-param

Versions:
    Only since noob 1003, which calls these methods.
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Related, Severity
from noob_lint.python.answers import Kind, Method, Signature, Unknown
from noob_lint.rules.common import making, pointing
from noob_lint.rules.rule import Rule
from noob_lint.schema.wording import listed
from noob_lint.tube.marks import Mark

RULE = Rule(
    "python-init-method-args",
    group="python",
    severity=Severity.ERROR,
    also=(Severity.WARNING,),
    summary="a method that noob calls without arguments",
    effect=Effect.BUILD,
    needs=frozenset(
        {Mark.CODE_NODE_IS_CLASS, Mark.CODE_NODE_IS_NODE_CLASS, Mark.CODE_NODE_IS_ASSET_CLASS}
    ),
)


def check(facts: Facts) -> Iterator[Finding]:
    """The methods that noob calls and that require arguments."""
    if not facts.tube.version.init_methods:
        return
    for call in facts.calls.nodes:
        found = call.found
        if found.kind not in {Kind.CLASS, Kind.ASSET_CLASS}:
            continue
        for when, methods in (("starts", found.init_method), ("ends", found.deinit_method)):
            method = None if isinstance(methods, Unknown) or len(methods) != 1 else methods[0]
            needed = [] if method is None else _needed(method)
            if method is not None and needed:
                message = (
                    f"method {method.name!r} of {call.element.label} requires {listed(needed)}"
                )
                hint = f"but noob calls it without arguments when the tube {when}: rename it"
                severity = making(facts, call.element, found)[0]
                text = f"{message}, {hint}"
                yield Finding.at(call.type, text, *_place(method), severity=severity)


def _needed(method: Method) -> list[str]:
    if not isinstance(method.call, Signature):
        return []
    return [one.name for one in method.call.parameters if one.required and not _is_star(one.kind)]


def _is_star(kind: str) -> bool:
    return kind.startswith("var-")


def _place(method: Method) -> tuple[Related, ...]:
    return pointing(method.place, "the method")
