from __future__ import annotations

import json
from pathlib import Path

import pytest

from noob_lint.schema.store import schema_text
from noob_lint.server.features.hover import hover
from noob_lint.server.schemas import help_of, keys_of
from noob_lint.spec.names import SECTIONS
from noob_lint.spec.versions import VERSIONS
from tests.expected import expected
from tests.server.studio import Studio

BODY = """\
input:
  path: {type: str, scope: tube, description: Where it lies, default: x}
assets:
  store: {type: lab.Store, scope: runner}
nodes:
  count: {type: lab.count}
  split:
    type: lab.split
    depends: [text: count.value, store: assets.store]
    params: {at: input.path}
  smooth:
    type: lab.Smooth
    params: {width: 2}
    depends: [frame: split.size, weight: split.head]
  inner: {type: tube, params: {tube: child}, depends: [given: smooth.smoothed]}
  many: {type: map, depends: [inner.made]}
"""

CHILD = """\
description: Inside
input:
  given: {type: int, scope: process}
nodes:
  it: {type: lab.plain, depends: [input.given]}
  back: {type: return, depends: [made: it.value]}
"""

SPLIT = """\
```python
split(text: str, at: str = ",") -> tuple[Annotated[str, Name("head")], Annotated[int, Name("size")]]
```

Split a string.

a function, defined in `lab.py`, line 23"""


@pytest.fixture
def studio(tmp_path: Path) -> Studio:
    studio = Studio(tmp_path)
    studio.tube("child", CHILD)
    return studio


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("lab.split", SPLIT),
        (
            "split:",
            f"**node `split`** · type: `lab.split`\n\n{SPLIT}\n\n"
            "Signals: `head` (`str`), `size` (`int`)",
        ),
        ("head]", f"**signal `head`** of node `split` (`str`)\n\n{SPLIT}"),
        ("text", "**slot `text`** of `lab.split`\n\n```python\ntext: str\n```\n\nRequired."),
        ("at:", '**param `at`** of `lab.split`\n\n```python\nat: str = ","\n```'),
        ("width", "**param `width`** of `lab.Smooth`\n\n```python\nwidth: int\n```\n\nRequired."),
        (
            "weight",
            "**slot `weight`** of `lab.Smooth`\n\n```python\nweight: float | None = None\n```\n\n"
            "Optional: noob calls the node without it when there is no event.",
        ),
        (
            "path}",
            "**input `path`** · scope: `tube` · type: `str` · default: `x`\n\nWhere it lies",
        ),
        (
            "store]",
            "**asset `store`** · scope: `runner` · type: `lab.Store`\n\n"
            "```python\nclass lab.Store\n```\n\nKeep things.\n\n"
            "a class, defined in `lab.py`, line 49",
        ),
        (
            "child",
            "**tube `child`**\n\nInside\n\nInputs: `given`\n\nReturns: `made`\n\n"
            "defined in `child.yaml`",
        ),
        ("given", "**input `given`** · scope: `process` · type: `int`"),
        (
            "many",
            "**node `many`** · type: `map`\n\n"
            "`map`: Emits the items of its value one by one: what depends on it runs once for "
            "each.\n\nSignals: `value`, `n` (`int`)",
        ),
    ],
)
def test_what_is_shown_of_a_name(studio: Studio, before: str, expected: str) -> None:
    assert BODY.count(before) == 1, before
    found = hover(*studio.open(BODY.replace(before, f"‸{before}")))
    assert found is not None
    assert found.text == expected


def test_what_is_shown_of_a_name_is_all_of_it(studio: Studio) -> None:
    view, offset = studio.open(BODY.replace("at:", "‸at:"))
    found = hover(view, offset)
    assert found is not None
    assert view.document.text[found.span.start.offset : found.span.end.offset] == "at"


def test_keys_are_explained_by_the_schema(studio: Studio) -> None:
    shown = []
    for before in ("input:", "params: {at", "scope: runner"):
        found = hover(*studio.open(BODY.replace(before, f"‸{before}")))
        assert found is not None
        shown.append(found.text.partition("\n")[0])
    assert shown == [
        "Values that the tube's user supplies, by name.",
        "Arguments that stay the same in every call, by name.",
        "How long the object lives: as long as the runner, one process call, or one node call.",
    ]


def test_nothing_is_known_of_other_places(studio: Studio) -> None:
    for text in (BODY.replace("{type: map", "‸{type: map"), BODY.replace("Where", "‸Where")):
        assert hover(*studio.open(text)) is None
    assert hover(studio.open("- 1\n", head="")[0], 0) is None


def test_what_is_said_of_each_key() -> None:
    """Which keys there are in each version, what they may be, and which of them are required."""
    lines = []
    for version in VERSIONS:
        for section in ("", *SECTIONS):
            lines.append(f"{version.edition} {section}".rstrip())
            for one in keys_of(version.edition, section):
                values = ", ".join(one.values)
                helps = f" ({len(one.value_helps)} explained)" if one.value_helps else ""
                required = "!" if one.required else ""
                lines.append(f"  {one.name}{required} {values}{helps}".rstrip())
                schema = json.loads(schema_text(version.edition, "tube"))
                parts = [schema, *schema["$defs"].values()]
                assert one.about in [
                    part["properties"][one.name]["markdownDescription"]
                    for part in parts
                    if one.name in part.get("properties", {})
                ]
                assert help_of(version.edition, section, one.name) == one
            assert help_of(version.edition, section, "gone") is None
    sheet = "".join(f"{line}\n" for line in lines)
    assert sheet == expected(Path(__file__).parents[1] / "sheets" / "keys.txt", sheet)
