"""How the benchmark compares the linter's findings with what noob did."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType

import pytest

from benchmarks import left
from benchmarks.compare import compare_catalogue, flagged
from benchmarks.corpus import RELEASES, Case, Entry, Verdict, find_corpus
from benchmarks.page import PAGE, make
from tests.oracle import Oracle

HEAD = "noob_model: noob.tube.TubeSpecification\nnoob_version: 1003.0.2\n"
WHOLE = f"noob_id: a\n{HEAD}nodes: {{a: {{type: print}}}}\n"


def _entry(data: str, siblings: dict[str, str], rule: str, correction: str | None) -> Entry:
    others = MappingProxyType({name: text.encode() for name, text in siblings.items()})
    verdicts = MappingProxyType({"1003.0.2": Verdict("load", "no")})
    case = Case("one", data.encode(), "tube.yaml", others, verdicts)
    fixed = None if correction is None else correction.encode()
    return Entry(case, "load", "c", "warning", (rule,), control=False, correction=fixed)


def test_a_correction_is_not_set_beside_files_that_are_not_corrected(tmp_path: Path) -> None:
    extending = WHOLE.replace("nodes:", "extends: [base]\nnodes:")
    entry = _entry(extending, {"other.yaml": WHOLE}, "unknown-tube", extending)
    (result,) = compare_catalogue([entry], tmp_path)
    assert (result.found, result.correction, list(flagged([result]))) == (True, None, [])


def test_a_correction_of_a_tube_alone_is_held_to_its_word(tmp_path: Path) -> None:
    entry = _entry("[]\n", {}, "yaml-root-not-mapping", "- a\n")
    (result,) = compare_catalogue([entry], tmp_path)
    message = "a tube must be a mapping with keys such as 'nodes', not a list"
    line = f"1:1 error yaml-root-not-mapping: {message}"
    assert list(flagged([result])) == [("one (corrected)", [line])]


def test_a_mistake_may_show_in_another_file_of_the_run(tmp_path: Path) -> None:
    twin = _entry(WHOLE, {"copy.yaml": WHOLE}, "duplicate-noob-id", None)
    base = _entry(WHOLE, {"base.yaml": "noob_id: b\nnodes: {}\n"}, "header-incomplete", None)
    found = [
        [(Path(one.path).name, one.rule) for one in result.result.diagnostics]
        for result in compare_catalogue([twin, base], tmp_path)
    ]
    twins = [("copy.yaml", "duplicate-noob-id"), ("tube.yaml", "duplicate-noob-id")]
    assert found == [twins, [("base.yaml", "header-incomplete")]]


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        ("ModuleNotFoundError: No module named 'gone'", left.NOWHERE),
        ("AttributeError: module 'a.b' has no attribute 'c'", left.NOWHERE),
        ("ValidationError: fn | Input should be callable [type=x]", left.NOT_CALLABLE),
        ("TypeError: f() missing 1 required positional argument: 'a'", left.SIGNATURE),
        ("TypeError: f() got an unexpected keyword argument 'a'", left.SIGNATURE),
        (
            "ValueError: partial object (<function f at 0x1>) has incorrect arguments",
            left.SIGNATURE,
        ),
        ("TypeError: f expected 2 arguments, got 0", left.SIGNATURE),
        ("TypeError: len() takes exactly one argument (0 given)", left.BUILTIN),
        (
            "ValueError: partial object (<built-in function print>) has incorrect arguments",
            left.BUILTIN,
        ),
        ("TypeError: f.<locals>.<lambda>() got an unexpected keyword argument 'a'", left.GENERATOR),
        ("NotAddedError: node a was not added", left.ANNOTATION),
        ("ZeroDivisionError: division by zero", left.VALUE),
        ("TIMEOUT", left.UNEXPLAINED),
        ("RecursionError: maximum recursion depth exceeded", left.UNEXPLAINED),
    ],
)
def test_reasons_are_read_off_the_error(error: str, reason: str) -> None:
    assert left.reason_of_error(error) == reason


@pytest.mark.oracle
def test_the_page_of_what_is_left_is_up_to_date(
    tmp_path: Path, oracle: Callable[[str], Oracle]
) -> None:
    for release in RELEASES:
        oracle(release)  # whose code is read
    corpus = find_corpus()
    if corpus is None:
        pytest.skip("no conformance data beside this repository")
    written = PAGE.read_text(encoding="utf-8")
    assert make(corpus, tmp_path) == written, "run 'make conformance ARGS=--write-docs'"
    assert left.UNEXPLAINED not in written
