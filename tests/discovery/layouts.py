"""The decision table: which project a file belongs to, for projects of every layout.

`SITUATIONS` are the rows of the table in docs/configuration.md. `LAYOUTS` are directories with the
expected result for some of their files; each layout belongs to a situation. Tests create a layout
with `Layout.make`, and query it in every possible way.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple


class Situation(NamedTuple):
    """A row of the decision table, in the words of the documentation."""

    where: str
    root: str
    settings: str
    tubes: str
    code: str
    environment: str


class Project(NamedTuple):
    """What is expected of a file; all paths are relative to the top of the layout.

    `kind` is the name of a `RootKind`; `ids` are those that tubes of the project can refer to,
    sorted; `code` are the directories with modules of the project, in order. `environment` is set
    if the layout has one; otherwise the tests run in one that may contain noob.
    """

    root: str
    kind: str
    configuration: str | None
    ids: tuple[str, ...]
    code: tuple[str, ...]
    environment: str | None = None


class Layout(NamedTuple):
    """A directory: its files, links to files in it, and what is expected of some files.

    With a `home`, that is the home directory. With an `error`, any query about the files fails
    with this message instead, in which `{top}` is replaced by the directory.
    """

    name: str
    situation: str
    files: Mapping[str, str]
    expected: Mapping[str, Project]
    links: Mapping[str, str] = {}
    home: str | None = None
    error: str | None = None

    def make(self, top: Path) -> None:
        """Write the files below `top`.

        Raises:
            OSError: the file system does not support links.
        """
        for name, text in self.files.items():
            path = top / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        for name, target in self.links.items():
            path = top / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.symlink_to(target)


def tube(tube_id: str, base: str | None = None, read: str = "lab.read") -> str:
    """A tube whose findings show whether its base and the code were found.

    `lab` has a function `read`, but neither `missing` nor a signal called `wrong`, and no base has
    a node of that name. So a tube has one finding if its base is found, and another if it is not.
    """
    header = (
        f"noob_id: {tube_id}\nnoob_model: noob.tube.TubeSpecification\nnoob_version: 1003.0.2\n"
    )
    extends = f"extends: [{base}]\n" if base else ""
    more = f"  more: {{type: lab.show, depends: [{base}-read.wrong]}}\n" if base else ""
    return (
        f"{header}{extends}nodes:\n"
        f"  {tube_id}-read: {{type: {read}}}\n"
        f"  {tube_id}-lost: {{type: lab.missing}}\n"
        f"  {tube_id}-show: {{type: lab.show, depends: [{tube_id}-read.value]}}\n{more}"
    )


def environment(directory: str, *distributions: str) -> dict[str, str]:
    """The files of a Python environment with these distributions installed."""
    site = f"{directory}/lib/python3.13/site-packages"
    return {f"{directory}/pyvenv.cfg": "version = 3.13.0\n", f"{site}/x.py": ""} | {
        f"{site}/{name}-1.dist-info/METADATA": f"Name: {name}\nVersion: 1\n"
        for name in distributions
    }


LAB = "def read() -> int:\n    return 1\n\n\ndef show(value: int) -> None:\n    print(value)\n"
"""The text of the module `lab`."""
TABLE = '[project]\nname = "lab"\n\n[tool.noob-lint]\n'
METADATA = '[project]\nname = "lab"\n'
HEAD = "ref: refs/heads/main\n"

SITUATIONS: Mapping[str, Situation] = {
    "configuration": Situation(
        "below a `noob-lint.toml`, or a `pyproject.toml` with `[tool.noob-lint]`",
        "the directory of the nearest one",
        "those of that file",
        "all below the root and in `tube-paths`, without what `exclude` or git leaves out",
        "`python-paths`; else `src`, the root, and what the packaging metadata names",
        "`python`; else the first with noob of: `.venv` from the file up to the top of its "
        "working copy or root, `VIRTUAL_ENV`, `CONDA_PREFIX`, the one that runs noob-lint",
    ),
    "several": Situation(
        "below several of them",
        "the directory of the nearest one",
        "those of the nearest one, which may `extend` others",
        "all below the root, except below another configuration, repository or worktree",
        "as above",
        "as above",
    ),
    "packaging": Situation(
        "below none, but below a `pyproject.toml`, `setup.cfg` or `setup.py`",
        "the nearest directory with one",
        "the defaults",
        "as above",
        "as above",
        "as above",
    ),
    "repository": Situation(
        "below none of these, but in a working copy (`.git`, `.hg`, `.jj`, `.svn`)",
        "the top of the working copy",
        "the defaults",
        "as above",
        "as above",
        "as above",
    ),
    "inner": Situation(
        "in a worktree, a submodule or a nested repository",
        "found as above, but never outside of it",
        "those of a configuration inside it, else the defaults",
        "those inside it",
        "as above",
        "as above",
    ),
    "nothing": Situation(
        "below none of these (markers in the home directory itself do not count, "
        "except a configuration)",
        "the current directory if the file is below it; else a named directory that contains it; "
        "else its own directory",
        "the defaults",
        "as above",
        "as above",
        "as above",
    ),
    "link": Situation(
        "reached by a symbolic link",
        "that of the link's target",
        "as above",
        "as above; links out of the root are not followed",
        "as above",
        "as above",
    ),
    "shared": Situation(
        "in a directory that is one of the `tube-paths` of other projects",
        "its own, as above",
        "its own, as above",
        "its own, as above; if a tube of another project extends or nests it, that project's",
        "its own, as above; if a tube of another project extends or nests it, that project's",
        "likewise",
    ),
}

_SINGLE = Project("", "CONFIGURATION", "noob-lint.toml", ("a", "base"), ("",))

LAYOUTS: tuple[Layout, ...] = (
    Layout(
        "single",
        "configuration",
        {
            "noob-lint.toml": 'exclude = ["drafts/"]\nfail-on = "info"\n',
            "lab.py": LAB,
            "tubes/a.yaml": tube("a", "base"),
            "tubes/base.yaml": tube("base"),
            "drafts/base.yaml": tube("base"),
            "drafts/new.yaml": tube("new"),
            "ci/compose.yaml": "services: {}\n",
        },
        {"tubes/a.yaml": _SINGLE, "tubes/base.yaml": _SINGLE, "drafts/new.yaml": _SINGLE},
    ),
    Layout(
        "src",
        "configuration",
        {
            "pyproject.toml": TABLE,
            "src/lab/__init__.py": LAB,
            "src/lab/tubes/base.yaml": tube("base"),
            "tubes/a.yaml": tube("a", "base"),
        },
        {
            "tubes/a.yaml": Project(
                "", "CONFIGURATION", "pyproject.toml", ("a", "base"), ("src", "")
            ),
        },
    ),
    Layout(
        "flat",
        "configuration",
        {
            "pyproject.toml": TABLE,
            "lab/__init__.py": LAB,
            "lab/tubes/base.yaml": tube("base"),
            "lab/tubes/more/a.yaml": tube("a", "base"),
        },
        {
            "lab/tubes/more/a.yaml": Project(
                "", "CONFIGURATION", "pyproject.toml", ("a", "base"), ("",)
            ),
        },
    ),
    Layout(
        "workspace",
        "configuration",
        {
            "pyproject.toml": '[tool.uv.workspace]\nmembers = ["packages/*"]\n\n[tool.noob-lint]\n',
            "packages/core/pyproject.toml": METADATA,
            "packages/core/src/lab/__init__.py": LAB,
            "packages/core/tubes/base.yaml": tube("base"),
            "packages/app/pyproject.toml": METADATA.replace("lab", "app"),
            "packages/app/src/app/__init__.py": LAB,
            "packages/app/tubes/a.yaml": tube("a", "base", "app.read"),
        },
        {
            "packages/app/tubes/a.yaml": Project(
                "",
                "CONFIGURATION",
                "pyproject.toml",
                ("a", "base"),
                ("packages/app/src", "packages/app", "", "packages/core/src"),
            ),
            "packages/core/tubes/base.yaml": Project(
                "",
                "CONFIGURATION",
                "pyproject.toml",
                ("a", "base"),
                ("packages/core/src", "packages/core", "", "packages/app/src"),
            ),
        },
    ),
    Layout(
        "python-paths",
        "configuration",
        {
            "noob-lint.toml": 'python-paths = ["code"]\n',
            "code/lab.py": LAB,
            "lab.py": "",
            "a.yaml": tube("a"),
        },
        {"a.yaml": Project("", "CONFIGURATION", "noob-lint.toml", ("a",), ("code",))},
    ),
    Layout(
        "monorepo",
        "several",
        {
            ".git/HEAD": HEAD,
            "one/noob-lint.toml": 'fail-on = "info"\n',
            "one/lab.py": LAB,
            "one/tubes/a.yaml": tube("a", "base"),
            "one/tubes/base.yaml": tube("base"),
            "two/pyproject.toml": f'{TABLE}ignore = ["unknown-signal"]\n',
            "two/src/lab.py": LAB.replace("show", "draw"),
            "two/tubes/b.yaml": tube("b", "base"),
            "two/tubes/base.yaml": tube("base"),
            "docs/c.yaml": tube("c", "base"),
            ".github/workflows/ci.yml": "on: push\njobs: {}\n",
        },
        {
            "one/tubes/a.yaml": Project(
                "one", "CONFIGURATION", "one/noob-lint.toml", ("a", "base"), ("one",)
            ),
            "two/tubes/b.yaml": Project(
                "two", "CONFIGURATION", "two/pyproject.toml", ("b", "base"), ("two/src", "two")
            ),
            "docs/c.yaml": Project("", "VERSION_CONTROL", None, ("c",), ("",)),
        },
    ),
    Layout(
        "nested",
        "several",
        {
            "noob-lint.toml": 'ignore = ["unknown-signal"]\n',
            "lab.py": LAB,
            "a.yaml": tube("a", "base"),
            "base.yaml": tube("base"),
            "inner/noob-lint.toml": 'severity.unknown-tube = "info"\n',
            "inner/b.yaml": tube("b", "base"),
            "inner/deep/c.yaml": tube("c", "b"),
        },
        {
            "a.yaml": _SINGLE,
            "inner/b.yaml": Project(
                "inner", "CONFIGURATION", "inner/noob-lint.toml", ("b", "c"), ("inner",)
            ),
            "inner/deep/c.yaml": Project(
                "inner", "CONFIGURATION", "inner/noob-lint.toml", ("b", "c"), ("inner",)
            ),
        },
    ),
    Layout(
        "extend",
        "several",
        {
            "noob-lint.toml": 'tube-paths = ["shared"]\npython-paths = ["code"]\n'
            'exclude = ["inner/drafts/"]\n',
            "code/lab.py": LAB,
            "shared/base.yaml": tube("base"),
            "inner/noob-lint.toml": 'extend = "../noob-lint.toml"\nextend-ignore = ["ids"]\n',
            "inner/b.yaml": tube("b", "base"),
            "inner/drafts/b.yaml": tube("b"),
        },
        {
            "shared/base.yaml": Project(
                "", "CONFIGURATION", "noob-lint.toml", ("base",), ("code",)
            ),
            "inner/b.yaml": Project(
                "inner", "CONFIGURATION", "inner/noob-lint.toml", ("b", "base"), ("code",)
            ),
        },
    ),
    Layout(
        "dangling extend",
        "several",
        {
            "noob-lint.toml": '# lab\nextend = "../gone.toml"\n',
            "a.yaml": tube("a"),
        },
        {"a.yaml": Project("", "CONFIGURATION", "noob-lint.toml", (), ())},
        error='noob-lint.toml:2: extend: no such file: "../gone.toml"',
    ),
    Layout(
        "packaging",
        "packaging",
        {
            ".git/HEAD": HEAD,
            "lab/pyproject.toml": METADATA,
            "lab/src/lab.py": LAB,
            "lab/tubes/a.yaml": tube("a", "base"),
            "lab/tubes/base.yaml": tube("base"),
            "old/setup.cfg": "[metadata]\nname = old\n",
            "old/b.yaml": tube("b", "base"),
            "c.yaml": tube("c", "base"),
        },
        {
            "lab/tubes/a.yaml": Project(
                "lab", "PACKAGING", None, ("a", "base"), ("lab/src", "lab")
            ),
            "old/b.yaml": Project("old", "PACKAGING", None, ("b",), ("old",)),
            "c.yaml": Project("", "VERSION_CONTROL", None, ("a", "b", "base", "c"), ("",)),
        },
    ),
    Layout(
        "repository",
        "repository",
        {
            ".git/HEAD": HEAD,
            ".gitignore": "out/\n",
            "lab.py": LAB,
            "tubes/deep/a.yaml": tube("a", "base"),
            "base.yaml": tube("base"),
            "out/base.yaml": tube("base"),
        },
        {
            "tubes/deep/a.yaml": Project("", "VERSION_CONTROL", None, ("a", "base"), ("",)),
            "base.yaml": Project("", "VERSION_CONTROL", None, ("a", "base"), ("",)),
        },
    ),
    Layout(
        "worktree",
        "inner",
        {
            ".git/HEAD": HEAD,
            ".git/worktrees/fix/commondir": "../..\n",
            "noob-lint.toml": 'fail-on = "info"\n',
            "lab.py": LAB,
            "a.yaml": tube("a", "base"),
            "base.yaml": tube("base"),
            "trees/fix/.git": "gitdir: ../../.git/worktrees/fix\n",
            "trees/fix/noob-lint.toml": 'fail-on = "info"\n',
            "trees/fix/lab.py": LAB,
            "trees/fix/a.yaml": tube("a", "base"),
            "trees/fix/base.yaml": tube("base"),
            "trees/bare/.git": "gitdir: ../../.git/worktrees/bare\n",
            "trees/bare/b.yaml": tube("b", "base"),
        },
        {
            "a.yaml": _SINGLE,
            "trees/fix/a.yaml": Project(
                "trees/fix",
                "CONFIGURATION",
                "trees/fix/noob-lint.toml",
                ("a", "base"),
                ("trees/fix",),
            ),
            "trees/bare/b.yaml": Project(
                "trees/bare", "VERSION_CONTROL", None, ("b",), ("trees/bare",)
            ),
        },
    ),
    Layout(
        "inner repository",
        "inner",
        {
            ".git/HEAD": HEAD,
            ".git/modules/lib/HEAD": HEAD,
            "noob-lint.toml": 'ignore = ["unknown-signal"]\n',
            "lab.py": LAB,
            "a.yaml": tube("a", "base"),
            "base.yaml": tube("base"),
            "vendor/lib/.git": "gitdir: ../../.git/modules/lib\n",
            "vendor/lib/tubes/base.yaml": tube("base"),
            "vendor/lib/tubes/b.yaml": tube("b", "base"),
            "clone/.git/HEAD": HEAD,
            "clone/pyproject.toml": METADATA,
            "clone/base.yaml": tube("base"),
        },
        {
            "a.yaml": _SINGLE,
            "vendor/lib/tubes/b.yaml": Project(
                "vendor/lib", "VERSION_CONTROL", None, ("b", "base"), ("vendor/lib",)
            ),
            "clone/base.yaml": Project("clone", "PACKAGING", None, ("base",), ("clone",)),
        },
    ),
    Layout(
        "environments",
        "several",
        {
            ".git/HEAD": HEAD,
            **environment(".venv", "noob"),
            "one/noob-lint.toml": "",
            **environment("one/.venv"),
            "one/lab.py": LAB,
            "one/a.yaml": tube("a"),
            "two/noob-lint.toml": 'python = "../env"\n',
            **environment("env"),
            "two/b.yaml": tube("b"),
            "three/pyproject.toml": TABLE,
            **environment("three/tubes/.venv", "noob"),
            "three/tubes/c.yaml": tube("c"),
        },
        {
            "one/a.yaml": Project(
                "one", "CONFIGURATION", "one/noob-lint.toml", ("a",), ("one",), ".venv"
            ),
            "two/b.yaml": Project(
                "two", "CONFIGURATION", "two/noob-lint.toml", ("b",), ("two",), "env"
            ),
            "three/tubes/c.yaml": Project(
                "three",
                "CONFIGURATION",
                "three/pyproject.toml",
                ("c",),
                ("three",),
                "three/tubes/.venv",
            ),
        },
    ),
    Layout(
        "no marker",
        "nothing",
        {
            "lab.py": LAB,
            "a.yaml": tube("a", "base"),
            "deep/base.yaml": tube("base"),
        },
        {
            "a.yaml": Project("", "CURRENT", None, ("a", "base"), ("",)),
            "deep/base.yaml": Project("", "CURRENT", None, ("a", "base"), ("",)),
        },
    ),
    Layout(
        "repository of the home directory",
        "nothing",
        {
            "home/.git/HEAD": HEAD,
            "home/setup.py": "",
            "home/other/a.yaml": tube("a"),
            "home/work/lab.py": LAB,
            "home/work/a.yaml": tube("a"),
            "home/lab/noob-lint.toml": "",
            "home/lab/a.yaml": tube("a"),
        },
        {
            "home/work/a.yaml": Project("", "CURRENT", None, ("a",), ("",)),
            "home/lab/a.yaml": Project(
                "home/lab", "CONFIGURATION", "home/lab/noob-lint.toml", ("a",), ("home/lab",)
            ),
        },
        home="home",
    ),
    Layout(
        "configuration in the home directory",
        "configuration",
        {
            "home/noob-lint.toml": 'fail-on = "info"\n',
            "home/work/a.yaml": tube("a"),
            "home/lab/.git/HEAD": HEAD,
            "home/lab/a.yaml": tube("b"),
        },
        {
            "home/work/a.yaml": Project(
                "home", "CONFIGURATION", "home/noob-lint.toml", ("a",), ("home",)
            ),
            "home/lab/a.yaml": Project("home/lab", "VERSION_CONTROL", None, ("b",), ("home/lab",)),
        },
        home="home",
    ),
    Layout(
        "links",
        "link",
        {
            "one/noob-lint.toml": "",
            "one/lab.py": LAB,
            "one/a.yaml": tube("a", "base"),
            "one/base.yaml": tube("base"),
            "two/noob-lint.toml": 'select = ["unknown-tube"]\n',
            "two/b.yaml": tube("b", "base"),
        },
        {
            "two/again.yaml": Project(
                "one", "CONFIGURATION", "one/noob-lint.toml", ("a", "base"), ("one",)
            ),
            "three/a.yaml": Project(
                "one", "CONFIGURATION", "one/noob-lint.toml", ("a", "base"), ("one",)
            ),
            "two/b.yaml": Project("two", "CONFIGURATION", "two/noob-lint.toml", ("b",), ("two",)),
        },
        links={"two/again.yaml": "../one/a.yaml", "three": "one"},
    ),
    Layout(
        "shared",
        "shared",
        {
            ".git/HEAD": HEAD,
            "one/noob-lint.toml": 'tube-paths = ["../shared"]\n',
            "one/lab.py": LAB,
            "one/a.yaml": tube("a", "base"),
            "two/noob-lint.toml": 'tube-paths = ["../shared"]\nnoob-version = "1001"\n',
            "two/src/lab.py": LAB.replace("show", "draw"),
            "two/b.yaml": tube("b", "base"),
            "shared/base.yaml": tube("base"),
        },
        {
            "one/a.yaml": Project(
                "one", "CONFIGURATION", "one/noob-lint.toml", ("a", "base"), ("one",)
            ),
            "two/b.yaml": Project(
                "two", "CONFIGURATION", "two/noob-lint.toml", ("b", "base"), ("two/src", "two")
            ),
            "shared/base.yaml": Project("", "VERSION_CONTROL", None, ("base",), ("",)),
        },
    ),
)
