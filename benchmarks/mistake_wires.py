"""Mistakes in what nodes depend on, each with a valid edit that looks like it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from benchmarks.mistake_edits import Edit, Place, Project, written

Edits = Callable[[Project], Iterable[Edit]]


class Kind(NamedTuple):
    """A kind of mistake: the wrong edits, and valid ones that look like them."""

    name: str
    wrong: Edits
    right: Edits


def misspelt(word: str) -> str:
    """The word with two letters swapped, or one more if it has too few."""
    return word[:-2] + word[-1] + word[-2] if len(word) > 2 and word[-1] != word[-2] else word + "s"


def node_renamed(project: Project) -> Iterator[Edit]:
    """A node has another name, wherever it is."""
    for place in project.at("nodes", "*"):
        name = str(place.spot[-1])
        if place.file != "tubes/acquire.yaml" and not _is_inherited(place):
            text = project.files[place.file]
            changed = re.sub(rf"^  {name}:", f"  {name}_2:", text, flags=re.MULTILINE)
            changed = re.sub(rf"(?<= ){name}\.(?=\w+$)", f"{name}_2.", changed, flags=re.MULTILINE)
            yield Edit(f"{place.file} {name}", {place.file: changed})


def _is_inherited(place: Place) -> bool:
    return "type" not in place.value


def _wires(project: Project) -> Iterator[Place]:
    """What has a slot's name in front, but for what is returned."""
    for one in project.at("nodes", "*", "depends", "*", "*"):
        if one.node.get("type") != "return":
            yield one


def _entries(project: Project) -> Iterator[Place]:
    for one in project.at("nodes", "*", "depends", "*"):
        if one.node.get("type") != "return" and isinstance(one.value, dict):
            yield one


def _lists(project: Project, least: int = 1) -> Iterator[Place]:
    for one in project.at("nodes", "*", "depends"):
        if isinstance(one.value, list) and len(one.value) >= least:
            yield one


def _returned(project: Project) -> Iterator[Place]:
    for one in project.at("nodes", "*", "depends", "*"):
        if one.node.get("type") == "return":
            yield one


def _is_optional(one: Place) -> bool:
    return one.spot[1:2] == ("report",) and "note" in one.value


def _changed_signal(project: Project, change: Callable[[str], str]) -> Iterator[Edit]:
    for one in project.signals():
        node, _, signal = one.value.partition(".")
        yield one.replaced(f"{node}.{change(signal)}")


def _changed_source(project: Project, change: Callable[[str], str]) -> Iterator[Edit]:
    for one in project.signals():
        node, _, signal = one.value.partition(".")
        yield one.replaced(f"{change(node)}.{signal}")


def _of_sibling(project: Project) -> Iterator[Edit]:
    """A signal that another node of the tube has."""
    for one in project.signals():
        node = one.value.partition(".")[0]
        others = [ref.value for ref in project.signals() if ref.file == one.file]
        own = {ref.partition(".")[2] for ref in others if ref.startswith(f"{node}.")}
        foreign = sorted({ref.partition(".")[2] for ref in others} - own - {"value"})
        for other in foreign[:1]:
            yield one.replaced(f"{node}.{other}")


def _earlier_image(project: Project) -> Iterator[Edit]:
    """The image as it was one step before."""
    for one in project.references("smooth.frame"):
        if one.file == "tubes/acquire.yaml":
            yield one.replaced("flat.frame")
    for one in project.references("move.frame"):
        if one.node["type"] == "return":
            yield one.replaced("smooth.frame")


def _mixed_up(one: Place) -> list[str]:
    """The references of a node's wires, with the first two exchanged."""
    found = [next(iter(item.values())) for item in one.value]
    return [found[1], found[0], *found[2:]]


def _swapped(project: Project) -> Iterator[Edit]:
    for one in _lists(project, 2):
        if one.node.get("type") != "return" and all(isinstance(item, dict) for item in one.value):
            slots = [next(iter(item)) for item in one.value]
            pairs = zip(slots, _mixed_up(one), strict=True)
            yield one.replaced([{slot: ref} for slot, ref in pairs])


def _reordered(project: Project) -> Iterator[Edit]:
    for one in _lists(project, 2):
        if all(isinstance(item, dict) for item in one.value):
            yield one.replaced(one.value[::-1])


