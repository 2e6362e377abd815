"""TOML that would take a long time to parse is refused."""

from __future__ import annotations

import pytest

from noob_lint.support.toml import LongKeyError, parse


@pytest.mark.parametrize("part", ["a", '"a b"', "'a' ", "a "])
def test_a_key_of_very_many_parts_is_refused(part: str) -> None:
    few = ".".join([part] * 100)
    assert list(parse(f"x = 1\n{few} = 1\n")) == ["x", part.strip(" '\"")]
    for text in (f"x = 1\n{few}.{part} = 1\n", f"x = 1\n[{few}.{part}]\n"):
        with pytest.raises(LongKeyError, match="more than 100 parts") as caught:
            parse(text)
        assert caught.value.line == 2


def test_what_is_no_key_may_have_any_number_of_dots() -> None:
    text = f"x = [{', '.join(['1.5'] * 1000)}]\ny = 'a.b {'c. ' * 500}'\n"
    assert len(parse(text)["x"]) == 1000


@pytest.mark.parametrize(
    "text", ["." * 1000 + "a" * 100_000, "a ." * 50 + " " * 100_000 + "'" + "." * 100]
)
def test_long_lines_are_searched_once(text: str) -> None:
    with pytest.raises(ValueError, match=r"Invalid|Expected"):
        parse(text)
