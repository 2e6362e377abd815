"""The type of an asset is a context manager class, which noob does not enter.

noob enters what a function returns, and the asset is then the value of `__enter__`. It never enters
an instance of a class. Name a function that returns the context manager. Classes that work without
being entered, such as `io.BytesIO` and `threading.Lock`, are not reported.

Bad:
    assets:
      a: {type: tempfile.TemporaryDirectory, scope: runner}
    nodes:
      b: {type: print, depends: [assets.a]}

Good:
    assets:
      a: {type: dict, scope: runner}
    nodes:
      b: {type: print, depends: [assets.a]}

Options:
    noob-lint has to find and read the code: see the settings `python` and `python-paths`.

Related:
    asset-node-scope-contextmanager, asset-async
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.python.answers import Kind
from noob_lint.rules.common import defined
from noob_lint.rules.rule import Rule
from noob_lint.tube.marks import Mark

RULE = Rule(
    "asset-class-contextmanager",
    group="python",
    severity=Severity.WARNING,
    summary="a context manager that noob does not enter",
    effect=Effect.REMARK,
    needs=frozenset({Mark.CODE_ASSET_IS_CLASS}),
)


_WORKING = frozenset(
    {"io.BytesIO", "io.StringIO", "_io.BytesIO", "_io.StringIO", "pathlib.Path"}
    | {"pathlib.PosixPath", "pathlib.WindowsPath", "pathlib._local.Path"}
    | {"threading.Lock", "threading.RLock", "threading.Condition", "threading.Semaphore"}
    | {"threading.BoundedSemaphore", "_thread.lock", "_thread.RLock"}
)
"""Classes that work without being entered, and hold nothing that has to be released."""


def check(facts: Facts) -> Iterator[Finding]:
    """The classes with `__enter__` and `__exit__`."""
    for call in facts.calls.assets:
        if call.found.kind is not Kind.CLASS or call.found.canonical in _WORKING:
            continue
        if call.found.enters:
            message = f"'type' of {call.element.label} is a context manager class, which noob does"
            hint = "not enter: name a function that returns an instance"
            yield Finding.at(call.type, f"{message} {hint}", *defined(call.found))
