"""Documents without a header: which of them are tubes."""

from __future__ import annotations

import pytest

from noob_lint.tube.headless import is_headless_tube
from noob_lint.yaml.parser import parse

OWN = "  {}: {{type: lab.a, depends: [b.value]}}\n"
STRANGE = "  {}: {{type: lab.b, colour: red}}\n"


@pytest.mark.parametrize(
    ("own", "strange", "expected"),
    [(1, 0, True), (1, 1, True), (1, 2, False), (2, 2, True), (2, 3, False)],
)
def test_half_of_the_nodes_may_have_keys_of_others(own: int, strange: int, expected: bool) -> None:
    nodes = [OWN.format(f"a{number}") for number in range(own)]
    nodes += [STRANGE.format(f"b{number}") for number in range(strange)]
    assert is_headless_tube(parse("nodes:\n" + "".join(nodes), "x.yaml").root) is expected
