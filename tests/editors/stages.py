"""The stages of writing a tube: the positions at which completion is requested."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from noob_lint.spec.versions import SpecVersion, find_version

FUNCTION = "type: package.function"
VALUE = "- value: node.value"


class Stage(NamedTuple):
    """A stage: its name, the text with the mark ``|``, and a harmless text that could be there.

    Errors that remain with that text in place of an item are not caused by the item.
    """

    name: str
    text: str
    innocent: str = ""


def stages(name: str) -> Iterator[Stage]:
    """The stages of writing a tube for a spec version, in order.

    The names that snippets use as placeholders exist: a node `node`, an input `name`.
    """
    version = find_version(name)
    header = _header(version)
    yield from _tube(version, header)
    for section in ("nodes", "assets", "input"):
        yield from _section(section, header)
    yield from _nodes(f"{header}input:\n  name: {{type: int}}\nnodes:\n  node: {{{FUNCTION}}}\n")
    if version.inline_tubes:
        yield from _inline(f"{header}nodes:\n  a:\n    type: tube\n    params:\n      tube:\n")
    yield from _assets(f"{header}nodes:\n  node: {{{FUNCTION}}}\nassets:\n  a:\n")
    yield from _inputs(f"{header}nodes:\n  node: {{{FUNCTION}}}\ninput:\n  a:\n")
    if version.extends:
        yield from _extending(f"{header}extends: [base]\n")


def _header(version: SpecVersion) -> str:
    release = "0.0.99999999" if version.name == "0.1" else version.first_release
    model = "noob.tube.TubeSpecification"
    return f"noob_id: my-tube\nnoob_model: {model}\nnoob_version: {release}\n"


def _tube(version: SpecVersion, header: str) -> Iterator[Stage]:
    nodes = f"nodes:\n  node: {{{FUNCTION}}}\n"
    innocent = "noob_version: 1.2.3\n"
    yield Stage("an empty file", "|", innocent)
    yield Stage("a letter in an empty file", "n|", innocent)
    yield Stage("below noob_id", "noob_id: my-tube\n|")
    yield Stage("below the header", f"{header}|")
    yield Stage("a letter below the header", f"{header}n|")
    yield Stage("above the nodes", f"{header}|\n{nodes}")
    yield Stage("below the nodes", f"{header}{nodes}|")
    yield Stage("a letter below the nodes", f"{header}{nodes}d|")
    for line in header.splitlines():
        key = line.partition(":")[0]
        yield Stage(f"{key}: ", header.replace(line, f"{key}: |") + nodes)
    if version.extends:
        yield Stage("description: ", f"{header}{nodes}description: |")
        yield Stage("extends: ", f"{header}{nodes}extends: |")
        yield Stage("below extends", f"{header}{nodes}extends:\n  |")
        yield Stage("an item of extends", f"{header}{nodes}extends:\n  - |")
        yield Stage("a dash of extends", f"{header}{nodes}extends:\n  -|")
        yield Stage("another item of extends", f"{header}{nodes}extends:\n  - base\n  - |")
        yield Stage("extends: [ ]", f"{header}{nodes}extends: [|]")


def _section(section: str, header: str) -> Iterator[Stage]:
    start = header if section == "nodes" else f"{header}nodes:\n  node: {{{FUNCTION}}}\n"
    other = "{type: package.Class, scope: runner}"
    yield Stage(f"{section}: ", f"{start}{section}: |")
    yield Stage(f"below {section}", f"{start}{section}:\n  |")
    yield Stage(f"a letter below {section}", f"{start}{section}:\n  a|")
    yield Stage(f"between two {section}", f"{start}{section}:\n  a: {other}\n  |\n  b: {other}\n")
    yield Stage(f"below one of {section}", f"{start}{section}:\n  a: {other}\n  |")
    yield Stage(f"st: in {section}", f"{start}{section}:\n  st: |")
    yield Stage(f"below st: in {section}", f"{start}{section}:\n  st:\n    |")
    yield Stage(f"a letter below st: in {section}", f"{start}{section}:\n  st:\n    t|")
    yield Stage(f"st: {{}} in {section}", f"{start}{section}:\n  st: {{|}}")


def _nodes(start: str) -> Iterator[Stage]:
    node = f"{start}  a:\n    {FUNCTION}\n"
    yield Stage("below the type of a node", f"{node}    |")
    yield Stage("a letter below the type of a node", f"{node}    d|")
    yield Stage("above the type of a node", f"{start}  a:\n    |\n    {FUNCTION}\n")
    yield Stage("a node without a type", f"{start}  a:\n    depends: node.value\n    |")
    yield Stage("below depends of a node", f"{node}    depends: node.value\n    |")
    yield Stage("type: of a node", f"{start}  a:\n    type: |", "package.function")
    yield Stage("a letter of the type of a node", f"{start}  a:\n    type: g|")
    yield Stage("type: above depends", f"{start}  a:\n    type: |\n    depends: node.value\n")
    yield Stage("type: in braces", f"{start}  a: {{type: |}}")
    for key in ("id", "depends", "params", "enabled", "stateful", "description"):
        yield Stage(f"{key}: of a node", f"{node}    {key}: |")
        yield Stage(f"{key}: above the type", f"{start}  a:\n    {key}: |\n    {FUNCTION}\n")
    yield from _depends(f"{node}    depends:")
    for kind in ("package.function", "gather", "map", "return", "tube"):
        yield from _kind(kind, start)
    params = f"{node}    params:\n      x: 1\n"
    yield Stage("below one of params", f"{params}      |")
    yield Stage("a value of params", f"{node}    params:\n      x: |")


def _depends(start: str) -> Iterator[Stage]:
    yield Stage("a letter of depends", f"{start} n|")
    yield Stage("below depends", f"{start}\n      |")
    yield Stage("right below depends", f"{start}\n    |")
    yield Stage("a dash of depends", f"{start}\n      -|")
    yield Stage("an item of depends", f"{start}\n      - |")
    yield Stage("an item right below depends", f"{start}\n    - |")
    yield Stage("a letter of an item", f"{start}\n      - n|")
    yield Stage("a second item", f"{start}\n      - node.value\n      - |")
    yield Stage("an item below a slot", f"{start}\n      - other: node.value\n      - |")
    yield Stage("an item above another", f"{start}\n      - |\n      - node.value\n")
    yield Stage("slot: ", f"{start}\n      - slot: |")
    yield Stage("a letter of slot: ", f"{start}\n      - slot: n|")
    yield Stage("below slot: ", f"{start}\n      - slot: node.value\n        |")
    yield Stage("below an item", f"{start}\n      - node.value\n      |")
    yield Stage("depends: [ ]", f"{start} [|]")
    yield Stage("depends: [node.value, ]", f"{start} [node.value, |]")
    yield Stage("depends: [{ }]", f"{start} [{{|}}]")
    yield Stage("depends: [{slot: }]", f"{start} [{{slot: |}}]")


def _kind(kind: str, start: str) -> Iterator[Stage]:
    node = f"{start}  a:\n    type: {kind}\n"
    used = f"{node}    depends:\n      {VALUE}\n"
    yield Stage(f"below type: {kind}", f"{node}    |")
    yield Stage(f"below depends of {kind}", f"{used}    |")
    yield Stage(f"params: of {kind}", f"{used}    params: |")
    yield Stage(f"below params of {kind}", f"{used}    params:\n      |")
    yield Stage(f"a letter below params of {kind}", f"{used}    params:\n      n|")
    yield Stage(f"params: {{}} of {kind}", f"{used}    params: {{|}}")
    yield Stage(f"depends: of {kind}", f"{node}    depends: |")
    yield Stage(f"an item of depends of {kind}", f"{node}    depends:\n      - |")
    yield Stage(
        f"another item of depends of {kind}", f"{node}    depends:\n      {VALUE}\n      - |"
    )
    if kind == "gather":
        yield Stage("n: ", f"{used}    params:\n      n: |")
        yield Stage("flatten: ", f"{used}    params:\n      flatten: |")
        yield Stage("below n", f"{used}    params:\n      n: 3\n      |")
    if kind == "tube":
        yield Stage("tube: ", f"{node}    params:\n      tube: |")
        yield Stage("below tube: ", f"{node}    params:\n      tube: other\n      |")


def _inline(start: str) -> Iterator[Stage]:
    inner = f"{start}        noob_id: inner\n        noob_model: noob.tube.TubeSpecification\n"
    inner += "        noob_version: 1003.0.2\n"
    node = f"{inner}        nodes:\n          node: {{{FUNCTION}}}\n          st:\n"
    yield Stage("an inline tube", f"{start}        |", "noob_version: 1.2.3")
    yield Stage("below the header of an inline tube", f"{inner}        |")
    yield Stage("below nodes of an inline tube", f"{inner}        nodes:\n          |")
    yield Stage("below st: in an inline tube", f"{node}            |")
    yield Stage("below the type in an inline tube", f"{node}            {FUNCTION}\n            |")
    yield Stage(
        "depends: in an inline tube", f"{node}            {FUNCTION}\n            depends: |"
    )
    yield Stage(
        "an item of depends in an inline tube",
        f"{node}            {FUNCTION}\n            depends:\n              - |",
    )
    assets = "        nodes: {}\n        assets:\n          |"
    yield Stage("below assets of an inline tube", f"{inner}{assets}")


def _assets(start: str) -> Iterator[Stage]:
    made = f"{start}    type: package.Class\n"
    runner = f"{made}    scope: runner\n"
    yield Stage("below the type of an asset", f"{made}    |")
    yield Stage("below the scope of an asset", f"{runner}    |")
    yield Stage("type: of an asset", f"{start}    type: |\n    scope: runner\n")
    yield Stage("scope: of an asset", f"{made}    scope: |")
    yield Stage("a letter of the scope of an asset", f"{made}    scope: r|")
    for key in ("id", "params", "depends", "description"):
        yield Stage(f"{key}: of an asset", f"{runner}    {key}: |")
        yield Stage(f"{key}: of a process asset", f"{made}    scope: process\n    {key}: |")
    yield Stage("below the scope of a process asset", f"{made}    scope: process\n    |")
    yield Stage("below params of an asset", f"{runner}    params:\n      |")
    yield Stage("an item of params of an asset", f"{runner}    params:\n      - |")
    yield Stage("params: {} of an asset", f"{runner}    params: {{|}}")
    yield Stage("below depends of an asset", f"{runner}    depends:\n      |")


def _inputs(start: str) -> Iterator[Stage]:
    made = f"{start}    type: int\n"
    yield Stage("below the type of an input", f"{made}    |")
    yield Stage("type: of an input", f"{start}    type: |")
    for key in ("id", "scope", "default", "description", "required"):
        yield Stage(f"{key}: of an input", f"{made}    {key}: |")


def _extending(start: str) -> Iterator[Stage]:
    yield Stage("below extends of a tube", f"{start}|")
    yield Stage("below nodes of an extending tube", f"{start}nodes:\n  |")
    yield Stage("below st: in an extending tube", f"{start}nodes:\n  st:\n    |")
    yield Stage("below an asset of an extending tube", f"{start}assets:\n  a:\n    |")
    yield Stage("scope: in an extending tube", f"{start}assets:\n  a:\n    scope: |")
    node = f"{start}nodes:\n  node: {{{FUNCTION}}}\n  a:\n    depends:\n      - |"
    yield Stage("an item of depends in an extending tube", node)
