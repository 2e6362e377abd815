"""Mistakes in parameters, special nodes, assets and inputs, each with a similar valid edit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from benchmarks.mistake_edits import Edit, Place, Project
from benchmarks.mistake_wires import Kind, misspelt

OPTIONAL = {"level", "offset", "high", "width", "mode", "max_cells", "photons", "weight", "step"}
OPTIONAL |= {"scale", "digits", "every", "server", "drift", "cells", "exposure", "size", "method"}


def _params(project: Project, *, special: bool = False) -> Iterator[Place]:
    for section in ("nodes", "assets"):
        for one in project.at(section, "*", "params", "*"):
            if special or one.node.get("type") not in {"tube", "gather"}:
                yield one


def _is_optional(one: Place) -> bool:
    threshold = str(one.node.get("type")).endswith("Threshold")
    return one.spot[-1] in OPTIONAL and not (threshold and one.spot[-1] == "level")


def _of(project: Project, kind: str) -> Iterator[Place]:
    return (one for one in project.at("nodes", "*") if one.value.get("type") == kind)


def _valued(project: Project, name: str, *values: Any) -> Iterator[Edit]:
    for one in _params(project, special=True):
        if one.spot[-1] == name:
            yield from (one.replaced(value) for value in values)


def _numbers(project: Project, value: Any) -> Iterator[Edit]:
    for one in _params(project):
        if isinstance(one.value, int | float):
            yield one.replaced(value)


def _extra(project: Project, name: str, value: Any) -> Iterator[Edit]:
    for one in project.at("nodes", "*"):
        if str(one.value.get("type")).startswith("lumen."):
            yield one.added("params", {**one.value.get("params", {}), name: value})


def _more_optional(project: Project) -> Iterator[Edit]:
    more = {"frames": ("cells", 2), "Smooth": ("mode", "highest"), "remark": ("every", 5)}
    for one in project.at("nodes", "*"):
        if "input." in str(one.value):  # which would be unused
            continue
        name, value = more.get(str(one.value.get("type")).rpartition(".")[2], ("", None))
        if name:
            yield one.added("params", {**one.value.get("params", {}), name: value})


def _moved_in(project: Project, key: str, into: str) -> Iterator[Edit]:
    for one in project.at("nodes", "*"):
        if key in one.value and isinstance(one.value.get(into), dict):
            rest = {name: value for name, value in one.value.items() if name != key}
            around = Place(project, one.file, one.spot, one.value)
            yield around.replaced({**rest, into: {**one.value[into], key: one.value[key]}})


def _moved_out(project: Project) -> Iterator[Edit]:
    for one in project.at("nodes", "*"):
        if one.value.get("params"):
            rest = {name: value for name, value in one.value.items() if name != "params"}
            yield one.replaced({**rest, **one.value["params"]})


def _child_return(project: Project) -> Iterator[Edit]:
    for one in project.at("nodes", "result", "depends", "*"):
        if one.file == "tubes/segment.yaml":
            name = next(iter(one.value))
            yield one.replaced({f"{name}_2": one.value[name]})


def _with_params(name: str, value: Any, kind: str, project: Project) -> Iterator[Edit]:
    for one in _of(project, kind):
        yield one.added("params", {**one.value.get("params", {}), name: value})


PARAMETERS: tuple[Kind, ...] = (
    Kind(
        "a parameter is misspelt",
        lambda p: (one.renamed(misspelt(str(one.spot[-1]))) for one in _params(p)),
        lambda p: (one.removed() for one in _params(p) if _is_optional(one)),
    ),
    Kind(
        "a parameter that is needed is forgotten",
        lambda p: (one.removed() for one in _params(p) if not _is_optional(one)),
        lambda p: (one.removed() for one in _params(p) if _is_optional(one)),
    ),
    Kind("a parameter of another node", lambda p: _extra(p, "sigma", 2.0), _more_optional),
    Kind(
        "text for a number",
        lambda p: _numbers(p, "high"),
        lambda p: _valued(p, "weight", 0.5, 1),
    ),
    Kind("a list for a number", lambda p: _numbers(p, [1, 2]), lambda p: _valued(p, "photons", 3)),
    Kind("no value for a number", lambda p: _numbers(p, None), lambda p: _valued(p, "digits", 1)),
    Kind(
        "a number out of bounds",
        lambda p: [*_valued(p, "width", 0, 17, 4), *_valued(p, "gainFactor", 0, -1.5)],
        lambda p: [*_valued(p, "width", 1, 15), *_valued(p, "gainFactor", 0.1, 7)],
    ),
    Kind(
        "a value that is not in a Literal or an enum",
        lambda p: [*_valued(p, "mode", "maen", "median"), *_valued(p, "method", "SPREAD", "fix")],
        lambda p: [*_valued(p, "mode", "highest"), *_valued(p, "method", "spread")],
    ),
    Kind(
        "an alias that there is not",
        lambda p: (
            one.renamed(new)
            for one in _params(p)
            for old, new in (
                ("gainFactor", "gain_factor"),
                ("smallest", "minArea"),
                ("smallest", "small"),
            )
            if one.spot[-1] == old
        ),
        lambda p: (
            one.renamed(new)
            for one in _params(p)
            for old, new in (("gainFactor", "gain"), ("smallest", "min_area"))
            if one.spot[-1] == old
        ),
    ),
    Kind(
        "an input in a parameter is misspelt",
        lambda p: (
            one.replaced(misspelt(one.value))
            for one in _params(p)
            if str(one.value).startswith("input.")
        ),
        lambda p: (one.replaced(32) for one in _params(p) if one.value == "input.size"),
    ),
    Kind(
        "'$' around an input in a parameter",
        lambda p: (
            one.replaced("${" + one.value + "}")
            for one in _params(p)
            if str(one.value).startswith("input.")
        ),
        lambda p: _valued(p, "unit", "input", "my input.x"),
    ),
    Kind(
        "an input below a key of a parameter",
        lambda p: (
            one.replaced({"value": one.value})
            for one in _params(p)
            if str(one.value).startswith("input.")
        ),
        lambda p: _valued(p, "title", "Series 2", "no. 3"),
    ),
    Kind(
        "'params' is a list",
        lambda p: (one.replaced([*one.value.values()]) for one in p.at("nodes", "*", "params")),
        lambda p: (
            one.replaced([*one.value.values()])
            for one in p.at("assets", "*", "params")
            if "input.size" not in one.value.values()
        ),
    ),
    Kind("'depends' below 'params'", lambda p: _moved_in(p, "depends", "params"), _more_optional),
    Kind("parameters beside 'type'", _moved_out, _more_optional),
    Kind(
        "a reference in a parameter",
        lambda p: (
            one.replaced("camera.index") for one in _params(p) if isinstance(one.value, int)
        ),
        lambda p: _valued(p, "server", "images.example", "localhost"),
    ),
)
"""Mistakes in ``params``."""

SPECIAL: tuple[Kind, ...] = (
    Kind(
        "a gather without a number",
        lambda p: (one.removed() for one in p.at("nodes", "*", "params", "n")),
        lambda p: (
            one.replaced(1)
            for one in p.at("nodes", "*", "params", "n")
            if one.file == "tubes/timelapse.yaml"
        ),
    ),
    Kind(
        "a gather of no number of values",
        lambda p: _valued(p, "n", 0, "two", -1, 2.5),
        lambda p: (
            one.replaced(3)
            for one in p.at("nodes", "*", "params", "n")
            if one.file == "tubes/timelapse.yaml"
        ),
    ),
    Kind(
        "a slot or a parameter of a gather is misspelt",
        lambda p: [
            *(
                one.renamed("values")
                for one in p.at("nodes", "*", "depends", "*", "value")
                if one.node["type"] == "gather"
            ),
            *(one.renamed("number") for one in p.at("nodes", "*", "params", "n")),
            *(one.renamed("count") for one in p.at("nodes", "*", "depends", "*", "n")),
        ],
        lambda p: (
            one.replaced([{"value": one.value}])
            for one in p.at("nodes", "*", "depends")
            if one.node["type"] == "gather" and isinstance(one.value, str)
        ),
    ),
    Kind(
        "another signal of a map",
        lambda p: (
            one.replaced(f"cell.{name}")
            for one in p.references("cell.")
            for name in ("item", "index", "cell")
        ),
        lambda p: [p.everywhere(r"\bcell(?=:$|\.(value|n)$)", "spot", "tubes/cells.yaml")],
    ),
    Kind(
        "a map of a number",
        lambda p: (
            one.replaced("segment.count")
            for one in p.at("nodes", "*", "depends", "*", "value")
            if one.node["type"] == "map"
        ),
        lambda p: (
            one.replaced(one.value["value"])
            for one in p.at("nodes", "*", "depends", "*")
            if one.node["type"] == "map"
        ),
    ),
    Kind(
        "a nested tube is misspelt",
        lambda p: (
            one.replaced(new)
            for one in p.at("nodes", "*", "params", "tube")
            for new in ("lumen-segmnet", "lumen_segment", "segment")
        ),
        lambda p: [p.everywhere("lumen-segment", "lumen-cut", "tubes/*")],
    ),
    Kind(
        "a nested tube without 'tube'",
        lambda p: (
            one.renamed(new)
            for one in p.at("nodes", "*", "params", "tube")
            for new in ("tubes", "id")
        ),
        lambda p: _with_params("smallest", 3, "tube", p),
    ),
    Kind(
        "a slot of a nested tube is misspelt",
        lambda p: (
            one.renamed(new)
            for one in p.at("nodes", "*", "depends", "*", "frame")
            if one.node["type"] == "tube"
            for new in ("frmae", "image")
        ),
        lambda p: [
            p.everywhere(
                r"input\.frame|^  frame(?=:)|- frame(?=: camera)", r"\g<0>_2", "tubes/[cst]*"
            )
        ],
    ),
    Kind(
        "a parameter of a nested tube is misspelt",
        lambda p: [
            *(
                one.renamed("levle")
                for one in p.at("nodes", "*", "params", "level")
                if one.node["type"] == "tube"
            ),
            *_with_params("smalest", 3, "tube", p),
        ],
        lambda p: _with_params("level", 1.5, "tube", p),
    ),
    Kind(
        "an input of the nested tube is renamed there only",
        lambda p: [
            p.everywhere(r"input\.frame|^  frame(?=:)", r"\g<0>_2", "*/segment.yaml"),
            p.everywhere(r"input\.level|^  level(?=:)", r"\g<0>_2", "*/segment.yaml"),
        ],
        lambda p: [
            p.everywhere(r"input\.smallest|^  smallest(?=:)", r"\g<0>_2", "*/segment.yaml"),
        ],
    ),
    Kind(
        "what a nested tube returns is renamed there only",
        _child_return,
        lambda p: [
            p.everywhere(r"- count(?=: label)|segment\.count", r"\g<0>_2", "tubes/*"),
            p.everywhere(r"- cells(?=: label)|segment\.cells", r"\g<0>_2", "tubes/*"),
        ],
    ),
    Kind(
        "a second return",
        lambda p: (
            Place(p, one.file, ("nodes",), None).added("again", one.value)
            for one in _of(p, "return")
        ),
        lambda p: [p.everywhere(r"^  result(?=:)", "  back", "*/focus.yaml")],
    ),
    Kind(
        "a special type is misspelt",
        lambda p: (
            one.replaced(misspelt(one.value))
            for one in p.at("nodes", "*", "type")
            if "." not in one.value
        ),
        lambda p: [p.everywhere(r"^  result(?=:)", "  output", "*/cells.yaml")],
    ),
)
"""Mistakes in special nodes and nested tubes."""