def _by_position(project: Project) -> Iterator[Edit]:
    """What is wired in the order of the parameters needs no names."""
    for one in project.at("nodes", "*", "depends"):
        functions = ("lumen.measures.", "lumen.corrections.", "lumen.segmentation.")
        if isinstance(one.value, list) and one.node.get("type", "").startswith(functions):
            yield one.replaced([next(iter(item.values())) for item in one.value])


def _cycles(project: Project) -> Iterator[Edit]:
    """The first wire of a node comes from one that needs it."""
    for one in project.signals():
        source = one.value.partition(".")[0]
        user = str(one.spot[1])
        signals = [ref.value for ref in project.signals() if ref.file == one.file]
        own = [ref for ref in signals if ref.startswith(f"{user}.")]
        target = one.tube["nodes"].get(source, {})
        if own and isinstance(target.get("depends"), list):
            items = [*target["depends"]]
            first = items[0]
            items[0] = {next(iter(first)): own[0]} if isinstance(first, dict) else own[0]
            place = Place(one.project, one.file, ("nodes", source, "depends"), None)
            yield place.replaced(items)


def _with_an_index(project: Project, slot: str) -> Iterator[Edit]:
    """One more wire, in a slot or (without a name) by position."""
    for one in _lists(project):
        if one.node.get("type") != "return" and "camera" in one.tube["nodes"]:
            yield one.added(slot, "camera.index")


def _slot_for_parameter(project: Project) -> Iterator[Edit]:
    """What a parameter gave comes through a slot."""
    for one in project.at("nodes", "upload"):
        rest = {key: value for key, value in one.value.items() if key != "params"}
        yield one.replaced({**rest, "depends": [*rest["depends"], {"server": "remark.text"}]})


def _removed_nodes(project: Project, *, used: bool) -> Iterator[Edit]:
    for one in project.at("nodes", "*"):
        name = one.spot[-1]
        users = [ref for ref in project.references(f"{name}.") if ref.file == one.file]
        inherited = one.file in {"tubes/acquire.yaml", "tubes/motion.yaml"}
        if used and users and "type" in one.value and not inherited:
            yield one.removed()
        if not used and len(users) == 1 and users[0].node["type"] == "return" and not inherited:
            tube = {**one.tube, "nodes": {**one.tube["nodes"]}}
            back = tube["nodes"]["result"]
            kept = [item for item in back["depends"] if users[0].value not in item.values()]
            del tube["nodes"][name]
            tube["nodes"]["result"] = {**back, "depends": kept}
            if kept and "input." not in str(one.value):
                yield Edit(f"{one.file} {name}", {one.file: written(tube)})


