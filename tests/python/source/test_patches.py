"""What code sets on functions, classes and modules from outside."""

from __future__ import annotations

import ast
from collections.abc import Iterable

import pytest

from noob_lint.python.source.patches import (
    ANY,
    Patch,
    attributes_set,
    matters,
    patched_by,
    patches_in,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("lab.nodes.f = g", [("nodes", "f")]),
        ("del f.x", [("f", "x")]),
        ("setattr(lab, 'f', g)", [("lab", "f")]),
        ("setattr(lab.nodes, name, g)", [("nodes", ANY)]),
        ("setattr(load(), 3, g)", [("", ANY)]),
        ("setattr(lab)", []),
        ("setattr(*more)", []),
        ("setattr(lab, *more)", [("lab", ANY)]),
        ("setattr(lab, 'f')", [("lab", "f")]),
        ("builtins.setattr(lab, 'f', g)", [("lab", "f")]),
        ("f.__annotations__.update(x=int)", [("f", "__annotations__")]),
        ("getattr(lab, 'f')\nx = lab.f", []),
    ],
)
def test_attributes_that_code_sets(text: str, expected: list[tuple[str, str]]) -> None:
    assert [*attributes_set(ast.parse(text))] == expected


def shown(patches: Iterable[Patch]) -> list[str]:
    """Each as it could be written, the attribute being * where it may be any."""
    return [
        f"{one.target} .{one.attribute or '*'}"
        + ("" if one.value is None else f" = {ast.unparse(one.value)}")
        for one in patches
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("f.x = 1", ["f .x = 1"]),
        ("f.x = g.y = z", ["f .x = z", "g .y = z"]),
        ("f.x: int = 1", ["f .x = 1"]),
        ("f.x: int", ["f .x"]),
        ("f.x += 1", ["f .x = 1"]),
        ("a.f.x = 1", []),
        ("a.f.__init__ = g", ["a .__init__ = g"]),
        ("a.b.process += g", ["a .process = g"]),
        ("f().x = 1", []),
        ("f, g.x = 1, 2", ["g .x"]),
        ("[f.x, (A.process, b[0]), *A.x] = y", ["f .x", "A .process"]),
        ("del f.x", ["f .x"]),
        ("del f.x, a.b.process, g", ["f .x", "a .process"]),
        ("f.__dict__['x'] = 1", ["f .*"]),
        ("a.f.__dict__['x'] = 1", []),
        ("vars(f)['x'] = 1", ["f .*"]),
        ("vars()['x'] = 1", []),
        ("vars(1, f)['x'] = 1", ["f .*"]),
        ("vars(a.f)['x'] = 1", []),
        ("locals(f)['x'] = 1", []),
        ("a.f.__annotations__['x'] = int", ["a .__annotations__"]),
        ("del f.__annotations__['x']", ["f .__annotations__"]),
        ("f['x'] = 1", []),
        ("a = f.__annotations__", ["f .__annotations__"]),
        ("a = b.f.__annotate__", ["b .__annotations__"]),
        ("a: x = f.__signature__", ["f .__annotations__"]),
        ("a: x", []),
        ("a += f.__annotations__", ["f .__annotations__"]),
        ("a = f.__name__", []),
        ("f = process_method(f)", []),
        ("g = process_method(f)", ["f .*"]),
        ("g = noob.init_method(A.run)", ["A .*"]),
        ("a.b = process_method(f)", ["a .b = process_method(f)", "f .*"]),
        ("g = process_method()", []),
        ("g = process_method(1)", []),
        ("g = other(f)", []),
        ("process_method(f)", ["f .*"]),
        ("deinit_method(f.x)", ["f .*"]),
        ("abc.update_abstractmethods(A)", ["A .*"]),
        ("setattr(f, 'x', 1)", ["f .x = 1"]),
        ("setattr(f, 'x')", ["f .x"]),
        ("setattr(f)", []),
        ("setattr(f, name, 1)", ["f .* = 1"]),
        ("setattr(f, 3, 1)", ["f .* = 1"]),
        ("setattr(a.f, name, 1)", ["a .* = 1"]),
        ("setattr(a.f, 'x', 1)", []),
        ("setattr(a.f, 'process', g)", ["a .process = g"]),
        ("setattr(f(), 'x', 1)", []),
        ("delattr(f, 'x')", ["f .x"]),
        ("delattr(f, 'x', 1)", ["f .x = 1"]),
        ("hasattr(f, 'x')", []),
        ("x.setattr(f, 'x', 1)", []),
        ("f.__dict__.update(x=1)", ["f .*"]),
        ("vars(f).update(x=1)", ["f .*"]),
        ("f.__annotations__.update(x=1)", ["f .__annotations__"]),
        ("update(f.__annotations__, 1)", ["f .__annotations__"]),
        ("update(1, a.f.__signature__)", ["a .__annotations__"]),
        ("f.x", []),
        ("f()", []),
    ],
)
def test_patches(text: str, expected: list[str]) -> None:
    assert shown(patches_in(ast.parse(text).body[0])) == expected


@pytest.mark.parametrize(
    ("definition", "call", "expected"),
    [
        ("def p(x): x.y = 1", "p(f)", ["f .y = 1"]),
        ("def p(x, z): z.y = x", "p(f, g)", ["g .y = x"]),
        ("def p(x, z): x.y = 1; z.w = 2", "p(f)", ["f .y = 1"]),
        ("def p(x): x.y = 1", "p(f.g)", []),
        ("def p(x):\n def q(): x.y = 1", "p(f)", ["f .y = 1"]),
        ("def p(x): w.y = 1", "p(f)", []),
        ("def p(x): setattr(x, 'y', x)", "p(f, g)", ["f .y = x"]),
        ("async def p(x): x.y = 1", "p(f)", []),
        ("def p(x): x.y = 1", "p(x=f)", []),
        ("def p(x): x.y = 1", "p(1, f)", []),
        ("def p(*x): x.y = 1", "p(f)", []),
    ],
)
def test_patches_by_a_call(definition: str, call: str, expected: list[str]) -> None:
    node = ast.parse(call, mode="eval").body
    assert isinstance(node, ast.Call)
    assert shown(patched_by(ast.parse(definition).body[0], node)) == expected


@pytest.mark.parametrize(
    ("text", "of_function", "of_class"),
    [
        ("f.process = g", True, True),
        ("f.model_config = {}", True, True),
        ("f.x = g", False, True),
        ("f.x = 1", False, False),
        ("f.x = f'{g}'", False, False),
        ("f.x = [g]", False, False),
        ("del f.x", False, True),
        ("f.__dict__['x'] = 1", True, True),
    ],
)
def test_which_patches_matter(text: str, of_function: bool, of_class: bool) -> None:
    (patch,) = patches_in(ast.parse(text).body[0])
    found = (matters(patch, of_class=False), matters(patch, of_class=True))
    assert found == (of_function, of_class)
