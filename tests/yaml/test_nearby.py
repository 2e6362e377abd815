"""The error of the pure parser in a long text, found without reading all of it."""

from __future__ import annotations

import pytest
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.reader import ReaderError

from noob_lint.diagnostics.source import Source
from noob_lint.yaml import parser
from noob_lint.yaml.nearby import error_like, error_near
from tests.work import calls

MISTAKES = [
    *("  n: {type: a: b}", "  n: a: b", "  n: *", "  n: @a", " n: 1", "  n: - a"),
    *("  n:\n    type: x\n   depends: y", "  n:\n    type: x\n     depends: y", "  n: [a, b"),
    *("  n: {a: b", "  n: &a &b c", "  n: 'a' b", "  n: |x\n    a", "  n: ]", "  n\n    a: b"),
    '  n: "\\q"',
]


def text_with(mistake: str, place: int, top: str = "noob_id: a\n") -> str:
    """A tube of nine nodes, in place of one of which there is a mistake."""
    lines = [f"  n{number}:\n    type: t  # é\n    depends: [a]" for number in range(9)]
    lines[place] = mistake
    return f"{top}assets: # none\nnodes:\n" + "".join(f"{line}\n" for line in lines)


def told(error: YAMLError | None) -> tuple[object, ...]:
    """What an error says, and where."""
    names = ("context", "problem", "note", "context_mark", "problem_mark")
    values = [getattr(error, name, None) for name in names]
    return tuple(one if isinstance(one, str) else getattr(one, "index", None) for one in values)


def whole_error(text: str) -> YAMLError:
    with pytest.raises(YAMLError) as caught:
        for _ in YAML().parse(text):
            pass
    return caught.value


@pytest.mark.parametrize("mistake", MISTAKES)
def test_an_error_is_the_same_as_if_all_of_it_were_read(mistake: str) -> None:
    for place in range(2, 9):
        text = text_with(mistake, place)
        error = whole_error(text)
        found = error_near(Source(text), told(error)[-1])  # type: ignore[arg-type]
        assert told(found) == told(error), text


@pytest.mark.parametrize("top", ["input:\n  i: {type: int}\n", "input:\n  i: {}\n  j: {}\nx: 1\n"])
@pytest.mark.parametrize("mistake", MISTAKES)
def test_what_the_text_begins_with_is_the_start_of_all(mistake: str, top: str) -> None:
    text = text_with(mistake, 5, top)
    error = whole_error(text)
    assert told(error_near(Source(text), told(error)[-1])) == told(error)  # type: ignore[arg-type]


@pytest.mark.parametrize("mistake", MISTAKES)
def test_an_error_of_the_fast_parser_leads_to_that_of_the_other(mistake: str) -> None:
    text = text_with(mistake, 5)
    with pytest.raises(YAMLError) as caught:
        for _ in parser._c_events(text):
            pass
    assert told(error_like(Source(text), caught.value)) == told(whole_error(text))


def test_an_error_that_both_parsers_have_alike_is_kept() -> None:
    with pytest.raises(YAMLError) as caught:
        for _ in parser._c_events("a: 'b\n"):
            pass
    assert error_like(Source("a: 'b\n"), caught.value) is caught.value
    error = ReaderError("x", 1, 7, "utf-8", "odd")  # without a mark
    assert error_like(Source("a: 'b\n"), error) is None


def test_an_error_at_the_very_start_of_the_next_entry() -> None:
    text = text_with("  n: {}", 8) + "@x: 1\ny: 1\nz: 1\n"
    error = error_near(Source(text), text.index("y: 1"))
    assert told(error) == told(whole_error(text))
    assert error_near(Source(text), text.index("z: 1")) is None


@pytest.mark.parametrize(
    ("top", "first"),
    [("", 3), ("noob_id: a\n", 2), ("noob_id: a\nx: 1\n", 2), ("%YAML 1.2\n---\nnoob_id: a\n", 9)],
)
def test_at_the_start_of_a_text_all_of_it_has_to_be_read(top: str, first: int) -> None:
    known = []
    for place in range(9):
        source = Source(text_with("  n: a: b", place, top))
        error = error_near(source, source.text.index("a: b") + 1)
        known += [] if error is None else [place]
    assert known == [*range(first, 9)]


@pytest.mark.parametrize(
    "mistake",
    [
        *("  n: a: b", "\tn: a", "  n: [a, b", "  n: *", "  n: @a", "  n: 'a' b"),
        *("  n:\n\t  type: x", "  n:\n  \ttype: x"),
    ],
)
def test_an_error_near_the_end_of_a_long_text_is_found_without_much_work(mistake: str) -> None:
    lines = [f"  n{number}:\n    type: t\n    depends: [a]" for number in range(60)]
    lines[58] = mistake
    text = "nodes:\n" + "".join(f"{line}\n" for line in lines)
    assert 3 * calls(lambda: parser.parse(text)) < calls(lambda: whole_error(text))


def test_an_error_above_a_tab_comes_first() -> None:
    lines = [f"  n{number}:\n    type: t\n    depends: [a]" for number in range(20)]
    lines[3], lines[18] = "  n: @a", "\tn: a"
    document = parser.parse("nodes:\n" + "".join(f"{line}\n" for line in lines))
    assert document.reports[0].finding.message == "a string cannot start with '@': quote it"


def test_what_is_elsewhere_is_not_found() -> None:
    text = text_with("  n: a: b", 3)
    at = text.index("a: b")
    assert error_near(Source(text), text.index("n8")) is None
    assert error_near(Source(text.replace("a: b", "a")), at) is None
    assert error_near(Source(text), at) is not None
