"""Whether a module can be imported: reported imports certainly fail, according to Python."""

from __future__ import annotations

import builtins
from pathlib import Path
from textwrap import dedent
from typing import Any, NamedTuple

import pytest

from noob_lint.python.find.environment import Environment, read_environment
from noob_lint.python.find.typeshed import exists_in, stub_file
from noob_lint.python.lookup import Sources
from noob_lint.python.resolve.imports import ERRORS
from tests.oracle import Oracle, UnreachableError, install, newer_interpreter


class Case(NamedTuple):
    """A module `lab`, or a package with the module `lab.nodes`, and why it cannot be imported.

    It is found in the first of several files that has the type's function `f`.
    """

    reason: str | None
    text: str
    others: dict[str, str] = {}
    module: str = "lab"


def package(reason: str | None, text: str, **others: str) -> Case:
    """A case in a package, with other modules next to it."""
    files = {f"lab/{name}.py": other for name, other in others.items()}
    return Case(reason, text, {"lab/__init__.py": "", **files}, "lab.nodes")


FRAME = "class Frame: ...\n"
BROKEN = {
    "syntax": Case("syntax error: invalid syntax", "def f(:\n"),
    "indentation": Case("syntax error: unexpected indent", "x = 1\n  y = 2\n"),
    "brackets": Case("syntax error: '(' was never closed", "def f():\n    print('a'\n"),
    "encoding": Case("unknown encoding: quatsch", "# coding: quatsch\n"),
    "name of a module": package(
        "'lab.kinds' has no 'Frme'; did you mean 'Frame'?",
        "from lab.kinds import Frme\n",
        kinds=FRAME,
    ),
    "relative name": package("'lab.kinds' has no 'x'", "from .kinds import x\n", kinds=FRAME),
    "name of a package": package("'lab' has no 'kind'", "from . import kind\n"),
    "name of a namespace package": Case(
        "'lab.kinds' has no 'x'",
        "from lab.kinds import x\n",
        {"lab/kinds.py": FRAME},
        "lab.nodes",
    ),
    "module of a package": package(
        "there is no module 'kins' in 'lab'; did you mean 'kinds'?",
        "import lab.kins as kinds\n",
        kinds=FRAME,
    ),
    "private module of a package": package(
        "there is no module '_kins' in 'lab'; did you mean '_kinds'?",
        "from lab._kins import Frame\n",
        _kinds=FRAME,
    ),
    "beyond the package": package("a relative import leads out of the package", "from .. import x"),
    "no package": Case("a relative import leads out of the package", "from .kinds import x"),
    "distribution": Case("there is no module 'numpyy'", "import numpyy as np\n"),
    "from a distribution": Case("there is no module 'numpyy'", "from numpyy.linalg import norm\n"),
    "undefined": Case("name 'np' is not defined", "x = np.zeros(3)\n"),
    "too early": Case("name 'g' is not defined", "x = g()\ndef g(): ...\n"),
    "in a decorator": Case("name 'cache' is not defined", "@cache\ndef g(): ...\n"),
    "in a default": Case("name 'ONE' is not defined", "def g(*, x=ONE): ...\n"),
    "in an annotation": Case("name 'np' is not defined", "def g(x: np.ndarray): ...\n"),
    "in a return annotation": Case("name 'np' is not defined", "def g() -> list[np.int8]: ...\n"),
    "in the annotation of a variable": Case("name 'np' is not defined", "x: np.int8 = 1\n"),
    "in a base": Case("name 'Base' is not defined", "class A(Base): ...\n"),
    "in a metaclass": Case("name 'Meta' is not defined", "class A(metaclass=Meta): ...\n"),
    "in a class": Case("name 'two' is not defined", "class A:\n    one = 1\n    x = one + two\n"),
    "in a method's default": Case(
        "name 'y' is not defined", "class A:\n    def f(self, x=y): ...\n"
    ),
    "a name of a class": Case("name 'one' is not defined", "class A:\n    one = 1\nx = one\n"),
    "only for type checkers": Case(
        "name 'Frame' is not defined",
        """
        import typing
        if typing.TYPE_CHECKING:
            from lab.kinds import Frame
        def f(x: Frame): ...
        """,
    ),
    "for an older Python": Case(
        "there is no module 'numpyy'",
        """
        import sys
        if sys.version_info >= (3, 11):
            import numpyy
        """,
    ),
    "added to": Case("name 'x' is not defined", "x += 1\n"),
    "in a comprehension": Case("name 'xs' is not defined", "ys = [x for x in xs]\n"),
    "in a format": Case("name 'x' is not defined", "y = f'{x}'\n"),
    "target": Case("name 'np' is not defined", "np.random.x = 3\n"),
    "condition": Case("name 'FAST' is not defined", "if FAST:\n    x = 1\n"),
    "loop": Case("name 'xs' is not defined", "for x in xs:\n    pass\n"),
    "with": Case("name 'opened' is not defined", "with opened() as x:\n    pass\n"),
    "match": Case("name 'y' is not defined", "match y:\n    case 1: ...\n"),
    "assert": Case("name 'y' is not defined", "assert y\n"),
    "deleted star": Case(
        "name 'x' is not defined", "from other import *\ny = x\n", {"other.py": "z = 1\n"}
    ),
    "raise": Case("it raises NotImplementedError", "raise NotImplementedError('later')\n"),
    "raise of an attribute": Case(
        "it raises lab2.Error",
        "import lab2\nraise lab2.Error\n",
        {"lab2.py": "class Error(Exception): ...\n"},
    ),
    "handled otherwise": Case(
        "there is no module 'numpyy'",
        """
        try:
            import numpyy
        except ValueError:
            numpyy = None
        """,
    ),
    "raised again": Case(
        "there is no module 'numpyy'",
        """
        try:
            import numpyy
        except ImportError as error:
            raise RuntimeError("install numpyy") from error
        """,
    ),
    "finally": Case(
        "name 'y' is not defined",
        """
        try:
            x = 1
        finally:
            x = y
        """,
    ),
    "package above": package("name 'x' is not defined", "", __init__="y = x\n"),
    "through another": package(
        "name 'x' is not defined",
        "from lab.kinds import Frame\n",
        kinds="from . import deep\n" + FRAME,
        deep="y = x\n",
    ),
    "in a circle": package(
        "name 'x' is not defined", "import lab.kinds\n", kinds="import lab.nodes\ny = x\n"
    ),
}
FINE = {
    "nothing": Case(None, ""),
    "handled": Case(
        None,
        """
        try:
            import numpyy
        except ImportError:
            numpyy = None
        """,
    ),
    "handled by a module": Case(
        None, "try:\n    import numpyy\nexcept ModuleNotFoundError:\n    pass\n"
    ),
    "handled by anything": Case(None, "try:\n    import numpyy\nexcept:\n    pass\n"),
    "handled with others": Case(
        None, "try:\n    import numpyy\nexcept (OSError, ImportError):\n    pass\n"
    ),
    "name handled": Case(None, "try:\n    x = y\nexcept NameError:\n    x = 1\n"),
    "raise handled": Case(None, "try:\n    raise TypeError\nexcept TypeError as e:\n    x = e\n"),
    "else of what is handled": Case(
        None,
        """
        try:
            import numpyy
        except ImportError:
            pass
        else:
            x = y
        """,
    ),
    "broken module handled": package(
        None,
        """
        try:
            from lab import kinds
        except SyntaxError:
            pass
        """,
        kinds="def f(:\n",
    ),
    "suppressed": Case(
        None, "from contextlib import suppress\nwith suppress(ImportError):\n    import numpyy\n"
    ),
    "in a function": Case(None, "def f(x=lambda: y):\n    import numpyy\n    return z\n"),
    "not this Python": Case(None, "import sys\nif sys.version_info < (3, 9):\n    import numpyy\n"),
    "other branch": Case(
        None, "import sys\nif sys.platform == 'amiga':\n    import numpyy\nelse:\n    x = 1\n"
    ),
    "program": Case(None, "if __name__ == '__main__':\n    import numpyy\n    main()\n"),
    "type checkers": Case(
        None,
        """
        from __future__ import annotations
        from typing import TYPE_CHECKING
        if TYPE_CHECKING:
            import numpyy
        def f(x: numpyy.array): ...
        """,
    ),
    "quoted annotation": Case(None, "def f(x: 'np.ndarray') -> 'np.ndarray': ...\n"),
    "loop that never runs": Case(None, "for x in ():\n    y = z\nelse:\n    z = 1\n"),
    "never evaluated": Case(
        None, "a = True or x\nb = 1 if a else x\nc = [x for _ in ()]\nd = 1 > 2 > x\n"
    ),
    "names of Python": Case(
        None, "x = (__name__, __file__, __doc__, __spec__, __builtins__, int)\n"
    ),
    "names by many ways": Case(
        None,
        """
        import os.path, sys as system
        (a, *b), [c] = (1, 2), [3]
        with open(__file__) as d: pass
        for e, (f, g) in []: pass
        [h := 1 for _ in (1,)]
        class I: ...
        def j(): ...
        async def k(): ...
        try:
            pass
        except OSError as l:
            pass
        match 1:
            case {"x": m, **n} | [m, *n]: pass
            case o: pass
        p: int = 1
        x = (os, system, a, b, c, d, h, I, j, k, o, p)
        """,
    ),
    "set by a function": Case(None, "def g():\n    global x\n    x = 1\ng()\ny = x\n"),
    **{
        f"set by {way}": Case(None, f"import enum, sys\n{way}\ny = x\n")
        for way in (
            *("globals().update(x=1)", "vars().update(x=1)", "locals().update(x=1)"),
            *("exec('x = 1')", "sys.modules[__name__].x = 1", "me = vars(); me['x'] = 1"),
            *("me = sys.modules.get(__name__); setattr(me, 'x', 1)",),
            *("me = sys.modules.get(__name__); me.__dict__.update(x=1)",),
            "@enum.global_enum\nclass Mode(enum.Enum):\n    x = 1",
        )
    },
    "star": Case(None, "from other import *\ny = x\n", {"other.py": "x = 1\n"}),
    "star of what is made": Case(
        None, "from other import *\ny = x\n", {"other.py": "x = 1\n__all__ = ['x'] + []\n"}
    ),
    "submodule of the package": Case(
        None,
        "from .kinds import Frame\ny = kinds.Frame\n",
        {"lab/kinds.py": FRAME, "lab/__init__.py": "from .kinds import Frame\ny = kinds.Frame\n"},
        "lab.kinds",
    ),
    "names in a class": Case(
        None,
        """
        one = 1
        class A:
            two = 2
            x = one + two
            def f(self, y=two): ...
            class B:
                z = one
        """,
    ),
    "made as it is asked for": package(
        None, "from lab.kinds import Frme\n", kinds="def __getattr__(name): return 1\n"
    ),
    "in a circle": package(None, "import lab.kinds\nX = 1\n", kinds="import lab.nodes\n" + FRAME),
    "function of a circle": package(
        None, "from lab import kinds\n", kinds="from lab import nodes\n" + FRAME
    ),
    "noob": Case(None, "from noob import Name\nimport pydantic, noob_core, ruamel.yaml\n"),
    "its own path": Case(
        None,
        "import sys, os\nsys.path.append(os.path.join(os.path.dirname(__file__), 'more'))\n"
        "import numpyy\n",
        {"more/numpyy.py": ""},
    ),
    "the path of a package": package(
        None,
        "import numpyy\n",
        __init__="import sys, os\nsys.path.append(os.path.dirname(__file__))\n",
        numpyy="",
    ),
    "a builtin that is added": Case(
        None, "import other\nx = added\n", {"other.py": "import builtins\nbuiltins.added = 1\n"}
    ),
}
CAUTION = {
    "generated": package(None, "from lab._version import version\n"),
    "compiled": package(None, "from lab._core import fast\nfrom lab import _other\n"),
    "compiled from what is beside": Case(
        None, "from lab import core\n", {"lab/__init__.py": "", "lab/core.pyx": ""}, "lab.nodes"
    ),
    "protobuf": package(None, "from . import frames_pb2\n"),
    "a script's directory": package(None, "from kinds import Frame\n", kinds=FRAME),
    "another system": Case(None, "import winreg\n"),
    "IPython": Case(None, "x = get_ipython()\n"),
    "a profiler": Case(None, "@profile\ndef f(): ...\n"),
    "a notebook, and Python without its module site": Case(
        None, "x = (display, _, copyright, credits, exit, help, license, quit)\n"
    ),
    "other systems and versions": Case(None, "x = (WindowsError, PythonFinalizationError)\n"),
    **{
        f"{name}, which comes with noob": Case(None, f"import {name}\n")
        for name in (
            *("click", "noob", "noob_core", "platformdirs", "pydantic", "pydantic_core"),
            *("pydantic_settings", "rich", "ruamel", "typing_extensions", "yaml"),
        )
    },
}
"""What may work although it does not here: nothing is told of it."""

