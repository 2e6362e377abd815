"""How an import fails: through handlers, in cycles, and for names missing in existing modules."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from noob_lint.python.find.environment import read_environment
from noob_lint.python.lookup import Sources
from tests.oracle import Oracle
from tests.python import test_imports
from tests.python.test_imports import FRAME, TRY, Case, package, reason, write

noob = test_imports.noob

MAKES_NUMPYY = """
import sys, tempfile
from pathlib import Path
folder = tempfile.mkdtemp()
Path(folder, "numpyy.py").touch()
sys.path.append(folder)
"""

BROKEN = {
    "handler": Case(
        "there is no module 'lumpy'",
        "try:\n    import numpyy\nexcept ImportError:\n    import lumpy as numpyy\n",
    ),
    "handler of a handler": Case(
        "there is no module 'humpy'",
        """
        try:
            import numpyy
        except ImportError:
            try:
                import lumpy
            except ModuleNotFoundError:
                from humpy import array
        """,
    ),
    "handler of something else": Case(
        "'other' has no 'x'",
        "try:\n    from other import x\nexcept ModuleNotFoundError:\n    x = 1\n",
        {"other.py": "y = 1\n"},
    ),
    "handler that raises": Case(
        "there is no module 'numpyy'",
        """
        try:
            import numpyy
        except ImportError as error:
            raise RuntimeError("install numpyy") from error
        """,
    ),
    "handler that raises it again": Case(
        "there is no module 'numpyy'",
        """
        try:
            try:
                import numpyy
            except ImportError:
                raise
        except ValueError:
            pass
        """,
    ),
    "syntax error in a try": Case(
        "syntax error: invalid syntax",
        "try:\n    import other\nexcept ImportError:\n    pass\n",
        {"other.py": "def f(:\n"},
    ),
    "name in a try": Case(
        "name 'y' is not defined",
        "try:\n    import other\nexcept ImportError:\n    pass\n",
        {"other.py": "x = y\n"},
    ),
    "again without a try": Case(
        "there is no module 'numpyy'",
        "try:\n    import other\nexcept ImportError:\n    pass\nimport other\n",
        {"other.py": "import numpyy\n"},
    ),
    "finally": Case(
        "there is no module 'numpyy'", "try:\n    x = 1\nfinally:\n    import numpyy\n"
    ),
    "warnings": Case(
        "there is no module 'numpyy'",
        "import warnings\nwith warnings.catch_warnings():\n    import numpyy\n",
    ),
    "circle": package(
        "'lab.nodes' has no 'X' yet, since it imports 'lab.kinds' first",
        "from lab.kinds import Frame\nX = 1\n",
        kinds="from lab.nodes import X\n" + FRAME,
    ),
    "circle that the package begins": package(
        "'lab.kinds' has no 'Frame' yet, since it imports 'lab.nodes' first",
        "X = 1\nfrom lab.kinds import Frame\n",
        __init__="import lab.kinds\n",
        kinds="from lab.nodes import X\n" + FRAME,
    ),
    "circle of attributes": Case(
        "'lab' has no 'X' yet, since it imports 'other' first",
        "import other\nY = other.Y\nX = 1\n",
        {"other.py": "import lab\nX = lab.X\nY = 1\n"},
    ),
    "from itself": Case(
        "'lab' has no 'g' yet, since it imports 'lab' first", "from lab import g\ndef g(): ...\n"
    ),
    "attribute": Case("'other' has no 'x'", "import other\nX = other.x\n", {"other.py": "y = 1\n"}),
    "attribute of a module of a package": package(
        "'lab.kinds' has no 'Frme'; did you mean 'Frame'?",
        "from . import kinds\ndef g(x: kinds.Frme): ...\n",
        kinds=FRAME,
    ),
    "attribute of a name": Case(
        "'other' has no 'x'", "import other as o\nX = o.x.y.z\n", {"other.py": "y = 1\n"}
    ),
    "__all__": Case(
        "'other' has no 'gone', which stands in its '__all__'",
        "from other import *\n",
        {"other.py": "__all__ = ['gone', 'x']\nx = 1\n"},
    ),
    "return": Case("syntax error: 'return' outside function", "return 1\n"),
    "await": Case("syntax error: 'await' outside async function", "def g():\n    await h()\n"),
    "keyword twice": Case(
        "syntax error: keyword argument repeated: a", "def g():\n    return dict(a=1, a=2)\n"
    ),
    "late future": Case(
        "syntax error: from __future__ imports must occur at the beginning of the file",
        "x = 1\nfrom __future__ import annotations\n",
    ),
}
FINE = {
    "handled": Case(
        None,
        "try:\n    import other\nexcept ImportError:\n    other = None\n",
        {"other.py": "import numpyy\n"},
    ),
    "handled by a tuple": Case(
        None, "try:\n    import numpyy\nexcept (ValueError, ImportError):\n    numpyy = None\n"
    ),
    "handled by Exception": Case(
        None,
        "try:\n    import other\nexcept Exception:\n    other = None\n",
        {"other.py": "x = y\n"},
    ),
    "handled by an own exception": Case(
        None,
        "from other import Gone\ntry:\n    import numpyy\nexcept Gone:\n    numpyy = None\n",
        {"other.py": "Gone = ImportError\n"},
    ),
    "handler that never runs": Case(
        None, "try:\n    import json\nexcept ImportError:\n    import numpyy\n"
    ),
    "two tries": Case(
        None,
        """
        try:
            try:
                import numpyy
            except ImportError:
                import lumpy
        except ImportError:
            pass
        """,
    ),
    "after what raises": Case(
        None, "try:\n    int('x')\n    import numpyy\nexcept ValueError:\n    pass\n"
    ),
    "circle that is ordered": Case(
        None, "X = 1\nfrom other import Y\n", {"other.py": "from lab import X\nY = 1\n"}
    ),
    "circle with another way in": Case(
        None, "import other\nX = 1\n", {"other.py": "import lab\nY = getattr(lab, 'X', 1)\n"}
    ),
    "attribute that is looked for": Case(
        None,
        "import other\ntry:\n    X = other.x\nexcept AttributeError:\n    X = 1\n",
        {"other.py": "y = 1\n"},
    ),
    "attribute that is set": Case(
        None,
        "import other, patch\nX = other.x\n",
        {"other.py": "y = 1\n", "patch.py": "import other\nother.x = 1\n"},
    ),
    "attribute of one of two modules": Case(
        None,
        """
        import sys
        try:
            import numpyy as n
        except ImportError:
            import other as n
        if sys.platform == "amiga":
            import second as m
        else:
            import other as m
        X = (n.x, m.x)
        """,
        {"other.py": "x = 1\n", "second.py": ""},
    ),
    "module that is found once it has been made": Case(
        None, "import other\nimport numpyy\n", {"other.py": MAKES_NUMPYY}
    ),
    "module that may have been made": Case(
        None,
        "import os\nif os.getpid():\n    import other\nimport numpyy\n",
        {"other.py": MAKES_NUMPYY},
    ),
    "attribute of a class": Case(
        None,
        "from other import Frame\nX = Frame.y\n",
        {"other.py": "class Frame:\n    y = 1\n"},
    ),
    "attribute of what has the name of a module": package(
        None,
        "from lab import kinds\nX = kinds.y\n",
        __init__="from .kinds import kinds\n",
        kinds="class kinds:\n    y = 1\n",
    ),
    "module of __all__": Case(
        None,
        "from other import *\nX = sub.y\n",
        {"other/__init__.py": "__all__ = ['sub']\n", "other/sub.py": "y = 1\n"},
    ),
}
CASES = BROKEN | {f"fine, {name}": case for name, case in FINE.items()}
INSTALLED = {
    "name of Python": Case(
        "'json' has no 'dumpz'; did you mean 'dump'?", "from json import dumpz\n"
    ),
    "module of Python": Case(
        "there is no module 'ElmentTree' in 'xml.etree'; did you mean 'ElementTree'?",
        "import xml.etree.ElmentTree\n",
    ),
    "what Python had": Case("there is no module 'imp'", "import imp\n"),
    "module of a package": Case(
        "there is no module 'basemodel' in 'pydantic'", "from pydantic.basemodel import BaseModel\n"
    ),
    "attribute of Python": Case(
        "'json' has no 'dumpz'; did you mean 'dump'?", "import json\nx = json.dumpz\n"
    ),
    "fine": Case(
        None,
        """
        import os.path, xml.etree.ElementTree, concurrent.futures, collections.abc, asyncio
        from collections import abc, deque
        from typing import Any, override
        from os import path, getcwd, EX_OK
        from pydantic import BaseModel, Field
        from noob import Name, Node, process_method
        import asyncio.subprocess as pipes
        X = (os.path.join, asyncio.Queue, pipes.PIPE, deque.append, path.sep)
        """,
    ),
    "fine, handled": Case(
        None, "try:\n    from json import dumpz\nexcept ImportError:\n    from json import dumps\n"
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_why_a_module_cannot_be_imported(name: str, tmp_path: Path) -> None:
    assert reason(tmp_path, write(tmp_path, CASES[name])) == CASES[name].reason


@pytest.mark.oracle
def test_noob_fails_to_import_just_these(noob: Oracle, tmp_path: Path) -> None:
    environment = read_environment(noob.python.parent.parent)
    cases, told = {}, {}
    for number, (name, case) in enumerate((CASES | INSTALLED).items()):
        root = tmp_path / str(number)
        cases[name] = (str(root), write(root, case))
        found = Sources([root], environment, is_sure=True).broken(cases[name][1])
        told[name] = None if found is None else found.reason
        with (root / f"{case.module.replace('.', '/')}.py").open("a", encoding="utf-8") as file:
            file.write("\nf = len\n")
    assert told == {name: case.reason for name, case in (CASES | INSTALLED).items()}
    answers: dict[str, Any] = noob.run(TRY, cases)
    failed = {name for name, answer in answers.items() if answer is not None}
    assert failed == {name for name, why in told.items() if why is not None}


def test_nothing_is_said_of_an_environment_that_may_be_another(
    tmp_path: Path, noob: Oracle
) -> None:
    environment = read_environment(noob.python.parent.parent)
    for case in INSTALLED.values():
        assert Sources([tmp_path], environment).broken(write(tmp_path, case)) is None
