"""What modules export that import everything from each other."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from noob_lint.python.answers import Found, Missing
from noob_lint.python.find.finder import Finder
from noob_lint.python.lookup import Sources
from noob_lint.python.resolve.resolver import Resolver
from noob_lint.python.source.modules import Modules
from tests.work import calls


def circle(directory: Path, count: int) -> None:
    """Modules each of which star-imports all others."""
    for number in range(count):
        others = (f"from m{one} import *\n" for one in range(count) if one != number)
        text = "".join(others) + f"def f{number}(): ...\n_private = 1\n"
        (directory / f"m{number}.py").write_text(text)


def test_modules_in_a_circle_export_what_all_of_them_define(tmp_path: Path) -> None:
    circle(tmp_path, 12)
    sources = Sources([tmp_path], None)
    for number in range(12):
        assert isinstance(sources.look_up(f"m{number}.f{number}"), Found)
        assert not isinstance(sources.look_up(f"m{number}.f{11 - number}"), Missing)
        assert isinstance(sources.look_up(f"m{number}.g"), Missing)


@pytest.mark.parametrize("count", [6, 12])
def test_a_chain_of_any_length_is_followed(tmp_path: Path, count: int) -> None:
    for number in range(count * 100):
        (tmp_path / f"m{number}.py").write_text(f"from m{number + 1} import *\n")
    (tmp_path / f"m{count * 100}.py").write_text("from m0 import *\n")
    sources = Sources([tmp_path], None)
    assert isinstance(sources.look_up("m0.g"), Missing)


def test_the_work_grows_with_the_number_of_imports(tmp_path: Path) -> None:
    works = []
    for count in (6, 12):
        directory = tmp_path / str(count)
        directory.mkdir()
        circle(directory, count)
        sources = Sources([directory], None)
        works.append(calls(partial(sources.look_up, "m0.g")))
    assert works[1] < works[0] * 4 * 2, works


def exported(text: str, folder: Path) -> list[str] | None:
    """The names that ``from lab import *`` imports; None if they are unknown."""
    (folder / "lab.py").write_text(text)
    (folder / "other.py").write_text("__all__ = ['o']\nnames = 1\n")
    (folder / "third.py").write_text("__all__ = ['t', '_u']\nfrom lab import *\n")
    (folder / "plain.py").write_text("p = _q = 1\n")
    names = Resolver(Modules(Finder([folder], None), {})).star_names("lab")
    return None if names is None else sorted(names)


EXPORTED = [
    ("f = 1\n_g = 2\ndef h(): ...\nfrom os import path as i\nimport j.k\ndel f", "h i j"),
    ("if x: f = 1\nfor g in h: _i = j", "f g"),
    ("__all__ = ['a', 'b']\nc = 1", "a b"),
    ("__all__ = ('a',)", "a"),
    ("__all__ = {'a'}", "a"),
    ("__all__: list[str] = ['a']", "a"),
    ("__all__: list[str]", ""),
    ("__all__ = 'a'", None),
    ("__all__ = [a]", None),
    ("__all__ = ['a', 1]", None),
    ("__all__ = ['a'] + ['b']", "a b"),
    ("__all__ = {'a'} | {'b'}", "a b"),
    ("__all__ = ['a'] - ['b']", None),
    ("__all__ = ['a'] + b", None),
    ("__all__ = a + ['b']", None),
    ("__all__ = __all__ + ['b']", "b"),
    ("__all__ = ['a']\n__all__ = __all__ + ['b']", "a b"),
    ("__all__ = ['a', *['b', 'c']]", "a b c"),
    ("__all__ = ['a', *b]", None),
    ("__all__ = list(['a'])", "a"),
    ("__all__ = frozenset(['a'])", "a"),
    ("__all__ = tuple(['a'])", "a"),
    ("__all__ = set(('a',))", "a"),
    ("__all__ = sorted({'a'})", "a"),
    ("__all__ = sorted({'a'}, reverse=True)", None),
    ("__all__ = tuple(a)", None),
    ("__all__ = list()", None),
    ("__all__ = a.list(['a'])", None),
    ("__all__ = reversed(['a'])", None),
    ("__all__ = ['a']\n__all__ += ['b']\n__all__ += ('c',)", "a b c"),
    ("__all__ = ['a']\n__all__.append('b')\n__all__.extend(['c'])", "a b c"),
    ("__all__ = ['a']\n__all__.append()", None),
    ("__all__ = ['a']\n__all__.append(b)", None),
    ("__all__ = ['a']\n__all__.__init__(['b'])", None),
    ("__all__ = ['a']\n__all__.remove('a')", None),
    ("__all__ = ['a']\ndel __all__[0]", None),
    ("__all__ = ['a']\ndel b, __all__", None),
    ("a = __all__ = ['a']", "a"),
    ("__all__, b = ['a'], 1", None),
    ("__all__ = ['a']\nif x: __all__ += ['b']\nelse:\n    __all__.append('c')", "a b c"),
    ("__all__ = ['a']\ndef f(): __all__.append('b')", None),
    ("__all__ = ['a']\ndef f(): return 1", "a"),
    (
        (
            "__all__ = ['a']\nimport other, third\n"
            "def f(m):\n    for n in m.__all__: __all__.append(n)\nf(other)"
        ),
        "a o",
    ),
    (
        (
            "__all__ = ['a']\nimport other, third\n"
            "def f(m): __all__.extend(m.__all__)\nf(other)\nf(third)"
        ),
        "_u a o t",
    ),
    ("__all__ = ['a']\nimport other, third\ndef f(m): __all__.extend(m.__all__)", "a"),
    (
        (
            "__all__ = ['a']\nimport other, third\n"
            "def f(m): __all__.extend(m.__all__)\nf(other, 1)\nf(*other)"
        ),
        None,
    ),
    ("__all__ = ['a']\nimport other\ndef f(m, n): __all__.extend(m.__all__)\nf(other, 1)", None),
    ("__all__ = ['a']\nimport other\ndef f(m, *n): __all__.extend(m.__all__)\nf(other)", None),
    ("__all__ = ['a']\nimport other\ndef f(m, **n): __all__.extend(m.__all__)\nf(other)", None),
    ("__all__ = ['a']\nimport other\ndef f(m, *, n=1): __all__.extend(m.__all__)\nf(other)", None),
    (
        "__all__ = ['a']\nimport other, third\ndef f(m): __all__.extend(other.__all__)\nf(other)",
        None,
    ),
    ("__all__ = ['a']\nimport other, third\ndef f(m): __all__.remove(m.__all__)\nf(other)", None),
    (
        (
            "__all__ = ['a']\nimport other\n"
            "def f(m):\n    global __all__\n    __all__ += m.__all__\nf(other)"
        ),
        None,
    ),
    ("import other\n__all__ = other.__all__", "o"),
    ("import other\n__all__ = ['a'] + other.__all__", "a o"),
    ("from other import __all__", "o"),
    ("from third import a, __all__ as __all__", "_u t"),
    ("from other import __all__\n__all__ = [*__all__, 'a']", None),
    ("from plain import __all__", None),
    ("from gone import __all__", None),
    ("from other import names as __all__", None),
    ("import other as __all__", None),
    ("from other import __all__ as names\nx = 1", "names x"),
    ("from other import __all__ as names\n__all__ = ['a']", "a"),
    ("from .other import __all__", "o"),
    ("for __all__ in x: pass", None),
    ("with x as __all__: pass", None),
    ("with x as (y, __all__): pass", None),
    ("__all__ = other.__all__", None),
    ("import other as o\n__all__ = [*o.__all__, 'a']", "a o"),
    ("import plain\n__all__ = plain.__all__", None),
    ("import other\n__all__ = other.a.__all__", None),
    ("import other\n__all__ = other.names", None),
    ("from other import *", "o"),
    ("from plain import *\n_x = y = 1", "p y"),
    ("from gone import *", None),
    ("from other import *\n__all__ = ['a']", "a"),
    ("from lab import *\nx = 1", "x"),
    ("import lab\n__all__ = ['a'] + lab.__all__", "a"),
    ("from third import *\nx = 1", "t x"),
    ("from colorsys import *", "hls_to_rgb hsv_to_rgb rgb_to_hls rgb_to_hsv rgb_to_yiq yiq_to_rgb"),
    ("class A: __all__ = ['x']\nasync def f(): __all__ = ['x']\n__all__ = ['a']", "a"),
    ("try: __all__ = ['a']\nexcept E: __all__ = ['b']\nfinally: __all__ += ['c']", "a b c"),
    ("match x:\n    case 1: __all__ = ['a']\n    case _: __all__ = ['b']", "a b"),
    ("with x: __all__ = ['a']", "a"),
    ("print(__all__)\n__all__ = ['a']\nlen(__all__)", "a"),
    ("other.__all__.append('x')\n__all__ = ['a']", "a"),
]


@pytest.mark.parametrize(("text", "expected"), EXPORTED)
def test_names_that_a_star_imports(text: str, expected: str | None, tmp_path: Path) -> None:
    found = exported(text, tmp_path)
    assert (None if found is None else " ".join(found)) == expected


@pytest.mark.parametrize("package", ["numpy._core", "numpy.core", "numpy", "lab"])
def test_what_is_literal_is_enough_for_numpy(package: str, tmp_path: Path) -> None:
    folder = tmp_path
    for name in package.split("."):
        folder /= name
        folder.mkdir()
        (folder / "__init__.py").touch()
    (folder / "numerictypes.py").write_text("__all__ = ['a']\nfor b in c: __all__.append(b)\n")
    found = Resolver(Modules(Finder([tmp_path], None), {})).star_names(f"{package}.numerictypes")
    assert found == ({"a"} if "core" in package else None)


def test_one_module_after_the_other(tmp_path: Path) -> None:
    exported("from third import *\nx = 1", tmp_path)
    resolver = Resolver(Modules(Finder([tmp_path], None), {}))
    names = ("other", "lab", "plain", "gone", "third", "lab")
    assert [resolver.star_names(name) for name in names] == [
        *({"o"}, {"t", "x"}, {"p"}, None, {"t", "_u"}, {"t", "x"}),
    ]


def test_what_is_known_is_not_looked_at_again(tmp_path: Path) -> None:
    circle(tmp_path, 12)
    (tmp_path / "user.py").write_text("from m0 import *\n")
    resolver = Resolver(Modules(Finder([tmp_path], None), {}))
    first = calls(lambda: resolver.star_names("m0"))
    assert calls(lambda: resolver.star_names("user")) < first / 10


def test_a_list_that_is_imported_with_the_names(tmp_path: Path) -> None:
    package = tmp_path / "lab"
    package.mkdir()
    (package / "impl.py").write_text("__all__ = ['f']\ndef f(a): ...\n")
    (package / "__init__.py").write_text("from .impl import *\nfrom .impl import __all__\n")
    (tmp_path / "user.py").write_text("from lab import *\n")
    sources = Sources([tmp_path])
    answers = [sources.look_up(f"user.{name}") for name in ("f", "g")]
    assert [type(one) for one in answers] == [Found, Missing]