WIRES: tuple[Kind, ...] = (
    Kind(
        "a signal is misspelt",
        lambda p: _changed_signal(p, misspelt),
        lambda p: [p.everywhere(r"\bbrightness\b", "luminance")],
    ),
    Kind("a signal that another node has", _of_sibling, _earlier_image),
    Kind(
        "the signal 'value' of a node that names its signals",
        lambda p: _changed_signal(p, lambda one: "values" if one == "value" else "value"),
        lambda p: [
            p.everywhere(r'Annotated\[float, Name\("slope"\)\]', "float").also(
                p.everywhere(r"trend\.slope", "trend.value")
            )
        ],
    ),
    Kind("a source is misspelt", lambda p: _changed_source(p, misspelt), node_renamed),
    Kind(
        "a node is renamed where it stands only",
        lambda p: (
            one.renamed(f"{one.spot[-1]}_new")
            for one in p.at("nodes", "*")
            if one.value.get("type") != "return" and "type" in one.value
        ),
        lambda p: [p.everywhere(r"\bsegment(?=:$|\.\w+$)", "find", "tubes/*")],
    ),
    Kind(
        "a node is removed that others need",
        lambda p: _removed_nodes(p, used=True),
        lambda p: _removed_nodes(p, used=False),
    ),
    Kind(
        "a node in place of one of its signals",
        lambda p: (one.replaced(one.value.partition(".")[0]) for one in p.signals()),
        lambda p: (
            one.replaced(one.value[0])
            for one in _lists(p)
            if len(one.value) == 1 and isinstance(one.value[0], str)
        ),
    ),
    Kind(
        "an input that is depended on is misspelt",
        lambda p: (one.replaced(misspelt(one.value)) for one in p.references("input.")),
        lambda p: [p.everywhere(r"\bsmallest(?=:$)|input\.smallest", r"\g<0>_2", "*/segment.yaml")],
    ),
    Kind(
        "'inputs.' for 'input.'",
        lambda p: (
            one.replaced(one.value.replace("input.", "inputs."))
            for one in (*p.references("input."), *p.at("nodes", "*", "params", "*"))
            if str(one.value).startswith("input.")
        ),
        lambda p: (
            one.replaced(32)
            for one in p.at("nodes", "*", "params", "*")
            if one.value == "input.size"
        ),
    ),
    Kind(
        "an asset without 'assets.', or with 'asset.'",
        lambda p: (
            one.replaced(one.value.replace("assets.", new))
            for one in p.references("assets.")
            for new in ("", "asset.")
        ),
        lambda p: [p.everywhere(r"assets\.calibration|^  calibration(?=:)", r"\g<0>_2", "tubes/*")],
    ),
    Kind(
        "an asset is misspelt where it is used",
        lambda p: (one.replaced(misspelt(one.value)) for one in p.references("assets.")),
        lambda p: [p.everywhere(r"assets\.journal|^  journal(?=:)", r"\g<0>_2", "tubes/*")],
    ),
    Kind(
        "a slot is misspelt",
        lambda p: (one.renamed(misspelt(str(one.spot[-1]))) for one in _wires(p)),
        _reordered,
    ),
    Kind(
        "slot and signal have changed sides",
        lambda p: (one.replaced({ref: s for s, ref in one.value.items()}) for one in _entries(p)),
        _reordered,
    ),
    Kind(
        "a slot that there is not",
        lambda p: _with_an_index(p, "weights"),
        _slot_for_parameter,
    ),
    Kind(
        "a wire that is needed is forgotten",
        lambda p: (one.removed() for one in _entries(p) if not _is_optional(one)),
        lambda p: (one.removed() for one in _entries(p) if _is_optional(one)),
    ),
    Kind(
        "'depends' is forgotten",
        lambda p: (
            one.removed() for one in p.at("nodes", "*", "depends") if one.node["type"] != "return"
        ),
        lambda p: (
            one.removed()
            for one in _returned(p)
            if len(one.node["depends"]) > 1 and one.file != "tubes/segment.yaml"
        ),
    ),
    Kind("two wires are swapped", _swapped, _reordered),
    Kind(
        "'depends' is a mapping",
        lambda p: (
            one.replaced({key: ref for item in one.value for key, ref in item.items()})
            for one in _lists(p)
            if all(isinstance(item, dict) for item in one.value)
        ),
        _by_position,
    ),
    Kind(
        "two slots behind one dash",
        lambda p: (
            one.replaced([{**one.value[0], **one.value[1]}, *one.value[2:]])
            for one in _lists(p, 2)
            if all(isinstance(item, dict) for item in one.value)
        ),
        _reordered,
    ),
    Kind(
        "a wire is there twice",
        lambda p: (
            one.added(*next(iter(one.value[0].items())))
            for one in _lists(p)
            if isinstance(one.value[0], dict)
        ),
        lambda p: (
            one.added("again", next(iter(one.value[0].values())))
            for one in _lists(p)
            if one.node.get("type") == "return"
        ),
    ),
    Kind(
        "a node depends on itself",
        lambda p: (
            one.replaced(ref.value)
            for one in _wires(p)
            for ref in [r for r in p.references(f"{one.spot[1]}.") if r.file == one.file][:1]
        ),
        _earlier_image,
    ),
    Kind("two nodes wait for each other", _cycles, _reordered),
    Kind(
        "one wire too many, by position",
        lambda p: _with_an_index(p, ""),
        _by_position,
    ),
    Kind(
        "wires by position in the wrong order",
        lambda p: (
            one.replaced([next(iter(item.values())) for item in one.value][::-1])
            for one in _lists(p, 2)
            if one.node.get("type") != "return" and isinstance(one.value[0], dict)
        ),
        _by_position,
    ),
    Kind(
        "a slot that a parameter fills already",
        lambda p: (
            one.added(next(iter(one.node["params"])), "camera.index")
            for one in _lists(p)
            if one.node.get("params")
            and "camera" in one.tube["nodes"]
            and one.node["type"] not in {"gather", "tube"}
        ),
        _reordered,
    ),
)
"""Mistakes in ``depends``."""
