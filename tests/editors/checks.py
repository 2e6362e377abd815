"""How editors should behave with a schema, as checks that apply to any schema of tubes.

They check what is offered, shown and marked where, but not the wording.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import NamedTuple

from tests.editors.server import Server

HEADER = "noob_id: a\nnoob_model: noob.tube.TubeSpecification\nnoob_version: 1003.0.2\n"
NODES = f"{HEADER}nodes:\n  "
NODE = f"{NODES}a:\n    type: x.y\n    "
ASSETS = f"{HEADER}nodes: {{}}\nassets:\n  "
ASSET = f"{ASSETS}a:\n    type: x.y\n    "
INPUTS = f"{HEADER}nodes: {{}}\ninput:\n  "
INPUT = f"{INPUTS}a:\n    type: int\n    "

Ask = Callable[[Server], bool]


class Check(NamedTuple):
    """A check: its subject, its requirement, how to test it, and why ours fails, if it does."""

    group: str
    what: str
    passes: Ask
    limit: str = ""


def offers(text: str, labels: Collection[str]) -> Ask:
    """Whether all the labels are offered at the mark in a text."""
    return lambda server: set(labels) <= set(server.completions(text))


def offers_no(text: str, labels: Collection[str]) -> Ask:
    """Whether something is offered, and none of the labels."""

    def ask(server: Server) -> bool:
        offered = set(server.completions(text))
        return bool(offered) and offered.isdisjoint(labels)

    return ask


def inserts(text: str, form: str) -> Ask:
    """Whether one of the things offered inserts a text of this form."""
    return lambda server: any(
        re.search(form, item.get("insertText", ""), re.DOTALL)
        for item in server.completions(text).values()
    )


def inserts_no_null(server: Server) -> bool:
    """Whether no key is offered with a null."""
    texts = [item["insertText"] for item in server.completions(f"{NODE}|").values()]
    return bool(texts) and not any("null" in text for text in texts)


def documents(text: str, labels: Collection[str]) -> Ask:
    """Whether the labels are offered, each with an explanation."""

    def ask(server: Server) -> bool:
        offered = server.completions(text)
        return all(offered.get(label, {}).get("documentation") for label in labels)

    return ask


def explains(text: str, *words: str) -> Ask:
    """Whether a sentence with these words is shown at the mark, and only once."""

    def ask(server: Server) -> bool:
        shown = server.hover(text).partition("\n\nSource: [")[0]
        prose = re.sub(r"^#+ [^\n]*|```.*?```", "", shown, flags=re.MULTILINE | re.DOTALL)
        return len(prose.split()) > 3 and "||" not in shown and all(word in shown for word in words)

    return ask


def marks(text: str, line: int) -> Ask:
    """Whether something is marked on that line, and on no other."""

    def ask(server: Server) -> bool:
        lines = {int(found.partition(":")[0]) for found in server.diagnostics(text)}
        return lines == {line}

    return ask


def accepts(text: str) -> Ask:
    """Whether nothing is marked."""
    return lambda server: server.diagnostics(text) == []


def speaks(text: str) -> Ask:
    """Whether messages contain no regular expression."""

    def ask(server: Server) -> bool:
        found = server.diagnostics(text)
        return bool(found) and not any("pattern" in one or "^" in one for one in found)

    return ask


NODE_KEYS = ("type", "depends", "params", "enabled", "stateful", "description")
ASSET_KEYS = ("type", "scope", "params", "depends", "description")
INPUT_KEYS = ("type", "scope", "default", "description", "required")
TUBE_KEYS = (
    *("noob_id", "noob_model", "noob_version", "assets", "input", "nodes", "extends"),
    "description",
)
SPECIAL = ("gather", "map", "return", "tube")
C1 = "the schema keeps noob's null and defaults, and the server offers both"

_OFFERS = (
    ("the keys of a tube", offers("|", TUBE_KEYS)),
    ("the keys of a node", offers(f"{NODES}a:\n    |", NODE_KEYS)),
    ("the keys of an asset", offers(f"{ASSETS}a:\n    |", ASSET_KEYS)),
    ("the keys of an input", offers(f"{INPUTS}a:\n    |", INPUT_KEYS)),
    ("each key of a tube explained", documents("|", TUBE_KEYS)),
    ("each key of a node explained", documents(f"{NODES}a:\n    |", NODE_KEYS)),
    ("keys without a null after them", inserts_no_null),
    ("the special types of nodes", offers(f"{NODES}a:\n    type: |", SPECIAL)),
    ("the scopes of an asset, explained", documents(f"{ASSET}scope: |", ("runner", "node"))),
    ("the scopes of an input, explained", documents(f"{INPUT}scope: |", ("tube", "process"))),
    ("true and false for 'enabled'", offers(f"{NODE}enabled: |", ("true", "false"))),
    ("a skeleton of a tube", inserts("|", "noob_id:.*nodes:")),
    ("a skeleton of a node", inserts(f"{NODES}|", "type:.*depends:")),
    ("a skeleton of an asset", inserts(f"{ASSETS}|", "type:.*scope:")),
    ("a skeleton of an input", inserts(f"{INPUTS}|", "type:.*scope:")),
    (
        "the params of a gather node",
        offers(f"{NODES}a:\n    type: gather\n    params:\n      |", ("n", "flatten")),
    ),
    (
        "the params of a tube node",
        inserts(f"{NODES}a:\n    type: tube\n    params:\n      |", "^tube: "),
    ),
)
_EXPLAINS = (
    ("what a node is", explains(f"{NODES}a|b:\n    type: x.y\n")),
    ("what an asset is", explains(f"{ASSETS}a|b:\n    type: x.y\n    scope: node\n")),
    ("what an input is", explains(f"{INPUTS}a|b:\n    type: int\n")),
    ("'noob_id'", explains("noob|_id: a\n")),
    ("'type' of a node", explains(f"{NODES}a:\n    ty|pe: x.y\n")),
    ("'depends' of a node", explains(f"{NODE}dep|ends: b.c\n")),
    ("'enabled' of a node", explains(f"{NODE}ena|bled: true\n")),
    ("'params' of a node", explains(f"{NODE}par|ams: {{}}\n")),
    (
        "what each scope of an asset means",
        explains(f"{ASSET}sco|pe: node\n", "single process call", "every node call"),
    ),
    ("'n' of a gather node", explains(f"{NODES}a:\n    type: gather\n    params:\n      n|: 3\n")),
)
_MARKS = (
    ("a name that noob keeps for itself", marks(f"{NODES}meta:\n    type: x.y\n", 5)),
    ("a name that is no identifier", marks(f"{NODES}a-b:\n    type: x.y\n", 5)),
    ("a type without a package", marks(f"{NODES}a:\n    type: relative\n", 6)),
    ("a dependency without a signal", marks(f"{NODE}depends: b\n", 7)),
    ("such a dependency in a list", marks(f"{NODE}depends: [b]\n", 7)),
    ("such a dependency of a slot", marks(f"{NODE}depends:\n    - slot: b\n", 8)),
    ("'enabled' that names no input", marks(f"{NODE}enabled: b.c\n", 7)),
    ("an unknown key of a node", marks(f"{NODE}dependz: b.c\n", 7)),
    ("an unknown key of the tube", marks(f"{NODE}\nnode: {{}}\n", 8)),
    ("a node without a type", marks(f"{NODES}a: {{}}\n", 5)),
    ("an asset without a scope", marks(f"{ASSETS}a: {{type: x.y}}\n", 6)),
    ("an unknown scope", marks(f"{ASSET}scope: proces\n", 8)),
    (
        "'depends' of an asset that is no runner's",
        marks(f"{ASSET}scope: node\n    depends: a.b\n", 9),
    ),
    (
        "an unknown param of gather",
        marks(f"{NODES}a:\n    type: gather\n    params: {{m: 1}}\n", 7),
    ),
    (
        "'n' of gather that is no number",
        marks(f"{NODES}a: {{type: gather, params: {{n: x}}}}\n", 5),
    ),
    ("params of a return node", marks(f"{NODES}a: {{type: return, params: {{n: 1}}}}\n", 5)),
    ("a tube node without a tube", marks(f"{NODES}a: {{type: tube}}\n", 5)),
    ("nodes that are no mapping", marks(f"{HEADER}nodes: []\n", 4)),
)
_ACCEPTS = (
    ("a tube that is right", accepts(f"{NODE}depends: [b.c, d: input.e]\n")),
    ("'enabled: input.name'", accepts(f"{NODE}enabled: input.b\n")),
    (
        "missing keys under 'extends'",
        accepts(f"{HEADER}extends: [b]\nnodes:\n  a: {{params: {{x: 1}}}}\n"),
    ),
    ("inputs of a nested tube", accepts(f"{NODES}a: {{type: tube, params: {{tube: b, x: 1}}}}\n")),
)
_SPEAKS = (
    ("names", speaks(f"{NODES}a-b:\n    type: x.y\n")),
    ("types", speaks(f"{NODES}a:\n    type: relative\n")),
    ("dependencies", speaks(f"{NODE}depends: b\n")),
    ("params of special nodes", speaks(f"{NODES}a: {{type: map, params: {{n: 1}}}}\n")),
)

CHECKS: tuple[Check, ...] = (
    *(Check("offers", *row) for row in _OFFERS),
    Check("offers", "no null for 'depends'", offers_no(f"{NODE}depends: |", ["null"]), C1),
    Check("offers", "no 'Default value'", offers_no(f"{NODE}stateful: |", ["Default value"]), C1),
    *(Check("explains", *row) for row in _EXPLAINS),
    *(Check("marks", *row) for row in _MARKS),
    *(Check("accepts", *row) for row in _ACCEPTS),
    *(Check("says in words what is wrong with", *row) for row in _SPEAKS),
)
"""All checks."""
