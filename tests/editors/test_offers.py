"""Nothing that yaml-language-server offers breaks a tube, and useful items come first."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from noob_lint.schema.store import schema_path
from tests.editors.offers import OF_THE_SERVER, Offered, lines, offered
from tests.editors.server import Server
from tests.npm import LANGUAGE_SERVERS, UnavailableError, install
from tests.spec.tubes import ALL

RECORDED = Path(__file__).parent / "offered"
NEWEST = LANGUAGE_SERVERS[-1]
TRIED = [(LANGUAGE_SERVERS[0], "1003"), (NEWEST, "1003"), (NEWEST, "0.1")]
"""Here; `python -m benchmarks.editors` tries each server with each spec version."""


@pytest.fixture(scope="module", params=TRIED, ids="-".join)
def results(request: pytest.FixtureRequest) -> Iterator[tuple[str, tuple[Offered, ...]]]:
    release, version = request.param
    try:
        install("yaml-language-server", release)
    except UnavailableError as error:
        pytest.skip(str(error))
    with Server({Path(schema_path(version, "tube")).as_uri(): "*"}, release) as server:
        yield version, tuple(offered(server, version))


def test_what_is_offered(results: tuple[str, tuple[Offered, ...]]) -> None:
    """As recorded for each spec version; `UPDATE_EXPECTED=1` records them again."""
    version, found = results
    file = RECORDED / f"{version}.txt"
    text = "".join(lines(iter(found)))
    if "UPDATE_EXPECTED" in os.environ:
        file.write_text(text, encoding="utf-8")
    assert file.read_text(encoding="utf-8") == text


def test_nothing_that_is_accepted_adds_an_error(
    results: tuple[str, tuple[Offered, ...]],
) -> None:
    """Except for what no schema can prevent the server from offering."""
    _, found = results
    assert list(broken(found)) == []


def test_nothing_adds_an_error_below_four_blanks(server: Server) -> None:
    found = tuple(offered(server, "1003", wide=True))
    assert len(found) > 150
    assert list(broken(found)) == []


def broken(found: Iterable[Offered]) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """The items that add an error, each with its stage, except those of the server itself."""
    for stage, offers in found:
        for offer in offers:
            if offer.errors and not offer.label.startswith(OF_THE_SERVER):
                yield stage.name, offer.label, offer.errors


FIRST = {
    "an empty file": "tube",
    "below the header": "tube",
    "noob_id:": "name",
    "noob_model:": "noob.tube.TubeSpecification",
    "below nodes": "node",
    "below assets": "asset",
    "below input": "input",
    "below st: in nodes": "node",
    "below st: in assets": "asset",
    "below st: in input": "input",
    "below the type of a node": "depends",
    "type: of a node": "package.function",
    "depends: of a node": "node.signal",
    "an item of depends": "node.signal",
    "a second item": "node.signal",
    "slot:": "node.signal",
    "params: of a node": "name: value",
    "below type: gather": "depends",
    "below params of gather": "n: 10",
    "an item of depends of gather": "node.signal",
    "another item of depends of gather": "trigger: node.signal",
    "an item of depends of map": "node.signal",
    "below type: tube": "params: tube: noob-id",
    "below params of tube": "tube: noob-id",
    "below the type of an asset": "scope: runner",
    "scope: of an asset": "runner",
    "scope: of an input": "process",
    "type: of an input": "int",
}
"""What is offered first where one item is more useful than the others."""


@pytest.mark.parametrize("version", ALL)
def test_what_is_recorded_is_useful(version: str) -> None:
    """The same for the spec versions that are not tested here."""
    text = (RECORDED / f"{version}.txt").read_text(encoding="utf-8")
    rows = [(line[:45].strip(), line[46:].split(" | ")) for line in text.splitlines()]
    firsts = {stage: labels[0] for stage, labels in rows}
    assert {stage: firsts[stage] for stage in FIRST} == FIRST
    assert [
        (stage, label)
        for stage, labels in rows
        for label in labels
        if label.startswith("(") and not label.startswith(f"({OF_THE_SERVER}")
    ] == []
    assert [
        (stage, labels)
        for stage, labels in rows
        if labels[0] in {"Default value", "null"} and set(labels) != {"Default value", "null"}
    ] == []
