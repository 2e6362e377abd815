"""Inputs that grow in one dimension each, for `benchmarks.scaling`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

HEADER = "noob_id: a\nnoob_model: noob.tube.TubeSpecification\nnoob_version: 1003.0.2\n"
_AFTER_ID = HEADER.partition("\n")[2]
Files = Mapping[str, str]


class Dimension(NamedTuple):
    """The files of a project by size, the smallest size, and the options of the run."""

    make: Callable[[int], Files]
    size: int
    options: tuple[str, ...] = ("-q",)


def _nodes(lines: str, before: str = "") -> dict[str, str]:
    return {"a.yaml": f"{HEADER}{before}nodes:\n{lines}"}


def _each(row: str, n: int) -> str:
    """A row for each number, with `{i}`, the next `{j}` and the last `{h}` in it."""
    return "".join(
        row.replace("{i}", str(i)).replace("{j}", str(i + 1)).replace("{h}", str(max(i - 1, 0)))
        for i in range(n)
    )


def _tube(row: str, before: str = "") -> Callable[[int], Files]:
    return lambda n: _nodes(_each(row, n), before)


def _code(code: Callable[[int], str], tube: Callable[[int], str] | None = None) -> Dimension:
    def make(n: int) -> Files:
        rows = (
            tube(n) if tube else "  a: {type: lab.f, depends: [{x: b.value}]}\n  b: {type: int}\n"
        )
        return {**_nodes(rows), "lab.py": code(n)}

    return Dimension(make, 250)


def _many(make: Callable[[int], tuple[str, str]], tube: str) -> Callable[[int], Files]:
    return lambda n: {**_nodes(_each(tube, n)), **dict(map(make, range(n)))}


def _text(name: str, text: Callable[[int], str]) -> Callable[[int], Files]:
    return lambda n: {**_nodes("  a: {type: list}\n"), name: text(n)}


def _nested_in(n: int, kind: str) -> str:
    opening, closing = {"list": ("[", "]"), "mapping": ("{a: ", "}")}[kind]
    return f"{opening * n}1{closing * n}"


_MODEL = "from pydantic import BaseModel\n"

DIMENSIONS: Mapping[str, Dimension] = {
    "nodes": Dimension(_tube("  n{i}: {type: list}\n"), 500),
    "edges of a chain": Dimension(_tube("  n{i}: {type: list, depends: [n{h}.value]}\n"), 250),
    "edges of one node": Dimension(
        lambda n: _nodes(
            f"{_each('  n{i}: {type: list}' + chr(10), n)}  z:\n    type: list\n    depends:\n"
            + _each("    - n{i}.value\n", n)
        ),
        250,
    ),
    "users of one node": Dimension(
        _tube("  n{i}: {type: list, depends: [z.value]}\n", "# z\n"), 250
    ),
    "unknown names": Dimension(_tube("  n{i}: {type: list, depends: [x{i}.value]}\n"), 250),
    "near names": Dimension(_tube("  node{i}x: {type: list, depends: [node{i}.value]}\n"), 250),
    "names beyond ASCII": Dimension(_tube("  ä{i}: {type: list, depends: [ö{i}.value]}\n"), 250),
    "cycles": Dimension(
        _tube(
            "  n{i}: {type: list, depends: [m{i}.value]}\n"
            "  m{i}: {type: list, depends: [n{i}.value]}\n"
        ),
        125,
    ),
    "unknown keys": Dimension(_tube("  n{i}: {type: list, tpye: a}\n"), 250),
    "keys of one node": Dimension(
        lambda n: _nodes("  a:\n    type: list\n" + _each("    k{i}: 1\n", n)), 500
    ),
    "params of one node": Dimension(
        lambda n: _nodes("  a:\n    type: list\n    params:\n" + _each("      k{i}: 1\n", n)), 500
    ),
    "duplicate keys": Dimension(_tube("  n: {type: list}\n"), 250),
    "inputs": Dimension(
        lambda n: _nodes("  a: {type: list}\n", "input:\n" + _each("  i{i}: {type: int}\n", n)), 500
    ),
    "assets": Dimension(
        lambda n: _nodes(
            "  a: {type: list}\n", "assets:\n" + _each("  i{i}: {type: list, scope: runner}\n", n)
        ),
        250,
    ),
    "uses of an asset": Dimension(
        lambda n: _nodes(
            _each("  n{i}: {type: list, depends: [{x: assets.z}]}\n", n),
            "assets:\n  z: {type: list, scope: process}\n",
        ),
        250,
    ),
    "maps": Dimension(
        _tube(
            "  m{i}: {type: map, depends: [z.value]}\n  n{i}: {type: list, depends: [m{i}.value]}\n"
        ),
        125,
    ),
    "gathers": Dimension(
        _tube("  g{i}: {type: gather, depends: [z.value], params: {n: 2}}\n"), 250
    ),
    "inline tubes": Dimension(
        _tube(
            "  n{i}:\n    type: tube\n    params:\n      tube:\n        noob_id: i{i}\n"
            "        noob_model: noob.tube.TubeSpecification\n        noob_version: 1003.0.2\n"
            "        nodes:\n          x: {type: list}\n"
        ),
        100,
    ),
    "comments": Dimension(lambda n: _nodes("# : #\n" * n + "  a: {type: list}\n"), 4000),
    "comments behind keys": Dimension(_tube("  n{i}: # : #\n    # a: #\n    type: list\n"), 250),
    "ignore comments": Dimension(
        _tube("  n{i}: {type: list, depends: [x.a]} # noob-lint: ignore[unknown-node]\n"), 250
    ),
    "ignores of the file": Dimension(
        _tube("  n{i}: {type: list, depends: [x.a]} # noob-lint: ignore-file[unknown-node]\n"), 250
    ),
    "names in an ignore": Dimension(
        lambda n: _nodes(f"  a: {{type: list}} # noob-lint: ignore[{_each('n{i}, ', n)}]\n"), 2000
    ),
    "anchors": Dimension(_tube("  n{i}: &a{i} {type: list}\n  m{i}: *a{i}\n"), 250),
    "merge keys": Dimension(
        _tube("  n{i}:\n    <<: *z\n    depends: [z.value]\n", "description: &z {type: list}\n"),
        250,
    ),
    "depth of lists": Dimension(
        lambda n: _nodes(f"  a: {{type: list, params: {{x: {_nested_in(n, 'list')}}}}}\n"), 200
    ),
    "depth of mappings": Dimension(
        lambda n: _nodes(f"  a: {{type: list, params: {{x: {_nested_in(n, 'mapping')}}}}}\n"), 200
    ),
    "digits": Dimension(
        lambda n: _nodes(f"  a: {{type: gather, depends: [b.value], params: {{n: {'9' * n}}}}}\n"),
        1000,
    ),
    "length of a line": Dimension(lambda n: _nodes(f"  a: {{type: list, x: {'a' * n}}}\n"), 20000),
    "length of a type": Dimension(
        lambda n: _nodes(
            "  a: {type: list}\n", f"input:\n  x: {{type: '{'list[' * n}int{']' * n}'}}\n"
        ),
        500,
    ),
    "files": Dimension(
        lambda n: {
            f"t{i}.yaml": HEADER.replace("noob_id: a", f"noob_id: t{i}")
            + "nodes:\n  a: {type: list}\n"
            for i in range(n)
        },
        100,
    ),
    "files of one id": Dimension(
        lambda n: {f"t{i}.yaml": f"{HEADER}nodes:\n  a: {{type: list}}\n" for i in range(n)}, 50
    ),
    "bases in a chain": Dimension(
        lambda n: {
            f"t{i}.yaml": HEADER.replace("noob_id: a", f"noob_id: t{i}")
            + (f"extends: [t{i - 1}]\n" if i else "")
            + "nodes:\n  a: {type: list}\n"
            for i in range(n)
        },
        25,
    ),
    "other files": Dimension(
        lambda n: {**_nodes("  a: {type: list}\n"), **{f"o{i}.yaml": "a: 1\n" for i in range(n)}},
        250,
    ),
    "blanks in a head": Dimension(
        lambda n: {**_nodes("  a: {type: list}\n"), "o.yaml": f'noob_id: a{" " * n}x"\n'}, 4000
    ),
    "stars of a pattern": Dimension(_text(".gitignore", lambda n: "*a" * n + "*b\n"), 100),
    "patterns": Dimension(_text(".gitignore", lambda n: _each("a*{i}\n", n)), 250),
    "parts of a TOML key": Dimension(
        lambda n: {**_nodes("  a: {type: list}\n"), "pyproject.toml": f"{'a.' * n}a = 1\n"}, 1000
    ),
    "keys of a configuration": Dimension(
        _text("noob-lint.toml", lambda n: "[per-file-ignores]\n" + _each('"a{i}" = ["all"]\n', n)),
        600,
    ),
    "fixes": Dimension(
        _tube("  node{i}x: {type: list, id: node{i}x}\n"), 100, ("-q", "--fix", "--diff")
    ),
    "repeated slots": Dimension(
        lambda n: _nodes("  a:\n    type: list\n    depends:\n" + "    - x: b.value\n" * n), 250
    ),
    "repeated params": Dimension(
        lambda n: _nodes("  a:\n    type: list\n    params:\n" + "      x: 1\n" * n), 250
    ),
    "repeated keys with odd values": Dimension(
        lambda n: _nodes(
            "  a: {type: list}\n",
            "input:\n  x:\n    type: int\n    description: x # \t\n" + "    scope: tube\n" * n,
        ),
        400,
    ),
    "fixes behind a harmful one": Dimension(
        lambda n: {"a.yaml": f"nooob_id: a\n{_AFTER_ID}nodes:\n  a:\n" + "    type: list\n" * n},
        125,
        ("-q", "--unsafe-fixes", "--diff"),
    ),
    "harmful fixes": Dimension(
        lambda n: _nodes(
            "".join(
                f"  s{i:05}: {{type: list, depends: [sx{(i + 1) % n:05}.value]}}\n"
                for i in range(n)
            )
        ),
        25,
        ("-q", "--unsafe-fixes", "--diff"),
    ),
    "modules": Dimension(
        _many(lambda i: (f"m{i}.py", "def f(): ...\n"), "  n{i}: {type: m{i}.f}\n"), 100
    ),
    "missing modules": Dimension(_tube("  n{i}: {type: nosuch{i}.f}\n"), 100),
    "star imports in a chain": Dimension(
        lambda n: {
            **_nodes("  a: {type: m0.g}\n"),
            **{f"m{i}.py": f"from m{(i + 1) % n} import *\n" for i in range(n)},
        },
        50,
    ),
    "functions": _code(
        lambda n: _each("def f{i}(x): ...\n", n), lambda n: _each("  n{i}: {type: lab.f{i}}\n", n)
    ),
    "parameters": _code(
        lambda n: f"def f({_each('x{i}=1, ', n)}): ...\n",
        lambda n: f"  a:\n    type: lab.f\n    params:\n{_each('      x{i}: 2' + chr(10), n)}",
    ),
    "bases of classes": _code(
        lambda n: (
            "class A0: ...\n"
            + _each("class A{j}(A{i}): ...\n", min(n, 2000))
            + f"f = A{min(n, 2000)}\n"
        )
    ),
    "union members": _code(
        lambda n: (
            _each("class A{i}: ...\n", n)
            + f"def f(x: {' | '.join(f'A{i}' for i in range(n))}): ...\n"
        )
    ),
    "literals": _code(
        lambda n: (
            "from typing import Literal\n"
            f"def f(x: Literal[{', '.join(map(repr, range(n)))}]): ...\n"
        )
    ),
    "fields of a model": _code(
        lambda n: f"{_MODEL}class f(BaseModel):\n{_each('    x{i}: int = 1' + chr(10), n)}"
    ),
    "branches": _code(lambda n: "import a\n" + _each("if a.x{i}:\n    def f(y{i}): ...\n", n)),
    "names and branches": _code(
        lambda n: _each("a{i} = 1\n", n) + _each("if a{i}:\n    b{i} = 2\n", n) + "def f(x): ...\n"
    ),
    "undefined names": _code(lambda n: f"def f(x): ...\ny = [{_each('u{i}, ', n)}]\n"),
    "imports": _code(lambda n: _each("from m{i} import x{i}\n", n) + "def f(x): ...\n"),
    "statements": _code(lambda n: "def f(x):\n" + _each("    y{i} = x\n", n)),
    "f-strings": _code(lambda n: f"def f(x): ...\ny = f'{'{x}' * n}'\n"),
    "columns beyond ASCII": _code(lambda n: f"def f(x): ...\ny = ['ä', {_each('u{i}, ', n)}]\n"),
    "decorators": _code(
        lambda n: "def d(f): return f\n" + "@d\n" * min(n, 900) + "def f(x): ...\n"
    ),
    "entries of __all__": _code(
        lambda n: f"__all__ = [{_each(repr('f{i}') + ', ', n)}]\n" + _each("f{i} = 1\n", n)
    ),
    "path entries": Dimension(
        lambda n: {
            **_nodes("  a: {type: nosuch.f}\n"),
            ".venv/pyvenv.cfg": "home = /usr/bin\nversion = 3.13.0\n",
            ".venv/lib/python3.13/site-packages/noob/__init__.py": "",
            ".venv/lib/python3.13/site-packages/x.pth": _each("d{i}\n", n),
            **{f".venv/lib/python3.13/site-packages/d{i}/m.py": "" for i in range(n)},
        },
        50,
    ),
}
"""The dimensions by name."""