CASES = BROKEN | {f"fine, {name}": case for name, case in FINE.items()}


def write(root: Path, case: Case) -> str:
    """Write the files of a case; returns a type in it."""
    own = f"{case.module.replace('.', '/')}.py"
    text = dedent(case.text)
    files = {own: text, **case.others} if own not in case.others else case.others
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return f"{case.module}.f"


def reason(root: Path, dotted: str) -> str | None:
    """Why a type cannot be imported, in an empty environment."""
    environment = Environment(root / "env", (root / "env" / "site-packages",), version=(3, 13))
    found = Sources([root], environment, base=root, is_sure=True).broken(dotted)
    return None if found is None else found.reason


@pytest.mark.parametrize("name", [*CASES, *CAUTION])
def test_why_a_module_cannot_be_imported(name: str, tmp_path: Path) -> None:
    case = (CASES | CAUTION)[name]
    assert reason(tmp_path, write(tmp_path, case)) == case.reason


@pytest.mark.parametrize("name", sorted(ERRORS))
def test_else_is_only_sure_where_no_handler_helps(name: str, tmp_path: Path) -> None:
    """Errors of imports, names and syntax are reported anyway."""
    kind = getattr(builtins, name)
    told = (ModuleNotFoundError, UnboundLocalError, SyntaxError, TabError)
    helps = any(issubclass(one, kind) for one in told) or issubclass(kind, SyntaxError)
    text = f"try:\n    x = len('')\nexcept {name}:\n    pass\nelse:\n    y = z\n"
    expected = None if helps else "name 'z' is not defined"
    assert reason(tmp_path, write(tmp_path, Case(None, text))) == expected


