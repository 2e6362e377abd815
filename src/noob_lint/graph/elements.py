"""What a node, an asset or an input shows: its type, its parameters and its places."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from noob_lint.calls.arguments import wires_of
from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Place
from noob_lint.graph.picture import Kind, Param, Where
from noob_lint.spec.names import special_type
from noob_lint.tube.special_nodes import VALUE
from noob_lint.tube.tube import Dependency, Element
from noob_lint.yaml.document import Mapping, Node, Scalar, Sequence

Shown = Callable[[str], str]
"""How a path is shown."""

_LONGEST_VALUE = 40
_MOST_LINES = 60
_LONGEST_TEXT = 6_000


def kind_of(element: Element) -> Kind:
    """What an element is in a picture."""
    if element.section != "nodes":
        return Kind.ASSET if element.section == "assets" else Kind.INPUT
    special = special_type(element.type)
    return Kind.NODE if special is None else Kind(special)


def params_of(element: Element) -> Iterator[Param]:
    """The parameters that are set, and the other keys that decide how the element behaves."""
    for key in ("scope", "enabled", "stateful", "required"):
        value = element.body.get(key)
        if value is not None and not _is_usual(element, key, value):
            yield _param(key, value)
    if element.section == "input":
        default = element.body.get("default")
        if default is not None:
            yield _param("default", default)
        return
    params = element.body.get("params")
    if isinstance(params, Mapping):
        for entry in params.entries:
            if not (kind_of(element) is Kind.TUBE and entry.key is params.key("tube")):
                yield _param(short(entry.key), entry.value)
    elif params is not None and params.kind != "nothing":
        yield _param("params", params)


def _param(name: str, value: Node) -> Param:
    shown = short(value)
    if "…" not in shown:
        return Param(name, shown)
    return Param(name, shown, cut(value.source.text[value.start : value.end], _LONGEST_TEXT))


def _is_usual(element: Element, key: str, value: Node) -> bool:
    text = value.text if isinstance(value, Scalar) else ""
    if element.section == "input" and key == "scope":
        return text == "tube"
    return (key, text) in {("enabled", "true"), ("required", "true"), ("stateful", "true")}


def short(node: Node) -> str:
    """A value in one line, as YAML's flow style would have it, cut off where it is long."""
    return cut(_flow(node, 0), _LONGEST_VALUE)


def _flow(node: Node, depth: int) -> str:
    """A value in flow style; of what is deep or long, only the start."""
    if isinstance(node, Scalar):
        return node.text[: _LONGEST_VALUE + 1] if node.is_text else node.text or "null"
    if depth == 2:
        return "…"
    if isinstance(node, Mapping):
        pairs = (
            f"{_flow(one.key, depth + 1)}: {_flow(one.value, depth + 1)}"
            for one in node.entries[:_LONGEST_VALUE]
        )
        return f"{{{', '.join(pairs)}}}"
    items = node.items[:_LONGEST_VALUE] if isinstance(node, Sequence) else []
    return f"[{', '.join(_flow(one, depth + 1) for one in items)}]"


def cut(text: str, longest: int) -> str:
    """`text`, or its beginning and an ellipsis."""
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def about(element: Element) -> str:
    """The description of an element."""
    found = element.body.get("description")
    return found.text if isinstance(found, Scalar) and found.is_text else ""


def place(found: Place, shown: Shown) -> Where:
    """A place as a picture has it."""
    start = found.span.start
    return Where(shown(found.source.path), start.line + 1, start.column + 1)


def code_of(facts: Facts, element: Element, shown: Shown) -> Where | None:
    """Where the Python behind an element is defined."""
    found = facts.found(element)
    return None if found is None or found.place is None else place(found.place, shown)


def text_of(element: Element) -> str:
    """The lines of YAML in which an element is written."""
    source = element.key.source
    first = element.key.span.start.line
    last = first
    if element.body.source is source and element.body.start >= element.key.start:  # no alias
        end = source.position(max(element.body.end - 1, element.body.start))
        last = max(first, end.line)
    lines = [source.line(number) for number in range(first, min(last, first + _MOST_LINES) + 1)]
    while lines and not lines[-1].strip():
        lines.pop()
    indent = element.key.span.start.column
    cut_off = [line[indent:] if not line[:indent].strip() else line for line in lines]
    return cut("\n".join(cut_off), _LONGEST_TEXT)


def slot_names(facts: Facts, node: Element) -> dict[Dependency, str]:
    """The slot that each item of `depends` fills; for one without a name, the parameter's."""
    found = facts.found(node) if special_type(node.type) is None else None
    wires = () if found is None else wires_of(node, found)
    filled = {wire.dependency: wire.parameter.name for wire in wires if wire.dependency is not None}
    names = {}
    for item in node.depends:
        if item.slot is not None:
            names[item] = item.slot.text
        elif special_type(node.type) in ("map", "gather") and item.position == 0:
            names[item] = VALUE
        else:
            names[item] = filled.get(item, f"[{item.position}]")
    return names
