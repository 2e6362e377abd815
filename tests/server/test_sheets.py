"""Everything that the server says about each name of some tubes, and all that it completes there.

    UPDATE_EXPECTED=1 .venv/bin/python -m pytest -n0 tests/server/test_sheets.py

rewrites what is expected; read the difference.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from noob_lint.diagnostics.diagnostic import Place
from noob_lint.diagnostics.source import Source, Span
from noob_lint.server.features.completed import Item, ItemKind
from noob_lint.server.features.completion import complete
from noob_lint.server.features.definition import definitions
from noob_lint.server.features.hover import hover
from noob_lint.server.features.references import highlights, references
from noob_lint.server.features.rename import RenameError, renamable, rename
from noob_lint.server.features.type_definition import type_definitions
from noob_lint.server.occurrences import Occurrence
from noob_lint.server.session import Session
from noob_lint.server.uris import uri_of
from noob_lint.server.view import View
from tests.expected import expected

SHEETS = Path(__file__).parent / "sheets"
PROJECT = SHEETS / "studio"
CURSOR = "‸"


class Desk:
    """A copy of the project, and a session that works on it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        shutil.copytree(PROJECT, root, dirs_exist_ok=True)
        (root / "noob-lint.toml").touch()
        self.session = Session()
        self.session.configure(folders=[str(root)])

    def open(self, name: str, text: str) -> View:
        path = self.root / name
        self.session.open(uri_of(str(path)), 1, text)
        view = self.session.view(str(path))
        assert view is not None
        return view

    def shown(self, place: Place) -> str:
        """A place as ``file:line:column text``, counted from 1."""
        path = place.source.path
        path = os.path.relpath(path, self.root) if os.path.isabs(path) else path
        start = place.span.start
        text = place.source.text[start.offset : place.span.end.offset].partition("\n")[0]
        where = f"{path}:{start.line + 1}:{start.column + 1}"
        return f"elsewhere: {text}" if path.startswith("..") else f"{where} {text}"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return Desk(tmp_path_factory.mktemp("desk"))


def compare(name: str, lines: Iterable[str]) -> None:
    text = "".join(f"{line}\n".replace(" \n", "\n") for line in lines)
    assert text == expected(SHEETS / name, text)


# --- names ----------------------------------------------------------------------------------------


def places(found: Iterable[Place]) -> Iterator[str]:
    """Places by file, with a star for those that declare a name: ``it.yaml 3:1* 4:2``."""
    by_file: dict[str, list[str]] = {}
    for one in found:
        start = one.span.start
        file = os.path.basename(one.source.path)
        star = "*" if isinstance(one, Occurrence) and one.declares else ""
        by_file.setdefault(file, []).append(f"{start.line + 1}:{start.column + 1}{star}")
    return (f"{file} {' '.join(starts)}" for file, starts in by_file.items())


def about(desk: Desk, view: View, offset: int) -> Iterator[str]:
    """What all features say of the name at an offset."""
    found = hover(view, offset)
    if found is not None:
        yield from (f"  | {line}" for line in found.text.splitlines())
    yield from (f"  defined {desk.shown(one)}" for one in definitions(view, offset))
    yield from (f"  class {desk.shown(one)}" for one in type_definitions(view, offset))
    yield from (f"  named {one}" for one in places(references(view, offset)))
    yield from (f"  highlighted {one}" for one in places(highlights(view, offset)))
    try:
        one = renamable(view, offset)
        is_tried = one.declares and not view.path.endswith("whole.yaml")  # which takes seconds
        changes = rename(desk.session, view, offset, "fresh") if is_tried else []
    except RenameError as error:
        yield f"  no rename: {error}"
        return
    for change in changes:
        assert {edit.text for edit in change.edits} == {"fresh"}
        edited = (Spanned(change.source, edit.span) for edit in change.edits)
        yield from (f"  renamed {one}" for one in places(edited))


class Spanned(NamedTuple):
    """A place."""

    source: Source
    span: Span


