"""Why the remaining cases get no error: reasons derived from the data, not given case by case.

A later failure is explained by noob's own error text (`ERRORS`), by a warning that names the same
failure, or, where noob hangs, by a signal that no tube that runs takes from that callable. An
exception of the catalogue is explained by what the entry says (`EXCEPTIONS`). What nothing explains
is a task: `UNEXPLAINED`.
"""

from __future__ import annotations

import builtins
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks.compare import EntryResult, Folder, ReleaseReport, Result
from benchmarks.corpus import Case, stage_of
from noob_lint.project.project import Project
from noob_lint.spec.names import builtin_name, special_type
from noob_lint.spec.versions import find_version
from noob_lint.tube.tube import Tube
from noob_lint.yaml.parser import parse

LATER = ("instantiate", "init", "process", "hang")
"""The stages after loading."""

NOWHERE = "needs the module: whether there is something at the path in `type`"
NOT_CALLABLE = "needs the module: whether what the path in `type` names can be called"
SIGNATURE = "needs the signature of the callable"
BUILTIN = "needs the signature of a builtin, which is the same wherever the tube runs"
GENERATOR = "needs the source: whether the callable is a generator, which takes no dependencies"
ANNOTATION = "needs the return annotation of the callable: which signals it emits"
UNCERTAIN = "a warning says so; whether the node runs depends on what the callables before it emit"
VALUE = "happens at run time: depends on a value that a callable or the caller gives"
MADE_UP = "needs to run the module, which makes up whatever name it is asked for"
UNEXPLAINED = "unexplained"

ERRORS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"^ModuleNotFoundError: No module named"), NOWHERE),
    (re.compile(r"^AttributeError: module '[\w.]+' has no attribute"), NOWHERE),
    (re.compile(r"Input should be callable"), NOT_CALLABLE),
    (re.compile(r"__getattr__\.<locals>"), MADE_UP),
    (re.compile(r"<locals>\.(_process|<lambda>)\(\) got an unexpected keyword"), GENERATOR),
    (re.compile(r"partial object .*has incorrect arguments"), SIGNATURE),
    (re.compile(r"^TypeError: .*(takes|expected) .*(arguments?\b|given|got)"), SIGNATURE),
    (re.compile(r"^TypeError: \S+\(\) (missing|got an unexpected keyword)"), SIGNATURE),
    (re.compile(r"^NotAddedError: "), ANNOTATION),
    (re.compile(r"^ZeroDivisionError:"), VALUE),
    (re.compile(r"^TypeError: (a number is required|can't multiply|object of type)"), VALUE),
)
"""What an error of noob, or of Python in it, takes to be foreseen; the first that fits counts."""

_CALLED = re.compile(r"^TypeError: (\w+)(?:\(\)| expected)|<built-in function (\w+)>")
_HUNG = "TIMEOUT"


def reason_of_error(error: str) -> str:
    """What it would take to foresee an error, by its text."""
    reason = next((reason for pattern, reason in ERRORS if pattern.search(error)), UNEXPLAINED)
    called = _CALLED.search(error)
    if reason == SIGNATURE and called and hasattr(builtins, called[1] or called[2]):
        return BUILTIN
    return reason


class Left(NamedTuple):
    """A later failure that gets no error, and why."""

    release: str
    stage: str
    result: Result
    reason: str


def explain(report: ReleaseReport, cases: Iterable[Case], root: Path) -> list[Left]:
    """The later failures that get no error from the linter, each with its reason.

    `cases` are those of the data; the tubes among them that run show which signals there are.
    """
    signals = _Signals(report.release, cases, root)
    return [
        Left(report.release, stage, result, _reason(result, report.release, signals))
        for stage in LATER
        for result in report.stages[stage].missed
    ]


def _reason(result: Result, release: str, signals: _Signals) -> str:
    error = result.case.verdicts[release].error
    if any("noob fails once the node runs" in found.message for found in result.diagnostics):
        return UNCERTAIN
    if error == _HUNG and not signals.of(result.case) <= signals.known:
        return ANNOTATION
    return reason_of_error(error)


class _Signals:
    """Which signals of which Python callables the tubes refer to, for one release."""

    def __init__(self, release: str, cases: Iterable[Case], root: Path) -> None:
        self._folder = Folder(root / f"{release} signals")
        self._release = release
        running = (case for case in cases if stage_of(case, release) == "ok")
        ordered = sorted(running, key=lambda case: case.filename)
        self.known = frozenset(pair for case in ordered for pair in self.of(case))

    def of(self, case: Case) -> frozenset[tuple[str, str]]:
        """The types and signals that a tube refers to, once merged with those it extends."""
        path = self._folder.place(case)
        version = find_version(self._release)
        document = parse(case.data, str(path))
        if document.root is None:
            return frozenset()
        project = Project(str(self._folder.path))
        project.put(document)
        tube = project.assembly(version).open(str(path))
        return frozenset() if tube is None else frozenset(_python_signals(tube))


def _python_signals(tube: Tube) -> Iterator[tuple[str, str]]:
    """The types and signals between enabled nodes; nothing comes of the others."""
    for element, reference in tube.node_references:
        source = tube.nodes.get(reference.node.text)
        if source is None or not source.is_enabled or not element.is_enabled:
            continue
        kind = source.type
        if kind is not None and special_type(kind) is None and builtin_name(kind) is None:
            yield kind, reference.signal.text


_TYPED = frozenset({"gather-flatten", "param-type", "signal-type-mismatch"})
"""Rules that go by what annotations say of values."""


class Exempt(NamedTuple):
    """Why entries of the catalogue may get less than it proposes."""

    reason: str
    fits: Callable[[EntryResult], bool]


EXCEPTIONS: tuple[Exempt, ...] = (
    Exempt(
        "noise: noob does what is written, and a finding would be wrong more often than right",
        lambda one: one.entry.stage == "none" and one.entry.severity == "info",
    ),
    Exempt(
        "a warning: noob runs the tube, and no tube that runs may get an error",
        lambda one: one.entry.stage == "silent" and one.by_name,
    ),
    Exempt(
        "a warning: noob loads the tube from its path, and fails when it is looked up by its id",
        lambda one: one.entry.by_id and one.by_name,
    ),
    Exempt(
        "not about this tube: the failure is that of a search for another id",
        lambda one: one.entry.by_id and bool(one.entry.case.siblings),
    ),
    Exempt(
        "a warning: whether it fails needs the signature of the callable",
        lambda one: one.by_name and _error_of(one) == SIGNATURE,
    ),
    Exempt(
        "a warning: annotations say that it fails, which noob never reads, and which may be wrong",
        lambda one: one.by_name and _TYPED.issuperset(one.entry.rules),
    ),
    Exempt(
        "noise: noob uses the type of an input for nothing, and people shorten it (`Path`)",
        lambda one: one.entry.rules == ("input-type-unresolvable",),
    ),
)
"""The first that fits counts."""


def _error_of(one: EntryResult) -> str:
    return reason_of_error(next(iter(one.entry.case.verdicts.values())).error)


def exceptions(results: Iterable[EntryResult]) -> list[tuple[EntryResult, str]]:
    """The entries that files or code show and that get less than is proposed, with the reason."""
    missed = [one for one in results if one.entry.detectable in "abcd" and not one.found]
    return [
        (one, next((exempt.reason for exempt in EXCEPTIONS if exempt.fits(one)), UNEXPLAINED))
        for one in missed
        if not one.entry.control
    ]
