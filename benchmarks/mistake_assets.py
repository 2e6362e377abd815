"""Mistakes in assets, inputs and `enabled`, each with a valid edit that looks like it."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.mistake_edits import Edit, Place, Project
from benchmarks.mistake_wires import Kind


def _scopes(project: Project, section: str, old: str, new: str) -> Iterator[Edit]:
    for one in project.at(section, "*"):
        if one.value.get("scope", old) == old:
            yield one.added("scope", new)


RESOURCES: tuple[Kind, ...] = (
    Kind(
        "a scope that there is not",
        lambda p: [
            *_scopes(p, "assets", "runner", "tube"),
            *_scopes(p, "assets", "runner", "Runner"),
            *_scopes(p, "input", "process", "runner"),
        ],
        lambda p: (
            one.added("scope", scope)
            for one in p.at("assets", "*")
            if one.spot[-1] == "calibration"
            for scope in ("process",)
        ),
    ),
    Kind(
        "a process input that is used in parameters",
        lambda p: (
            one.added("scope", "process")
            for one in p.at("input", "*")
            if one.value.get("scope") == "tube"
        ),
        lambda p: (one.added("description", "new") for one in p.at("input", "*")),
    ),
    Kind(
        "an input without its default",
        lambda p: (
            one.removed()
            for one in p.at("input", "*", "default")
            if one.file == "tubes/motion.yaml"
        ),
        lambda p: (
            one.replaced(2)
            for one in p.at("input", "*", "default")
            if one.spot[1] in {"smallest", "level", "scale"}
        ),
    ),
    Kind(
        "an asset gets its value from what is not there",
        lambda p: (
            one.replaced(new)
            for one in p.at("assets", "*", "depends")
            for new in (
                "folow.template",
                "follow.templates",
                "follow",
                "follow.value",
                "lumen.motion.follow",
                "assets.template",
                ["follow.template"],
            )
        ),
        lambda p: [
            p.everywhere(r"(?<=^  )follow(?=:)|follow(?=\.template)", "track", "*/motion.yaml")
        ],
    ),
    Kind(
        "an asset that is made anew gets its value from a node",
        lambda p: (one.replaced("process") for one in p.at("assets", "template", "scope")),
        lambda p: (one.added("description", "new") for one in p.at("assets", "*")),
    ),
    Kind(
        "the asset is used after it was changed",
        lambda p: (
            Place(p, "tubes/motion.yaml", ("nodes",), None).added(
                "late",
                {
                    "type": "lumen.motion.follow",
                    "depends": [
                        {"template": "assets.template"},
                        {"frame": "smooth.frame"},
                        {"weight": "follow.template"},
                    ],
                },
            )
            for _ in "1"
        ),
        lambda p: (
            Place(p, "tubes/motion.yaml", ("nodes", "result", "depends"), None).added(
                "rows", "shift.rows"
            )
            for _ in "1"
        ),
    ),
    Kind(
        "'enabled' names no input",
        lambda p: (
            one.replaced(new)
            for one in p.at("nodes", "*", "enabled")
            for new in ("input.mark", "marks", "inputs.marks", "yes please")
        ),
        lambda p: [p.everywhere(r"input\.marks|^  marks(?=:)", r"\g<0>_2", "tubes/*")],
    ),
    Kind(
        "a node that others need is disabled",
        lambda p: (
            one.added("enabled", value=False)
            for one in p.at("nodes", "*")
            if one.value.get("type") != "return"
            and "type" in one.value
            and any(r.file == one.file for r in p.references(f"{one.spot[-1]}."))
        ),
        lambda p: (
            one.added("enabled", value=True)
            for one in p.at("nodes", "*")
            if "enabled" not in one.value
        ),
    ),
)
"""Mistakes in inputs and assets."""