@pytest.mark.parametrize("name", sorted(path.stem for path in PROJECT.glob("*.yaml")))
def test_what_is_known_of_each_name(desk: Desk, name: str) -> None:
    view = desk.open(f"{name}.yaml", (PROJECT / f"{name}.yaml").read_text(encoding="utf-8"))
    titles: dict[tuple[str, ...], list[str]] = {}
    for one in view.occurrences:
        owner = f" of {one.owner}" if one.owner else ""
        declares = ", declared" if one.declares else ""
        title = f"{desk.shown(one).partition(':')[2]}: {one.kind}{owner}{declares}"
        said = tuple(about(desk, view, one.span.start.offset + one.width // 2))
        titles.setdefault(said, []).append(title)
    compare(f"{name}.names.txt", [line for said, ones in titles.items() for line in (*ones, *said)])


# --- completions ----------------------------------------------------------------------------------

HEAD = """\
noob_id: it
noob_model: noob.tube.TubeSpecification
noob_version: 1003.0.2
"""

BEFORE = """\
input:
  path: {type: str, scope: tube, description: Where it lies}
  fed: {scope: process}
  loose: {}
assets:
  store: {type: kinds.Store, scope: runner}
nodes:
  every: {type: kinds.every, params: {step: 1}}
  only: {type: kinds.only, depends: [every.value, every.value, third: every.value]}
  off: {type: kinds.every, enabled: false}
  inner: {type: tube, params: {tube: child, size: 2}, depends: [given: only.two]}
  b:
"""

BEHIND = """\
  c: {type: kinds.returns_two, depends: [value: b.value]}
  d: {type: map, depends: [value: c.value]}
  last: {type: return, depends: [out: d.value]}
"""

IN_A_NODE = [
    "    type: kinds.‸\n",
    "    type: kinds.‸\n    params: {}\n",
    "    type: kinds.\n    ‸\n",
    "    {type: kinds.chosen, ‸}\n",
    "    enabled: ‸\n",
    "    stateful: ‸\n",
    "    id: ‸\n",
    "    type: kinds.chosen\n    params: {‸}\n",
    "    type: kinds.chosen\n    params: {mode: ‸}\n",
    "    type: kinds.chosen\n    params: {level: ‸}\n",
    "    type: kinds.chosen\n    params: {text: ‸}\n",
    "    type: kinds.chosen\n    params: {number: ‸}\n",
    "    type: kinds.chosen\n    params: {flag: ‸}\n",
    "    type: kinds.chosen\n    params: {perhaps: ‸}\n",
    "    type: kinds.chosen\n    params: {either: ‸}\n",
    "    type: kinds.chosen\n    params: {noted: ‸}\n",
    "    type: kinds.chosen\n    params: {price: ‸}\n",
    "    type: kinds.chosen\n    params: {gone: ‸}\n",
    "    type: kinds.chosen\n    depends: [mode: every.value, ‸]\n",
    "    type: kinds.chosen\n    depends: [every.value, ‸]\n    params: {text: no}\n",
    "    type: kinds.chosen\n    depends: [‸, text: every.value]\n    params: {mode: fast}\n",
    "    type: kinds.chosen\n    depends: [text: ‸, every.value]\n",
    "    type: kinds.chosen\n    depends:\n      - mode: every.value\n      ‸\n",
    "    type: kinds.chosen\n    depends:\n      - mo‸: every.value\n",
    "    type: kinds.chosen\n    depends:\n      - mode:\n          - ‸\n",
    "    type: kinds.bare\n    depends: [‸]\n",
    "    type: kinds.bare\n    depends: [every.value, every.value, every.value, ‸]\n",
    "    type: kinds.bare\n    params: {c: 1, ‸}\n",
    "    type: kinds.bare\n    params: {c: ‸}\n",
    "    type: kinds.only\n    depends: [every.value, ‸]\n",
    "    type: kinds.only\n    depends: [every.value, only.one, ‸]\n",
    "    type: kinds.only\n    params: {‸}\n",
    "    type: kinds.every\n    depends: [‸]\n",
    "    type: kinds.every\n    params: {step: 1, ‸}\n",
    "    type: kinds.nothing\n    depends: [‸]\n",
    "    type: kinds.timed\n    depends: [‸]\n",
    "    type: kinds.timed\n    depends: [every.value, ‸]\n",
    "    type: kinds.timed\n    params: {‸}\n",
    "    type: kinds.forever\n    params: {‸}\n",
    "    type: kinds.Timed\n    params: {‸}\n",
    "    type: kinds.Timed\n    params: {how: a, ‸}\n",
    "    type: kinds.Timed\n    params: {how: ‸}\n",
    "    type: kinds.Timed\n    params: {mode: ‸}\n",
    "    type: kinds.Timed\n    depends: [‸]\n",
    "    type: kinds.Hoard\n    params: {‸}\n",
    "    type: kinds.Plain\n    params: {‸}\n",
    "    type: kinds.Plain\n    params: {width: 1, mode: ‸}\n",
    "    type: kinds.Plain\n    depends: [frame: ‸]\n",
    "    type: kinds.Counter\n    params: {‸}\n",
    "    type: kinds.Counter\n    params: {mode: ‸}\n",
    "    type: kinds.Counter\n    depends: [‸]\n",
    "    type: kinds.Keeper\n    params: {‸}\n",
    "    type: kinds.Node\n    depends:\n      a: ‸\n",
    "    type: kinds.bare\n    depends: [‸, every.value]\n",
    "    type: kinds.returns_two\n    depends: [‸, every.value]\n",
    "    type: kinds.returns_two\n    depends: [value: every.value, ‸]\n",
    "    type: gather\n    depends: [every.value, ‸]\n",
    "    type: kinds.gone\n    depends: [‸]\n",
    "    type: kinds.gone\n    params: {a: ‸}\n",
    "    type: map\n    depends: [‸]\n",
    "    type: map\n    depends: [value: every.value, ‸]\n",
    "    type: map\n    params: {‸}\n",
    "    type: map\n    params: {a: ‸}\n",
    "    type: gather\n    depends: [‸]\n",
    "    type: gather\n    params: {‸}\n",
    "    type: gather\n    params: {n: 1, ‸}\n",
    "    type: return\n    depends: [‸]\n",
    "    type: return\n    depends: [a: ‸]\n",
    "    type: tube\n    depends: [‸]\n",
    "    type: tube\n    params: {‸}\n",
    "    type: tube\n    params: {tube: ‸}\n",
    "    type: tube\n    params: {tube: child, ‸}\n",
    "    type: tube\n    params: {tube: child, size: ‸}\n",
    "    type: tube\n    params: {tube: child, size: input.loose}\n    depends: [‸]\n",
    "    type: tube\n    params: {tube: whole}\n    depends: [frame: every.value, ‸]\n",
    "    type: tube\n    params: {tube: {nodes: {x: {type: map, depends: [‸]}}}}\n",
    "    type: tube\n    params:\n      tube:\n        ‸\n",
    "    type: tube\n    params:\n      tube:\n        nodes:\n          ‸\n",
]

WHOLE = [
    "‸",
    "noob_id: it\n‸\nnodes: {}\n",
    "noob_model: ‸\n",
    "noob_version: ‸\n",
    "noob_id: ‸\n",
    f"{HEAD}extends: ‸\n",
    f"{HEAD}extends: [child, ‸]\n",
    f"{HEAD}extends:\n  - ‸\n",
    f"{HEAD}extends: [root]\nnodes:\n  ‸\n  inherited: {{}}\n",
    f"{HEAD}extends: [base]\ninput:\n  ‸\n",
    f"{HEAD}extends: [base]\nnodes: {{‸}}\n",
    f"{HEAD}extends: [base]\nnodes:\n  ‸: {{}}\n",
    f"{HEAD}nodes: ‸\n",
    f"{HEAD}nodes: {{a: {{type: ‸}}}}\n".replace("nodes", "unknown"),
    f"{HEAD}nodes:\n  node: {{type: map}}\n  gathered: {{type: kinds.every}}\n  ‸\n",
    f"{HEAD}nodes:\n  a: {{type: return}}\n  ev‸\n",
    f"{HEAD}assets:\n  asset: {{}}\n  ‸\nnodes: {{a: {{type: kinds.Plain}}}}\n",
    f"{HEAD}assets:\n  asset:\n    ‸\n",
    f"{HEAD}assets:\n  asset:\n    type: kinds.‸\n",
    f"{HEAD}assets:\n  asset:\n    type: kinds.Keeper\n    params: {{‸}}\n",
    f"{HEAD}assets:\n  asset:\n    type: kinds.Hoard\n    params: {{‸}}\n",
    f"{HEAD}assets:\n  asset:\n    type: kinds.Plain\n    params: {{mode: ‸}}\n",
    f"{HEAD}assets:\n  asset:\n    scope: ‸\n",
    f"{HEAD}assets:\n  asset:\n    depends: ‸\nnodes: {{a: {{type: kinds.only}}}}\n",
    f"{HEAD}input:\n  value: {{}}\n  value_2: {{}}\n  ‸\n",
    f"{HEAD}input:\n  value:\n    ‸\n",
    f"{HEAD}input:\n  value:\n    scope: ‸\n",
    f"{HEAD}input:\n  value:\n    type: ‸\n",
    f"{HEAD}input:\n  value:\n    required: ‸\n",
    f"{HEAD}input:\n  value:\n    default: ‸\n",
    "- ‸\n",
]

COMPLETED = {
    "in_a_node": [f"{HEAD}{BEFORE}{body}{BEHIND}" for body in IN_A_NODE],
    "in_a_tube": WHOLE,
}


def line(item: Item) -> str:
    """An item with what differs from others; the schema's words for keys are held elsewhere."""
    required = "!" if item.is_required else " "
    parts = [f"{item.kind} {item.label}", item.insert, item.detail]
    if item.kind not in (ItemKind.KEY, ItemKind.VALUE):
        parts.append(item.about)
    return f" {required}{' | '.join(parts)}".rstrip(" |").replace("\n", "⏎")


def begun(desk: Desk, text: str) -> Iterator[str]:
    """The items at the cursor in a text."""
    offset = text.index(CURSOR)
    view = desk.open("it.yaml", text.replace(CURSOR, ""))
    found = complete(view, offset)
    if found is None:
        yield "  nothing can be told"
        return
    replaced = view.written.text[found.start : found.end]
    yield f"  instead of {replaced!r}, {offset - found.start} before the cursor"
    is_own = (item for item in found.items if item.kind is not ItemKind.MODULE or item.is_required)
    yield from (line(item) for item in is_own)


@pytest.mark.parametrize("name", COMPLETED)
def test_what_completes_each_place(tmp_path: Path, name: str) -> None:
    desk = Desk(tmp_path)
    lines = []
    for text in COMPLETED[name]:
        shown = text.removeprefix(HEAD).removeprefix(BEFORE).removesuffix(BEHIND)
        lines += [*shown.splitlines(), *begun(desk, text)]
    compare(f"{name}.completions.txt", lines)
