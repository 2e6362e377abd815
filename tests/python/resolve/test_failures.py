"""Which failure of many statements, handlers and modules Python comes to first."""

from __future__ import annotations

from pathlib import Path

import pytest

from noob_lint.python.resolve.importing import first_failure
from noob_lint.python.resolve.imports import Imports
from tests.python.resolve.entities import Tree, place, resolver

CASES: dict[str, tuple[dict[str, str], str, str]] = {
    "fine": (
        {"a.py": "import b\nx = 1\n", "b.py": "y = 1\n"},
        "a b",
        "",
    ),
    "first of two": (
        {"a.py": "gone\nlost\n"},
        "a",
        "a: name 'gone' is not defined at a.py:1:1-5",
    ),
    "second module": (
        {"a.py": "", "b.py": "gone\n"},
        "a b",
        "b: name 'gone' is not defined at b.py:1:1-5",
    ),
    "imported": (
        {"a.py": "import b\nlost\n", "b.py": "import c\n", "c.py": "gone\n"},
        "a",
        "c: name 'gone' is not defined at c.py:1:1-5",
    ),
    "perhaps": (
        {"a.py": "if input():\n    import b\n    gone\n", "b.py": "gone\n"},
        "a",
        "",
    ),
    "perhaps, then surely": (
        {"a.py": "if input():\n    import b\nimport b\n", "b.py": "gone\n"},
        "a",
        "b: name 'gone' is not defined at b.py:1:1-5",
    ),
    "perhaps further on": (
        {"a.py": "if input():\n    import b\n", "b.py": "import c\ngone\n", "c.py": "lost\n"},
        "a",
        "",
    ),
    "surely, then perhaps": (
        {"a.py": "import b\nif input():\n    import b\n", "b.py": "x = 1\n"},
        "a",
        "",
    ),
    "handled": (
        {"a.py": "try:\n    gone\nexcept NameError:\n    pass\n"},
        "a",
        "",
    ),
    "handled by a base": (
        {"a.py": "try:\n    import gone\nexcept Exception:\n    pass\n"},
        "a",
        "",
    ),
    "handled by all": (
        {"a.py": "try:\n    import gone\nexcept:\n    pass\n"},
        "a",
        "",
    ),
    "not handled": (
        {"a.py": "try:\n    gone\nexcept ImportError:\n    pass\n"},
        "a",
        "a: name 'gone' is not defined at a.py:2:5-9",
    ),
    "second handler": (
        {"a.py": "try:\n    gone\nexcept ImportError:\n    x\nexcept NameError:\n    import x\n"},
        "a",
        "a: there is no module 'x' at a.py:6:12-13",
    ),
    "perhaps handled": (
        {"a.py": "try:\n    gone\nexcept Odd:\n    pass\nexcept NameError:\n    lost\n"},
        "a",
        "",
    ),
    "tuple": (
        {"a.py": "try:\n    gone\nexcept (ImportError, NameError):\n    lost\n"},
        "a",
        "a: name 'lost' is not defined at a.py:4:5-9",
    ),
    "tuple with another": (
        {"a.py": "try:\n    gone\nexcept (ImportError, Odd):\n    lost\n"},
        "a",
        "",
    ),
    "handler that raises": (
        {"a.py": "try:\n    import gone\nexcept ImportError:\n    raise RuntimeError\n"},
        "a",
        "a: there is no module 'gone' at a.py:2:12-16",
    ),
    "handler that raises a lost one": (
        {
            "a.py": "try:\n import b\nexcept ImportError:\n pass\n",
            "b.py": "try:\n import gone\nexcept ImportError:\n raise RuntimeError\n",
        },
        "a",
        "b: there is no module 'gone' at b.py:2:9-13",
    ),
    "handler that raises again": (
        {
            "a.py": "try:\n import b\nexcept ImportError:\n lost\n",
            "b.py": "try:\n import gone\nexcept ImportError:\n raise\n",
        },
        "a",
        "a: name 'lost' is not defined at a.py:4:2-6",
    ),
    "handler that fails": (
        {"a.py": "try:\n    import gone\nexcept ImportError:\n    lost\n"},
        "a",
        "a: name 'lost' is not defined at a.py:4:5-9",
    ),
    "outer handler": (
        {
            "a.py": "try:\n    import b\nexcept ImportError:\n    lost\n",
            "b.py": "import c\n",
            "c.py": "import gone\n",
        },
        "a",
        "a: name 'lost' is not defined at a.py:4:5-9",
    ),
    "outer handler, again": (
        {
            "a.py": "try:\n    import b\nexcept ImportError:\n    pass\nimport b\n",
            "b.py": "import gone\n",
        },
        "a",
        "b: there is no module 'gone' at b.py:1:8-12",
    ),
    "outer handler, inner again": (
        {
            "a.py": "try:\n    import b\nexcept ImportError:\n    pass\nimport c\n",
            "b.py": "import c\nimport gone\n",
            "c.py": "x = 1\n",
        },
        "a",
        "",
    ),
    "finally": (
        {"a.py": "try:\n    gone\nexcept NameError:\n    pass\nfinally:\n    lost\n"},
        "a",
        "a: name 'lost' is not defined at a.py:6:5-9",
    ),
    "finally without": (
        {"a.py": "try:\n    x = 1\nfinally:\n    lost\n"},
        "a",
        "a: name 'lost' is not defined at a.py:4:5-9",
    ),
    "finally after a handler": (
        {"a.py": "try:\n    gone\nexcept NameError:\n    lost\nfinally:\n    gone2\n"},
        "a",
        "a: name 'lost' is not defined at a.py:4:5-9",
    ),
    "handlers that do not run": (
        {"a.py": "try:\n    x = 1\nexcept ValueError:\n    lost\n"},
        "a",
        "",
    ),
    "handlers import": (
        {"a.py": "try:\n    x = 1\nexcept ValueError:\n    import b\nimport b\n", "b.py": "gone\n"},
        "a",
        "b: name 'gone' is not defined at b.py:1:1-5",
    ),
    "else": (
        {"a.py": "try:\n    x = 1\nexcept ValueError:\n    pass\nelse:\n    lost\n"},
        "a",
        "a: name 'lost' is not defined at a.py:6:5-9",
    ),
    "moves": (
        {"a.py": "import sys\nsys.path.append('x')\nimport gone\n"},
        "a",
        "",
    ),
    "moves later": (
        {"a.py": "import gone\nimport sys\nsys.path.append('x')\n"},
        "a",
        "",
    ),
    "moved before": (
        {"a.py": "import b\nimport gone\n", "b.py": "import sys\nsys.path.append('x')\n"},
        "a",
        "",
    ),
    "moves and names": (
        {"a.py": "import b\ngone\n", "b.py": "import sys\nsys.path.append('x')\n"},
        "a",
        "a: name 'gone' is not defined at a.py:2:1-5",
    ),
    "adds": (
        {"a.py": "import b\ngone\n", "b.py": "import builtins\nbuiltins.gone = 1\n"},
        "a",
        "",
    ),
    "adds and modules": (
        {"a.py": "import b\nimport gone\n", "b.py": "import builtins\n"},
        "a",
        "a: there is no module 'gone' at a.py:2:8-12",
    ),
    "sets": (
        {"a.py": "import b, c\nb.x\nb.y\n", "b.py": "z = 1\n", "c.py": "import b\nb.x = 1\n"},
        "a",
        "a: 'b' has no 'y' at a.py:3:1-4",
    ),
    "sets too late": (
        {"a.py": "import b\nb.x\nimport c\n", "b.py": "z = 1\n", "c.py": "import b\nb.x = 1\n"},
        "a",
        "a: 'b' has no 'x' at a.py:2:1-4",
    ),
    "circle": (
        {"a.py": "import b\nx = 1\n", "b.py": "from a import x\n"},
        "a",
        "",
    ),
    "circle that works the other way": (
        {"a.py": "import b\nx = 1\n", "b.py": "import a\na.x\n"},
        "a b",
        "",
    ),
    "circle both ways": (
        {"a.py": "from b import y\nx = 1\n", "b.py": "from a import x\ny = 1\n"},
        "a",
        "b: 'a' has no 'x' yet, since it imports 'b' first at b.py:1:15-16",
    ),
    "circle both ways, started at the other": (
        {"a.py": "from b import y\nx = 1\n", "b.py": "from a import x\ny = 1\n"},
        "b",
        "a: 'b' has no 'y' yet, since it imports 'a' first at a.py:1:15-16",
    ),
    "circle that is bound": (
        {"a.py": "x = 1\nfrom b import y\n", "b.py": "from a import x\ny = 1\n"},
        "a",
        "",
    ),
    "circle with all names of another": (
        {
            "a.py": "from c import *\nfrom b import y\nx = 1\n",
            "b.py": "from a import x\ny = 1\n",
            "c.py": "",
        },
        "a",
        "",
    ),
    **{
        f"circle with {what}": (
            {
                "a.py": f"{lines}\nfrom b import y\nx = 1\n",
                "b.py": "from a import x\ny = 1\n",
            },
            "a",
            "",
        )
        for what, lines in {
            "names that are made up": "def __getattr__(name): return 1",
            "names that are added": "globals().update(x=1)",
            "names that are set": "import a\na.x = 1",
            "names of a function": "def f():\n    global x\n    x = 1\nf()",
        }.items()
    },
    "circle of attributes": (
        {"a.py": "import b\nb.y\nx = 1\n", "b.py": "import a\na.x\ny = 1\n"},
        "a",
        "b: 'a' has no 'x' yet, since it imports 'b' first at b.py:2:1-4",
    ),
    "circle that is handled": (
        {
            "a.py": "from b import y\nx = 1\n",
            "b.py": "try:\n    from a import x\nexcept ImportError:\n    x = 2\ny = 1\n",
        },
        "a",
        "",
    ),
    "circle of three": (
        {
            "a.py": "from b import y\nx = 1\n",
            "b.py": "from c import z\ny = 1\n",
            "c.py": "from a import x\nz = 1\n",
        },
        "a",
        "c: 'a' has no 'x' yet, since it imports 'c' first at c.py:1:15-16",
    ),
    "circle of three with a way in": (
        {
            "a.py": "import b\nx = 1\n",
            "b.py": "from c import z\ny = 1\n",
            "c.py": "from a import x\nz = 1\n",
        },
        "a",
        "",
    ),
    "circle in a package": (
        {
            "p/__init__.py": "",
            "p/a.py": "from p.b import y\nx = 1\n",
            "p/b.py": "from p.a import x\ny = 1\n",
        },
        "p p.a",
        "p.b: 'p.a' has no 'x' yet, since it imports 'p.b' first at b.py:1:17-18",
    ),
    "circle begun by the package": (
        {
            "p/__init__.py": "import p.b\n",
            "p/a.py": "from p.b import y\nx = 1\n",
            "p/b.py": "from p.a import x\ny = 1\n",
        },
        "p p.a",
        "p.a: 'p.b' has no 'y' yet, since it imports 'p.a' first at a.py:1:17-18",
    ),
    "circle through the package": (
        {"p/__init__.py": "from p.a import f\n", "p/a.py": "from p import g\ndef f(): ...\n"},
        "p p.a",
        "p.a: 'p' has no 'g' at a.py:1:15-16",
    ),
    "circle with another failure": (
        {"a.py": "from b import y\nx = 1\n", "b.py": "gone\nfrom a import x\ny = 1\n"},
        "a",
        "b: name 'gone' is not defined at b.py:1:1-5",
    ),
    "itself": (
        {"a.py": "from a import x\nx = 1\n"},
        "a",
        "a: 'a' has no 'x' yet, since it imports 'a' first at a.py:1:15-16",
    ),
    "syntax": (
        {"a.py": "try:\n    import b\nexcept ImportError:\n    pass\n", "b.py": "x = (\n"},
        "a",
        "b: syntax error: '(' was never closed at b.py:1:5",
    ),
    "syntax handled": (
        {"a.py": "try:\n    import b\nexcept SyntaxError:\n    pass\n", "b.py": "x = (\n"},
        "a",
        "",
    ),
    "encoding": (
        {
            "a.py": "try:\n    import b\nexcept ValueError:\n    pass\n",
            "b.py": "# coding: quatsch\n",
        },
        "a",
        "",
    ),
    "package first": (
        {"p/__init__.py": "gone\n", "p/a.py": "lost\n"},
        "p p.a",
        "p: name 'gone' is not defined at __init__.py:1:1-5",
    ),
    "perhaps handled, which fails": (
        {"a.py": "try:\n    gone\nexcept Odd:\n    lost\n"},
        "a",
        "",
    ),
    "perhaps handled, then surely": (
        {"a.py": "try:\n    gone\nexcept Odd:\n    pass\nexcept NameError:\n    pass\nlost\n"},
        "a",
        "a: name 'lost' is not defined at a.py:7:1-5",
    ),
    "handlers that may add": (
        {
            "a.py": "try:\n    x = 1\nexcept ValueError:\n    import b\ngone\n",
            "b.py": "import builtins\n",
        },
        "a",
        "",
    ),
    "handlers that all may run": (
        {
            "a.py": "try:\n    gone\nexcept A:\n    pass\nexcept B:\n    import b\nexcept C:\n"
            "    pass\nlost\n",
            "b.py": "import builtins\n",
        },
        "a",
        "",
    ),
    "handlers before the one that may run": (
        {
            "a.py": "try:\n    gone\nexcept ValueError:\n    import b\nexcept B:\n    pass\nlost\n",
            "b.py": "import builtins\n",
        },
        "a",
        "a: name 'lost' is not defined at a.py:7:1-5",
    ),
    "handlers behind the one that runs": (
        {
            "a.py": "try:\n    gone\nexcept NameError:\n    pass\nexcept B:\n    import b\nlost\n",
            "b.py": "import builtins\n",
        },
        "a",
        "a: name 'lost' is not defined at a.py:7:1-5",
    ),
    "an unknown one handled by all": (
        {"a.py": "def make(): ...\ntry:\n    raise make()\nexcept BaseException:\n    lost\n"},
        "a",
        "a: name 'lost' is not defined at a.py:5:5-9",
    ),
    "an unknown one handled by most": (
        {"a.py": "def make(): ...\ntry:\n    raise make()\nexcept Exception:\n    lost\n"},
        "a",
        "",
    ),
    "an unknown one handled by few": (
        {"a.py": "def make(): ...\ntry:\n    raise make()\nexcept ValueError:\n    pass\nlost\n"},
        "a",
        "a: name 'lost' is not defined at a.py:6:1-5",
    ),
    "circle reached from beside": (
        {
            "x.py": "import a\n",
            "a.py": "from b import y\nx = 1\n",
            "b.py": "from a import x\ny = 1\n",
        },
        "x",
        "b: 'a' has no 'x' yet, since it imports 'b' first at b.py:1:15-16",
    ),
    "circle after a failure": (
        {
            "a.py": "try:\n    import b\nexcept ImportError:\n    pass\nfrom c import z\nx = 1\n",
            "b.py": "import c\nimport gone\n",
            "c.py": "from a import x\nz = 1\n",
        },
        "a",
        "c: 'a' has no 'x' yet, since it imports 'c' first at c.py:1:15-16",
    ),
    "circle of later lines": (
        {"a.py": "import c\nx = 1\nimport b\n", "b.py": "from a import x\n", "c.py": "y = 1\n"},
        "a",
        "",
    ),
    "circle of earlier lines": (
        {"a.py": "import b\nx = 1\nimport c\n", "b.py": "from a import x\n", "c.py": "import b\n"},
        "a c",
        "",
    ),
    "outer handler of a final": (
        {
            "a.py": "try:\n    import b\nexcept ImportError:\n    pass\nfinally:\n    gone\n",
            "b.py": "import lost\n",
        },
        "a",
        "a: name 'gone' is not defined at a.py:6:5-9",
    ),
    "handled perhaps in a module": (
        {
            "a.py": "if input():\n try:\n  import b\n except ImportError:\n  gone\nlost\n",
            "b.py": "import c\n",
            "c.py": "gone\n",
        },
        "a",
        "a: name 'lost' is not defined at a.py:6:1-5",
    ),
}


def found(files: dict[str, str], start: str, folder: Path) -> str:
    imports = Imports(resolver(folder, Tree(files)), is_sure=True)
    broken = first_failure(start.split(), imports.run, imports)
    return "" if broken is None else f"{broken.module}: {broken.reason}{place(broken.place)}"


@pytest.mark.parametrize("title", CASES)
def test_the_first_failure(title: str, tmp_path: Path) -> None:
    files, start, expected = CASES[title]
    assert found(files, start, tmp_path) == expected


@pytest.mark.parametrize(("more", "is_read"), [(0, True), (1, False)])
def test_very_long_modules_are_not_followed(more: int, is_read: bool, tmp_path: Path) -> None:
    first = "import b\ngone\n"
    second = "# a line\n" * ((1_000_000 - len(first)) // 9)
    second += "#" * (1_000_000 + more - len(first) - len(second))
    assert bool(found({"a.py": first, "b.py": second}, "a", tmp_path)) is is_read
