"""A tube has the same findings however it is checked, in projects of every layout."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from noob_lint.discovery.configurations import Configurations
from noob_lint.discovery.walk import Discovery
from tests.discovery.layouts import LAYOUTS, Layout
from tests.ways import (
    FROM_ELSEWHERE,
    FROM_THE_TOP,
    Asked,
    Place,
    alone,
    walked_through_a_link,
)

HEADER = "noob_model: noob.tube.TubeSpecification\nnoob_version: 1003.0.2\n"
MORE = {
    "nest.yaml": f"""\
noob_id: nest-{{n}}
{HEADER}nodes:
  base: {{type: tube, params: {{tube: base}}}}
  leaf: {{type: tube, params: {{tube: leaf-{{n}}}}}}
  typo: {{type: tube, params: {{tube: laef-{{n}}}}}}
  read: {{type: lab.read, params: {{no: 1}}}}  # noob-lint: ignore[unknown-param] so it is
  show: {{type: lab.show, depends: [valeu: read.value]}}
  lost: {{type: lab.lost}}
  broken: {{type: broken.read}}
  fine: {{type: lab.read}}  # noob-lint: ignore[cycle]
""",
    "leaf.yaml": f"""\
noob_id: leaf-{{n}}
{HEADER}extends: [shut-{{n}}]
nodes:
  read: {{depends: [show.value]}}
""",
    "shut.yaml": f"""\
noob_id: shut-{{n}}
{HEADER}nodes:
  read: {{type: print}}
  show: {{type: print, depends: [read.value]}}
  more: {{type: lab.nothing, enabled: "no"}}
  out: {{type: return, depends: [show.value, gone.value]}}
""",
    "ring-a.yaml": f"noob_id: ring-a-{{n}}\n{HEADER}extends: [ring-b-{{n}}]\n",
    "ring-b.yaml": f"noob_id: ring-b-{{n}}\n{HEADER}extends: [ring-c-{{n}}, base]\n",
    "ring-c.yaml": f"noob_id: ring-c-{{n}}\n{HEADER}extends: [ring-a-{{n}}]\n",
    "doll.yaml": f"""\
noob_id: doll-{{n}}
{HEADER}nodes:
  same: {{type: tube, params: {{tube: doll-{{n}}}}}}
  ring: {{type: tube, params: {{tube: ring-a-{{n}}}}}}
  path: {{type: tube, params: {{tube: {{d}}twin.yaml}}}}
""",
    "far-{n}.yaml": f"noob_id: far-{{n}}\n{HEADER}extends: [far-{{m}}]\n",
    "twin.yaml": f"noob_id: twin\n{HEADER}extends: [nest-{{n}}]\n",
}
"""Tubes that are put beside those of a layout: each has an error, some only by what others hold."""

PER_FILE = '"nest.yaml" = ["unused-ignore"]\n"ring-*.yaml" = ["all"]\n'


def enriched(layout: Layout) -> Layout:
    """The layout with more tubes in each directory, some of them with ignores."""
    files = dict(layout.files)
    directories = sorted({os.path.dirname(name) for name in layout.files if name.endswith(".yaml")})
    for number, directory in enumerate(directories):
        below = f"{directory}/" if directory else ""
        for name, text in MORE.items():
            places = {"{n}": number, "{m}": (number + 1) % len(directories), "{d}": below}
            for key, value in places.items():
                name, text = name.replace(key, str(value)), text.replace(key, str(value))
            files[below + name] = text
    for name, text in layout.files.items():
        if name.endswith("noob-lint.toml"):
            files[name] = f"{text}\n[per-file-ignores]\n{PER_FILE}"
        elif name.endswith("pyproject.toml") and "[tool.noob-lint]" in text:
            files[name] = f"{text}\n[tool.noob-lint.per-file-ignores]\n{PER_FILE}"
        elif name.endswith("lab.py"):
            files[name.replace("lab.py", "broken.py")] = "def read(:\n"
    return layout._replace(files=files)


@pytest.fixture(params=[one for one in LAYOUTS if one.error is None], ids=lambda one: one.name)
def place(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    """A directory with the files of a layout, which is the current directory."""
    layout = enriched(request.param)
    top = (tmp_path / "top").resolve()
    top.mkdir()
    (tmp_path / "link").symlink_to("top")
    layout.make(top)
    monkeypatch.chdir(top)
    if layout.home is not None:
        monkeypatch.setenv("HOME", str(top / layout.home))
    found = Discovery(Configurations()).files(["."])
    tubes = [item.path for item in found if item.error is None and item.skipped is None]
    foreign = [tmp_path / "elsewhere" / name for name in ("workflow.yml", "compose.yaml")]
    for path in foreign:
        path.parent.mkdir(exist_ok=True)
        path.write_text("on: push\njobs: {}\n")
    return Place(top, tubes, tubes, tmp_path / "link", [str(path) for path in foreign])


def differences(asked: Iterator[Asked], expected: dict[str, list[str]]) -> Iterator[str]:
    """The superfluous (``+``) and missing (``-``) findings, with their tubes."""
    for paths, found in asked:
        wanted = sorted(item for path in paths for item in expected[path])
        if found != wanted:
            yield f"? {', '.join(paths)}"
            yield from (f"- {item}" for item in wanted if item not in found)
            yield from (f"+ {item}" for item in found if item not in wanted)


def some_of(place: Place, number: int) -> Place:
    """Checking all tubes one by one in all ways takes long, so each way checks some of them."""
    return place._replace(some=place.tubes[number % 3 :: 3])


def is_marked(place: Place, path: str) -> bool:
    """Whether something marks the root of a file, so that the current directory does not matter."""
    return Configurations().root_of(str(place.top / path)).kind.is_sure


def test_the_findings_are_the_same_in_all_ways(place: Place) -> None:
    expected = {paths[0]: found for paths, found in alone(place)}
    assert sum(map(len, expected.values())) > len(place.tubes)
    marked = place._replace(tubes=[path for path in place.tubes if is_marked(place, path)])
    asked = [*((way, place) for way in FROM_THE_TOP), *((way, marked) for way in FROM_ELSEWHERE)]
    if len(marked.tubes) == len(place.tubes):
        asked.append((walked_through_a_link, place))
    for number, (way, where) in enumerate(asked):
        found = differences(way(some_of(where, number)), expected) if where.tubes else ()
        assert "\n".join(found) == "", way.__name__
