"""Everything that is known of the flow of the tubes in `tests/tube/flows`.

What is expected is next to each; a first line ``# noob-version: 1001`` selects the spec version.
After an intended change, rewrite it and read the diff:

    UPDATE_EXPECTED=1 .venv/bin/python -m pytest tests/tube/test_flows.py
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from noob_lint.project.project import Project
from noob_lint.python.code import Code
from noob_lint.spec.versions import LATEST, find_version
from noob_lint.tube.context import Activation
from noob_lint.tube.dataflow import Flow
from noob_lint.tube.facts import TubeFacts
from noob_lint.tube.misses import Misses
from noob_lint.tube.rhythm import Rhythm
from noob_lint.tube.tube import Element, Tube
from noob_lint.yaml.parser import parse
from tests.calls.code import code_of
from tests.expected import expected
from tests.tube.lab import LAB

TUBES = sorted((Path(__file__).parent / "flows").glob("*.yaml"))


@pytest.fixture(scope="module")
def code(tmp_path_factory: pytest.TempPathFactory) -> Code:
    return code_of(tmp_path_factory.mktemp("code"), LAB)


@pytest.mark.parametrize("path", TUBES, ids=lambda path: path.stem)
def test_flow(path: Path, code: Code) -> None:
    told = "".join(f"{line}\n" for line in whole(flow_of(path.read_text(), code)))
    assert told == expected(path.with_suffix(".expected"), told)


def flow_of(text: str, code: Code) -> Flow:
    """The flow of a tube that runs, with the tubes that it nests inline."""
    _, is_told, number = text.partition("\n")[0].partition("# noob-version: ")
    version = find_version(number) if is_told else LATEST
    document = parse(text)
    assert document.root is not None, document.reports
    tube = Tube(document, document.root, version)
    assembly = Project().assembly(version)
    return TubeFacts(
        tube,
        project_code=code,
        children=assembly.children(tube),
        activation=Activation(),
        returned=lambda child, signal: {"v": Rhythm(2), "w": Rhythm(1, "h")}.get(signal),
    ).flow


def whole(flow: Flow) -> Iterator[str]:
    """What is known of a flow, of its nodes and of what each of them depends on."""
    rhythms, misses = flow.rhythms, Misses(flow)
    yield f"order: {listed(flow.order)}"
    yield f"settled: {listed(sorted(rhythms.settled))}"
    yield f"certain: {listed(sorted(flow.certain))}"
    yield f"repeated: {listed(sorted(flow.repeated))}"
    yield f"steady: {listed(sorted(misses.steady))}"
    yield f"joins: {listed(f'{one.name} below {one.maps[0]}, {one.maps[1]}' for one in flow.joins)}"
    yield f"stuck: {listed(f'{name} behind {link.source}' for name, link in flow.stuck.items())}"
    yield f"returned: {told(rhythms.returned('v'))}, value: {told(rhythms.returned('value'))}"
    for name, node in flow.tube.nodes.items():
        yield from ["", *of_node(flow, name)]
        yield from of_items(flow, misses, node)


def of_node(flow: Flow, name: str) -> Iterator[str]:
    """What is known of one node."""
    rhythms, node = flow.rhythms, flow.tube.nodes[name]
    signals = flow.signals(name)
    emits = (f"{one} {told(rhythms.emitted(name, one))}" for one in signals or ())
    yield f"{name}: called {told(rhythms.called.get(name))}, {flow.failure(name)[1]}"
    yield f"  emits {'unknown signals' if signals is None else listed(emits)}"
    if name in flow.order:
        tangled = (item.slot.text for item in rhythms.tangled(node) if item.slot)
        yield from noted("spares", sorted(rhythms.spared(node)))
        yield from noted("tangled", tangled)
        yield from noted("maps above", sorted(flow.maps_above[name]))
        yield from noted("closes", filter(None, [flow.closed(name)]))
        yield from noted("behind", flow.behind(name))


def of_items(flow: Flow, misses: Misses, node: Element) -> Iterator[str]:
    """What is known of each item that a node depends on."""
    links = {id(link.dependency): link for link in flow.links}
    for item in node.depends if node.name in flow.order else ():
        slot = "" if item.slot is None else f"{item.slot.text}: "
        is_optional = flow.rhythms.is_optional(node, item)
        kind = "perhaps " if is_optional is None else "optional " if is_optional else ""
        comes = f"{told(flow.rhythms.through(item))}, depth {misses.depth(item)}"
        yield f"  - {kind}{slot}{item.scalar.text}: {comes}"
        if misses.are_possible(node, item):
            yield f"      first without it: {told(misses.first(node, item))}"
        if misses.from_the_first(node, item):
            yield "      missing in the first epoch"
        if flow.first(node.name, item) != flow.first(node.name):
            yield f"      first with it: {flow.first(node.name, item)}"
        yield from noted("    caused by", sorted(misses.causes(item)))
        later = (one.scalar.text for one in node.depends if misses.come_later(item, one))
        yield from noted("    later than", later)
        link = links.get(id(item))
        if link is not None:
            yield from noted("    items of", flow.items(link))
            yield from noted("    stuck too", flow.stuck_behind(link))
            yield from ["      needed"] * flow.needs(link)


def noted(what: str, names: Iterable[str]) -> Iterator[str]:
    """A line with the names, if there are any."""
    if found := [*names]:
        yield f"  {what}: {listed(found)}"


def told(rhythm: Rhythm | None) -> str:
    """A rhythm in words."""
    if rhythm is None:
        return "?"
    ends = " until it ends" if rhythm.is_limited else ""
    return f"every {rhythm.every}{rhythm.pacer and f' of {rhythm.pacer}'}{ends}"


def listed(names: Iterable[str]) -> str:
    """The names, or a dash."""
    return ", ".join(names) or "-"
