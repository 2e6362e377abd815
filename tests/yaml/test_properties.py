"""Properties of every text, whether it is a tube or not."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from noob_lint import Diagnostic, lint_text
from noob_lint.diagnostics.source import Source, Span
from noob_lint.yaml.parser import parse
from tests.yaml.mutate import FRAGMENTS, TUBES, mutants

WORDS = (
    *("nodes", "assets", "input", "noob_id", "type", "depends", "params", "scope", "id", "a", "b"),
    *("a.value", "input.a", "assets.b", "return", "list", "runner", "true", "1", "enabled"),
)
PIECES = (*FRAGMENTS, *WORDS, *(f"{word}: " for word in WORDS), "\n", "\n  ", "\n    ", "\n  - ")

ONE_LINE = r"[^\x00-\x1f\x7f-\x9f\u2028\u2029]+"

EXAMPLES = settings(deadline=None, derandomize=True, max_examples=300)
yaml_like = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)
tube_like = st.builds(
    lambda tube, place, piece: tube[:place] + piece + tube[place:],
    st.sampled_from(TUBES),
    st.integers(0, 700),
    st.one_of(st.sampled_from(PIECES), st.text(max_size=3)),
)


def decoded(data: str | bytes) -> str:
    text = data if isinstance(data, str) else data.decode("utf-8", "replace")
    return text.removeprefix("\ufeff")


def spans(diagnostic: Diagnostic) -> Iterator[Span]:
    yield diagnostic.span
    for related in diagnostic.related:
        assert related.path in {None, diagnostic.path}
        yield related.span
    for edit in diagnostic.fix.edits if diagnostic.fix else ():
        yield edit.span


def check_places(data: str | bytes) -> None:
    """Lint `data`; every place in the findings must exist in it."""
    source = Source(decoded(data))
    for diagnostic in lint_text(data):
        assert re.fullmatch(ONE_LINE, diagnostic.message)
        for start, end in spans(diagnostic):
            assert 0 <= start.offset <= end.offset <= len(source.text)
            assert (start, end) == source.span(start.offset, end.offset)
        diagnostic.to_dict()


@given(st.binary(max_size=60))
@EXAMPLES
def test_any_bytes(data: bytes) -> None:
    check_places(data)


@given(st.text(max_size=60))
@EXAMPLES
def test_any_text(text: str) -> None:
    check_places(text)


@given(yaml_like)
@EXAMPLES
def test_anything_like_yaml(text: str) -> None:
    check_places(text)
    check_places(text.encode("utf-16"))
    check_places(text.encode())


@given(tube_like)
@EXAMPLES
def test_anything_like_a_tube(text: str) -> None:
    check_places(text)


def test_mutated_tubes() -> None:
    for text in mutants(1, 400):
        check_places(text)


QUOTED = r"('(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")"
NAMED = {
    "schema-unknown-key": f"unknown key {QUOTED}",
    "id-not-identifier": f"id {QUOTED} is not",
    "id-reserved": f"id {QUOTED}",
    "unknown-node": f"depends on node {QUOTED}",
    "unknown-asset": f"asset {QUOTED}, which",
    "unknown-input": f"input {QUOTED}, which",
    "yaml-duplicate-key": f"duplicate key {QUOTED}",
    "yaml-undefined-alias": r"unknown alias '\*([^']+)'",
    "signal-ref-format": f"depends on {QUOTED}",
    "unused-anchor": r"anchor '&([^']+)'",
}
"""The rules whose message names what stands at the place, and where the name is in the message."""


def named(message: str, pattern: str) -> str | None:
    match = re.search(pattern, message)
    if match is None:
        return None
    return str(ast.literal_eval(match[1])) if match[1][0] in "'\"" else match[1]


def misplaced(text: str) -> tuple[set[str], list[tuple[str, str]]]:
    """The rules with a name in their message, and the findings whose name is not at their place."""
    seen, bad = set(), []
    document = parse(text)
    for diagnostic in lint_text(text):
        pattern = NAMED.get(diagnostic.rule)
        name = None if pattern is None else named(diagnostic.message, pattern)
        if name is None:
            continue
        seen.add(diagnostic.rule)
        start, end = diagnostic.span.start.offset, diagnostic.span.end.offset
        around = [node.text for node in document.scalars if node.start <= start and end <= node.end]
        under = document.text[start:end]
        around += [repr(under), " ".join(under.split())]  # an odd name; a list or mapping as a key
        if not any(name.removesuffix("...") in place for place in around):
            bad.append((diagnostic.message, document.text[start:end]))
    return seen, bad


def test_findings_stand_where_the_thing_they_name_stands() -> None:
    seen: set[str] = set()
    for text in (*mutants(2, 900), "nodes: {input: {type: x.y, depends: [assets.c]}}\n"):
        found, bad = misplaced(text)
        assert bad == []
        seen |= found
    assert seen == NAMED.keys()


def as_lines(diagnostics: list[Diagnostic]) -> list[tuple[str, str, int, int]]:
    return [
        (item.rule, item.message, item.span.start.line, item.span.start.column)
        for item in diagnostics
    ]


def test_line_breaks_of_windows_change_nothing() -> None:
    """Except for tabs: ruamel.yaml allows some after a blank line, but not with these breaks."""
    for text in mutants(3, 400):
        if "\r" not in text and "\t" not in text:
            windows = text.replace("\n", "\r\n")
            assert as_lines(lint_text(windows)) == as_lines(lint_text(text))


SCRIPT = """
from noob_lint import lint_text
from tests.yaml.mutate import mutants
for text in mutants(4, 250):
    for item in lint_text(text):
        print(ascii(item.to_dict()))
"""


def test_linting_is_deterministic() -> None:
    """The same in every process, regardless of the iteration order of sets."""
    runs = [
        subprocess.run(
            [sys.executable, "-c", SCRIPT],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": "."},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    ]
    assert runs[0].count(b"\n") > 250
    assert runs[1:] == runs[:1] * 2