def stubs() -> set[str]:
    """The modules that Python has or had, except private ones."""
    known = stub_file("time")
    assert known is not None
    return {path.stem for path in known.parent.iterdir() if path.stem[0] != "_"}


GONE = sorted(one for one in stubs() if exists_in(one, (3, 11)) and not exists_in(one, (3, 13)))


@pytest.mark.parametrize("name", GONE)
def test_modules_that_python_lost(name: str, tmp_path: Path) -> None:
    dotted = write(tmp_path, Case(None, f"import {name}\n"))
    library = tmp_path / "library"
    library.mkdir()
    for version in ((3, 11), (3, 12), (3, 13)):
        environment = Environment(tmp_path / "env", library=library, version=version)
        found = Sources([tmp_path], environment, is_sure=True).broken(dotted)
        assert (found is None) is exists_in(name, version), version


def test_a_package_is_only_missing_where_the_environment_is_sure(tmp_path: Path) -> None:
    dotted = write(tmp_path, BROKEN["distribution"])
    site = tmp_path / "env" / "site-packages"
    environment = Environment(tmp_path / "env", (site,), version=(3, 13))
    assert Sources([tmp_path], environment).broken(dotted) is None
    assert Sources([tmp_path]).broken(dotted) is None
    assert Sources([tmp_path], environment, is_sure=True).broken(dotted) is not None
    unknown = environment._replace(complete=False)
    assert Sources([tmp_path], unknown, is_sure=True).broken(dotted) is None


