"""Mistakes in headers, keys, layout and types, each with a valid edit that looks like it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from benchmarks.mistake_code import callables_renamed, moved
from benchmarks.mistake_edits import Edit, Place, Project
from benchmarks.mistake_wires import Kind, misspelt, node_renamed


def _types(project: Project) -> Iterator[Place]:
    for section in ("nodes", "assets"):
        for one in project.at(section, "*", "type"):
            if one.value.startswith("lumen."):
                yield one


def _typed(project: Project, pattern: str, new: str) -> Iterator[Edit]:
    for one in _types(project):
        changed = re.sub(pattern, new, one.value)
        if changed != one.value:
            yield one.replaced(changed)


def _keys(project: Project) -> Iterator[Place]:
    for section in ("nodes", "assets", "input"):
        yield from project.at(section, "*", "*")


def _lines(project: Project, pattern: str, new: str) -> Iterator[Edit]:
    return project.subs(pattern, new, "*.yaml")


def _copied(project: Project, name: str) -> Iterator[Edit]:
    """A tube is copied; the copy keeps its id, or not."""
    for file in ("tubes/acquire.yaml", "tubes/segment.yaml", "tubes/cells.yaml"):
        text = project.files[file]
        new = text if not name else re.sub("noob_id: .*", f"noob_id: {name}", text)
        yield Edit(f"copy of {file}", {"tubes/copy.yaml": new})


def _pasted(project: Project, suffix: str) -> Iterator[Edit]:
    for file, found in project.matches(r"^  \w+:\n(?:    .*\n)+", "*.yaml"):
        block = found[0]
        if (
            "type: lumen" in block
            and "scope:" not in block
            and "extends" not in project.files[file]
        ):
            new = block.replace(":", f"{suffix}:", 1)
            text = project.files[file]
            yield Edit(
                f"{file} {block.split(':')[0].strip()}",
                {file: text[: found.end()] + new + text[found.end() :]},
            )


def _other_name(project: Project) -> Iterator[Edit]:
    """A function has two names."""
    for module, old in (("measures", "brightness"), ("motion", "shift"), ("report", "remark")):
        file = f"lumen/{module}.py"
        code = Edit(old, {file: f"{project.files[file]}\n\nother = {old}\n"})
        yield code.also(project.everywhere(rf"(?<=\.{module}\.){old}$", "other", "*.yaml"))


def _extends(project: Project, value: Any) -> Iterator[Edit]:
    for one in project.at("extends"):
        yield one.replaced(value)


TEXTS: tuple[Kind, ...] = (
    Kind(
        "a key of a node, asset or input is misspelt",
        lambda p: (one.renamed(misspelt(str(one.spot[-1]))) for one in _keys(p)),
        lambda p: (one.added("description", "new") for one in p.at("nodes", "*")),
    ),
    Kind(
        "a section is misspelt",
        lambda p: _lines(p, r"^(node|asset|inpu|extend)s?t?:", r"\1z:"),
        lambda p: _lines(p, r"^nodes:", "# all nodes\nnodes:"),
    ),
    Kind(
        "a line is indented wrongly",
        lambda p: [
            *_lines(p, r"^    (type: lumen)", r"   \1"),
            *_lines(p, r"^    (depends:)", r"      \1"),
            *_lines(p, r"^  (label|trend|both|move|upload):", r"    \1:"),
        ],
        lambda p: (
            Edit(file, {file: re.sub(r"^ +", r"\g<0>\g<0>", text, flags=re.MULTILINE)})
            for file, text in p.files.items()
            if file.endswith(".yaml")
        ),
    ),
    Kind(
        "a tab",
        lambda p: _lines(p, r"^    (params:)", "\t\\1"),
        lambda p: _lines(p, r"^    (params:)$", r"    \1  # in pixels"),
    ),
    Kind(
        "no blank behind a colon",
        lambda p: _lines(p, r"^(    type|      - \w+): ", r"\1:"),
        lambda p: _lines(p, r"^(    type|      - \w+): ", r"\1:  "),
    ),
    Kind(
        "a node is copied and keeps its name",
        lambda p: _pasted(p, ""),
        lambda p: (
            one
            for one in _pasted(p, "_copy")
            if "camera" not in one.where and "upload" not in one.where and "stage" not in one.where
        ),
    ),
    Kind(
        "a tube is copied and keeps its id",
        lambda p: _copied(p, ""),
        lambda p: _copied(p, "lumen-copy"),
    ),
    Kind(
        "a value is missing",
        lambda p: [
            *_lines(p, r"^(    type:) lumen.*", r"\1"),
            *_lines(p, r"^(      - \w+:) \w+\.\w+", r"\1"),
            *_lines(p, r"^(    scope:) .*", r"\1"),
        ],
        lambda p: _lines(p, r"^(description:) .*", r"\1"),
    ),
    Kind(
        "a header that noob does not take",
        lambda p: [
            *_lines(p, r"^noob_id: lumen-(\w+)", r"noob_id: lumen \1"),
            *_lines(p, r"^noob_model: .*", "noob_model: noob.tube:TubeSpecification"),
            *_lines(p, r"^noob_version: .*", "noob_version: 1003.0"),
        ],
        lambda p: [
            *_lines(p, r"^noob_id: (lumen-focus)", r'noob_id: "\1"'),
            *_lines(p, r"^noob_version: .*", 'noob_version: "1003.0"'),
        ],
    ),
    Kind(
        "a base that there is not",
        lambda p: [
            *_extends(p, ["lumen-aquire"]),
            *_extends(p, ["lumen_acquire"]),
            *_extends(p, ["acquire"]),
            *_extends(p, "lumen-acquire"),
            *_extends(p, ["lumen-motion"]),
            *_extends(p, {"base": "lumen-acquire"}),
        ],
        lambda p: [p.everywhere("lumen-acquire", "lumen-base", "tubes/*")],
    ),
    Kind(
        "an inherited node or input is misspelt",
        lambda p: [
            *_lines(
                p, r"^  camera:\n    params:\n      drift", "  camra:\n    params:\n      drift"
            ),
            *_lines(p, r"^  exposure:\n    default", "  exposrue:\n    default"),
        ],
        lambda p: _lines(
            p,
            r"^  camera:\n    params:\n      drift: 1.0",
            "  camera:\n    params:\n      drift: 2.0",
        ),
    ),
    Kind(
        "the base changes and the tube that extends it does not",
        lambda p: [
            p.everywhere(r"(?<=^  )smooth(?=:)|smooth(?=\.)", "smoothed", "*/acquire.yaml"),
            p.everywhere(r"input\.size|^  size(?=:)", r"\g<0>_2", "*/acquire.yaml"),
        ],
        lambda p: [p.everywhere(r"(?<=^  )flat(?=:)|flat(?=\.)", "clean", "*/acquire.yaml")],
    ),
    Kind(
        "the tube that extends another has no return",
        lambda p: (
            one.removed() for one in p.at("nodes", "result") if one.file == "tubes/motion.yaml"
        ),
        lambda p: (
            one.removed()
            for one in p.at("nodes", "result", "depends", "*")
            if one.file == "tubes/motion.yaml"
        ),
    ),
    Kind(
        "a class or function is misspelt",
        lambda p: (one.replaced(misspelt(one.value)) for one in _types(p)),
        node_renamed,
    ),
    Kind(
        "a class or function in the wrong case",
        lambda p: _typed(p, r"(\w)(\w*)$", r"\1\2X"),
        lambda p: callables_renamed(p, with_tubes=True),
    ),
    Kind(
        "a module is misspelt",
        lambda p: [*_typed(p, r"\.(\w+)\.", r".\1s."), *_typed(p, r"^lumen", "lumens")],
        lambda p: moved(p, with_tubes=True),
    ),
    Kind(
        "a module for what is in it, a method, a colon, a file",
        lambda p: [
            *_typed(p, r"\.\w+$", ""),
            *_typed(p, r"(FlatField)$", r"\1.apply"),
            *_typed(p, r"\.(\w+)$", r":\1"),
            *_typed(p, r"^lumen\.", "lumen/"),
            *_typed(p, r"$", "()"),
        ],
        lambda p: (one.added("description", "new") for one in p.at("assets", "*")),
    ),
    Kind(
        "the type of the node above, copied",
        lambda p: (
            one.replaced(other.value)
            for one, other in zip([*_types(p)][1:], [*_types(p)], strict=False)
            if one.file == other.file and one.value != other.value and one.spot[0] == other.spot[0]
        ),
        _other_name,
    ),
)
"""Mistakes in headers, keys, layout and types."""
