"""The error of the pure parser in a long text, found without reading all of it."""

from __future__ import annotations

import pytest
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from noob_lint.diagnostics.source import Source
from noob_lint.yaml.nearby import error_near

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


def test_what_is_elsewhere_is_not_found() -> None:
    text = text_with("  n: a: b", 3)
    at = text.index("a: b")
    assert error_near(Source(text), text.index("n8")) is None
    assert error_near(Source(text.replace("a: b", "a")), at) is None
    assert error_near(Source(text), at) is not None
