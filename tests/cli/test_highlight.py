"""Examples in colour."""

from __future__ import annotations

import pytest

from noob_lint.cli.highlight import highlight
from noob_lint.diagnostics.style import Style

YAML = """\
# a tube
nodes:  # none
  a: {type: lab.read, params: {"b": 'c: d', e#f: "#g"}}
  - http://x: y
# more
b:
  c:
"""
YAML_SHOWN = """\
<# a tube>
[nodes]:  <# none>
  [a]: {[type]: lab.read, [params]: {("b"): ('c: d'), [e#f]: ("#g")}}
  - http://x: y
<# more>
[b]:
  [c]:
"""
PYTHON = "# f\ndef f(a: str = 'def') -> None:  # def\n    return define\n"
PYTHON_SHOWN = "<# f>\n[def] f(a: str = ('def')) -> [None]:  <# def>\n    [return] define\n"


class Marks(Style):
    """Brackets for colours."""

    __slots__ = ()

    def key(self, text: str) -> str:
        return f"[{text}]"

    def string(self, text: str) -> str:
        return f"({text})"

    def comment(self, text: str) -> str:
        return f"<{text}>"


def test_yaml() -> None:
    assert highlight(YAML, "yaml", Marks(color=True)) == YAML_SHOWN


def test_python() -> None:
    assert highlight(PYTHON, "python", Marks(color=True)) == PYTHON_SHOWN


@pytest.mark.parametrize(("text", "language"), [(YAML, "yaml"), (PYTHON, "python")])
def test_without_colour(text: str, language: str) -> None:
    assert highlight(text, "python" if language == "python" else "yaml", Style(False)) == text