@pytest.mark.parametrize(
    ("version", "expected"), [((3, 13), True), ((3, 14), False), (None, False)]
)
def test_annotations_are_evaluated_before_3_14(
    tmp_path: Path, version: tuple[int, int] | None, expected: bool
) -> None:
    dotted = write(tmp_path, BROKEN["in an annotation"])
    environment = Environment(tmp_path / "env", version=version)
    assert (Sources([tmp_path], environment).broken(dotted) is not None) is expected


def test_the_place_is_what_fails(tmp_path: Path) -> None:
    (tmp_path / "lab.py").write_text("import other\nx = 1\n")
    (tmp_path / "other.py").write_text("ä = 'é'; y = undefined\n")
    found = Sources([tmp_path]).broken("lab.f")
    assert found is not None
    assert found.module == "other"
    assert found.place is not None
    span = found.place.span
    assert found.place.source.text[span.start.offset : span.end.offset] == "undefined"


def test_the_order_of_questions_changes_nothing(tmp_path: Path) -> None:
    """Each module in an import cycle fails if it is imported first."""
    for name, other in (("one", "two"), ("two", "one")):
        (tmp_path / f"{name}.py").write_text(f"import {other}\nx = not_in_{name}\n")
    names = ("one.f", "two.f", "one.g")
    whole = Sources([tmp_path])
    together = [whole.broken(name) for name in names]
    alone = [Sources([tmp_path]).broken(name) for name in names]
    reasons = [found and found.reason for found in together]
    assert reasons == [found and found.reason for found in alone]
    assert reasons == [f"name 'not_in_{name}' is not defined" for name in ("two", "one", "two")]


