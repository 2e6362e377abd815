"""Changes to code that the tubes do not follow, each with a valid edit that looks like it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from benchmarks.mistake_edits import Edit, Project
from benchmarks.mistake_wires import Kind


def moved(project: Project, *, with_tubes: bool) -> Iterator[Edit]:
    """A module is renamed, and the tubes are updated, or not."""
    for module in ("camera", "motion", "report", "measures", "segmentation", "corrections"):
        files = {f"lumen/{module}.py": "", f"lumen/new_{module}.py": ""}
        files[f"lumen/new_{module}.py"] = project.files[f"lumen/{module}.py"]
        if with_tubes:
            files |= project.everywhere(rf"lumen\.{module}\.", f"lumen.new_{module}.", "t*").files
        yield Edit(f"lumen/{module}.py moved", files)


def _names(project: Project) -> list[str]:
    return sorted(
        {
            one.value.rpartition(".")[2]
            for one in project.at("nodes", "*", "type")
            if one.value.startswith("lumen.")
        }
    )


def callables_renamed(project: Project, *, with_tubes: bool) -> Iterator[Edit]:
    """A class or a function has another name in the code, and in the tubes, or not."""
    for name in _names(project):
        word = rf"\b{name}\b" if name[0].isupper() else rf"(?<=def ){name}\b|(?<=\w\.){name}$"
        yield project.everywhere(word, f"{name}_2", "*" if with_tubes else "*.py", name)


def _parameters(project: Project, *, with_tubes: bool) -> Iterator[Edit]:
    for name in ("dark", "counts", "pairs", "heights", "pixel_size", "planes", "weight"):
        files = {}
        for file, text in project.files.items():
            if file.endswith(".py"):
                files[file] = re.sub(rf"(?<!Name\(\")(?<!def )\b{name}\b", f"{name}_2", text)
            elif with_tubes and file.endswith(".yaml"):
                slots = re.sub(rf"(?<=- ){name}(?=: (?!shift\.))", f"{name}_2", text)
                files[file] = re.sub(rf"(?<=      ){name}(?=: )", f"{name}_2", slots)
        changed = {file: text for file, text in files.items() if text != project.files[file]}
        yield Edit(name, changed)


def _signals(project: Project, *, with_tubes: bool) -> Iterator[Edit]:
    for name in ("mask", "count", "slope", "area", "pair", "height", "line", "index", "rows"):
        files = "*" if with_tubes else "*.py"
        yield project.everywhere(rf'(?<=Name\("){name}(?="\))|(?<=\w\.){name}$', f"{name}_2", files)


def _signals_kept(project: Project) -> Iterator[Edit]:
    """A signal is renamed in the code and wherever a node of these types is referred to."""
    for name, kinds in (("slope", ("trend",)), ("pair", ("both",)), ("rows", ("shift",))):
        sources = "|".join(kinds)
        edit = project.everywhere(
            rf'(?<=Name\("){name}(?="\))|(?:{sources})\.{name}$',
            r"\g<0>_2",
            where=name,
        )
        yield edit


def _first_lines(project: Project, line: str, modules: str) -> Iterator[Edit]:
    """A line behind the docstring of a module."""
    for file, text in sorted(project.files.items()):
        if re.fullmatch(rf"lumen/(?:{modules})\.py", file):
            yield Edit(file, {file: text.replace('"""\n\n', f'"""\n\n{line}\n', 1)})


def _iterator(project: Project) -> Edit:
    text = project.files["lumen/camera.py"].replace("Generator", "Iterator")
    return Edit("lumen/camera.py", {"lumen/camera.py": text.replace(", None, None]", "]")})


CODE: tuple[Kind, ...] = (
    Kind(
        "a module was moved",
        lambda p: moved(p, with_tubes=False),
        lambda p: moved(p, with_tubes=True),
    ),
    Kind(
        "a function or class was renamed",
        lambda p: callables_renamed(p, with_tubes=False),
        lambda p: callables_renamed(p, with_tubes=True),
    ),
    Kind(
        "a parameter was renamed",
        lambda p: _parameters(p, with_tubes=False),
        lambda p: _parameters(p, with_tubes=True),
    ),
    Kind("a signal was renamed", lambda p: _signals(p, with_tubes=False), _signals_kept),
    Kind(
        "a new parameter that is needed",
        lambda p: p.subs(r"(?<=[(\s])(mask|cell|counts|template|dark|value): (?=\w)", r"new, \1: "),
        lambda p: p.subs(r"(counts: list\[int\])", r"\1, new: int = 1"),
    ),
    Kind(
        "a new field that is needed",
        lambda p: p.subs(
            r"^    (level: float = F|min_area|width:|pixel_size)", r"    new: int\n    \1"
        ),
        lambda p: p.subs(r"^    (max_cells: int)", r"    new: int = 3\n    \1"),
    ),
    Kind(
        "a missing import",
        lambda p: [
            *_first_lines(p, "from lumen.images import Picture", "motion|measures|camera"),
            *_first_lines(p, "import lumen.imges", "report|segmentation"),
            *p.subs(r"^from lumen\.images import.*\n", ""),
        ],
        lambda p: [
            *_first_lines(
                p,
                "try:\n    import lumen.imges\nexcept ImportError:\n    pass\n",
                "report|segmentation|motion",
            ),
            *_first_lines(p, "import json", "motion|measures|camera"),
        ],
    ),
    Kind(
        "annotations are postponed",
        lambda p: _first_lines(
            p, "from __future__ import annotations\n", "camera|motion|measures|report|corrections"
        ),
        lambda p: _first_lines(p, "from __future__ import annotations\n", "images"),
    ),
    Kind(
        "@process_method is forgotten",
        lambda p: p.subs(r"^    @process_method\n", ""),
        lambda p: p.subs(r"^    @process_method\n    def \w+", "    def process"),
    ),
    Kind(
        "a process method is misspelt",
        lambda p: p.subs(r"def process\(", "def proces("),
        lambda p: p.subs(r"def move\(self\)", "def go(self)"),
    ),
    Kind(
        "the name of a signal is lost",
        lambda p: p.subs(r'Annotated\[([\w.\[\]]+), Name\("\w+"\)\]', r"\1"),
        _signals_kept,
    ),
    Kind(
        "Iterator for Generator",
        lambda p: [_iterator(p)],
        lambda p: [
            p.everywhere("from collections.abc import Generator", "from typing import Generator")
        ],
    ),
    Kind(
        "a function became a generator",
        lambda p: p.subs(r"^    return (scale|np\.roll|cell\.)", r"    yield \1"),
        lambda p: p.subs(r"^    return (scale.*|cell.*)", r"    new = \1\n    return new"),
    ),
    Kind(
        "a module cannot be parsed",
        lambda p: p.subs(r"^(def (?:shift|trend|remark|dark)\(.*):?$", r"\1 oh no"),
        lambda p: p.subs(r"^def (trend|remark|dark)", r"# yes:\ndef \1"),
    ),
    Kind(
        "a name at the top that there is not",
        lambda p: p.subs(r"^def (trend|remark|dark|shift)", r"LIMIT = limits[0]\n\n\ndef \1"),
        lambda p: p.subs(r"^def (trend|remark|dark|shift)", r"LIMIT = [3][0]\n\n\ndef \1"),
    ),
    Kind(
        "a model forbids what the tube gives",
        lambda p: [
            p.everywhere(
                r"    max_cells: int = 20", "    model_config = {'extra': 'forbid'}", "*.py"
            ),
            p.everywhere(r'alias="gainFactor"', 'alias="factor"', "*.py"),
        ],
        lambda p: [p.everywhere(r", populate_by_name=True", "", "*.py")],
    ),
)
"""Mistakes in the code, which the tubes do not follow."""