def test_all_that_is_imported_is_in_the_reads(tmp_path: Path) -> None:
    dotted = write(tmp_path, BROKEN["through another"])
    reads = Sources([tmp_path]).reads([dotted])
    names = ("__init__", "nodes", "kinds", "deep")
    assert reads >= {str(tmp_path / "lab" / f"{name}.py") for name in names}


def test_a_chain_of_any_length(tmp_path: Path) -> None:
    for number in range(1100):
        (tmp_path / f"m{number}.py").write_text(f"import m{number + 1}\n")
    (tmp_path / "m1100.py").write_text("x = y\n")
    assert reason(tmp_path, "m0.f") == "name 'y' is not defined"


def test_an_installed_module_with_a_syntax_error(tmp_path: Path) -> None:
    site = tmp_path / "env" / "lib" / "python3.11" / "site-packages"
    site.mkdir(parents=True)
    (site / "lab.py").write_text("def f(:\n")
    (site / "fine.py").write_text("import gone\nx = y\n")
    sources = Sources([], read_environment(tmp_path / "env"), is_sure=True)
    found = sources.broken("lab.f")
    assert found is not None
    assert found.reason == "syntax error: invalid syntax"
    assert sources.broken("fine.f") is None


TRY = """
import json, os, sys, types
answers = {}
for name, (root, dotted) in json.load(sys.stdin).items():
    before, path = set(sys.modules), sys.path[:]
    sys.path.insert(0, root)
    try:
        from noob.utils import resolve_python_identifier
        before |= set(sys.modules)
        resolve_python_identifier(dotted)
    except BaseException as error:
        answers[name] = f"{type(error).__name__}: {error}"
    else:
        answers[name] = None
    for module in set(sys.modules) - before:
        del sys.modules[module]
    sys.path[:] = path
with open(sys.argv[1], "w") as file:
    json.dump(answers, file)
"""


@pytest.fixture(scope="module")
def noob() -> Oracle:
    interpreter = newer_interpreter()
    if interpreter is None:
        pytest.skip("there is no Python 3.12.2 or newer here")
    try:
        return install("1003.0.2", interpreter)
    except UnreachableError as error:
        pytest.skip(f"noob cannot be installed here: {error}")


@pytest.mark.oracle
def test_noob_fails_to_import_just_these(noob: Oracle, tmp_path: Path) -> None:
    cases, told = {}, set()
    environment = read_environment(noob.python.parent.parent)
    for number, (name, case) in enumerate(CASES.items()):
        root = tmp_path / str(number)
        cases[name] = (str(root), write(root, case))
        found = Sources([root], environment, is_sure=True).broken(cases[name][1])
        told |= set() if found is None else {name}
        path = root / f"{case.module.replace('.', '/')}.py"
        with path.open("a", encoding="utf-8") as file:
            file.write("\nf = len\n")
    answers: dict[str, Any] = noob.run(TRY, cases)
    failed = {name for name, answer in answers.items() if answer is not None}
    assert failed == told
    assert len(told) >= len(BROKEN) - 3, "annotations aside, which 3.14 does not evaluate"
