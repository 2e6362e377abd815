from __future__ import annotations

from pathlib import Path

import pytest

from noob_lint.fixing.rounds import apply
from noob_lint.server.features.rename import RenameError, renamable, rename
from tests.server.studio import HEAD, Studio

CHILD = """\
input:
  given: {type: int, scope: process}
  size: {type: int, scope: tube, default: 1}
assets:
  store: {type: lab.Store, scope: runner, params: {size: input.size}}
nodes:
  it: {type: lab.plain, depends: [value: input.given]}
  back: {type: return, depends: [made: it.value, kept: assets.store]}
"""

USER = """\
nodes:
  count: {type: lab.count}
  other: {type: lab.count}
  inner:
    type: tube
    params: {tube: child, size: 3}
    depends: [given: count.value]
  last: {type: return, depends: [out: inner.made]}
"""

HEIR = """\
extends: [user]
nodes:
  smooth: {type: lab.Smooth, params: {width: 1}, depends: [frame: inner.made]}
  count: {id: count, enabled: true}
"""

BODIES = {"child": CHILD, "user": USER, "heir": HEIR}


@pytest.fixture
def studio(tmp_path: Path) -> Studio:
    studio = Studio(tmp_path)
    for name, body in BODIES.items():
        studio.tube(name, body)
    return studio


def renamed(studio: Studio, name: str, before: str, new: str) -> dict[str, str]:
    """The bodies of the tubes that a rename changes, by their ids before it."""
    body = BODIES[name]
    assert body.count(before) == 1, before
    view, offset = studio.open(body.replace(before, f"‸{before}"), name)
    changes = rename(studio.session, view, offset, new)
    found = {}
    for change in changes:
        path = Path(studio.session.absolute(change.source.path))
        text = apply(change.source.text, change.edits)
        found[path.stem] = text.removeprefix(HEAD.format(path.stem))
    return found


def refusal(studio: Studio, name: str, before: str, new: str) -> str:
    with pytest.raises(RenameError) as caught:
        renamed(studio, name, before, new)
    return str(caught.value)


def test_a_node_is_renamed_in_the_tubes_that_extend_its_own(studio: Studio) -> None:
    expected = {
        "user": USER.replace("  count:", "  tick:").replace("count.value", "tick.value"),
        "heir": HEIR.replace("count: {id: count", "tick: {id: tick"),
    }
    assert renamed(studio, "user", "count.value", "tick") == expected
    assert renamed(studio, "heir", "count: {", "tick") == expected


def test_an_input_is_renamed_where_its_tube_is_nested(studio: Studio) -> None:
    assert renamed(studio, "child", "given: {", "fed") == {
        "child": CHILD.replace("given", "fed"),
        "user": USER.replace("given", "fed"),
    }
    assert renamed(studio, "user", "size", "extent") == {
        "child": CHILD.replace("  size:", "  extent:").replace("input.size", "input.extent"),
        "user": USER.replace("size", "extent"),
    }


def test_an_asset_is_renamed(studio: Studio) -> None:
    assert renamed(studio, "child", "store: {", "shelf") == {
        "child": CHILD.replace("store", "shelf")
    }


def test_what_a_tube_returns_is_renamed_where_it_is_taken(studio: Studio) -> None:
    assert renamed(studio, "child", "made", "product") == {
        "child": CHILD.replace("made", "product"),
        "user": USER.replace("made", "product"),
        "heir": HEIR.replace("made", "product"),
    }


def test_a_tube_is_renamed_where_it_is_extended_or_nested(studio: Studio) -> None:
    view, offset = studio.open("‸" + CHILD, "child")
    assert offset > 0
    at = view.document.text.index("child")
    changes = rename(studio.session, view, at, "my/part-1")
    after = {
        Path(change.source.path).stem: apply(change.source.text, change.edits) for change in changes
    }
    assert after == {
        "child": HEAD.format("my/part-1") + CHILD,
        "user": HEAD.format("user") + USER.replace("tube: child", "tube: my/part-1"),
    }
    assert renamed(studio, "heir", "user", "base") == {
        "user": HEAD.format("base") + USER,
        "heir": HEIR.replace("user", "base"),
    }


def test_the_same_name_changes_nothing(studio: Studio) -> None:
    assert renamed(studio, "user", "count.value", "count") == {}


@pytest.mark.parametrize(
    ("name", "before", "new", "reason"),
    [
        ("user", "count.value", "other", "user.yaml, line 6 names node 'other' already"),
        ("user", "count.value", "smooth", "heir.yaml, line 6 names node 'smooth' already"),
        ("user", "count.value", "a-b", "'a-b' contains a hyphen"),
        ("user", "count.value", "class", "'class' is a keyword of Python"),
        ("user", "count.value", "tube", "'tube' is reserved by noob"),
        (
            "user",
            "lab.count}\n  o",
            "x",
            "'lab.count' is defined in Python, where nothing is changed",
        ),
        ("heir", "frame", "x", "'frame' is defined in Python, where nothing is changed"),
        ("heir", "width", "x", "'width' is defined in Python, where nothing is changed"),
        ("child", "value, kept", "x", "'value' is defined in Python, where nothing is changed"),
        ("user", "nodes", "x", "there is no name here"),
        ("child", "made", "meta", "slot-reserved would be found in child.yaml"),
        ("child", "made", "kept", "child.yaml, line 11 names returned value 'kept' already"),
        ("user", "child", "heir", "there is already a tube 'heir'"),
        ("user", "child", "a b", "'a b' cannot be the id of a tube: letters, digits, '_-/#' only"),
    ],
)
def test_what_cannot_be_is_refused(
    studio: Studio, name: str, before: str, new: str, reason: str
) -> None:
    assert refusal(studio, name, before, new) == reason


def test_what_cannot_be_complete_is_refused(studio: Studio) -> None:
    studio.write("broken.yaml", HEAD.format("broken") + "extends: [user]\nnodes: {a: [\n")
    reason = "broken.yaml has syntax errors, so it may name 'count' unseen"
    assert refusal(studio, "user", "count.value", "tick") == reason
    studio.write("broken.yaml", HEAD.format("broken") + "extends: [user, gone]\nnodes: {}\n")
    reason = "broken.yaml extends a tube that is not known"
    assert refusal(studio, "user", "count.value", "tick") == reason
    escaped = 'extends: [user]\nnodes: {"c\\u006funt": {enabled: true}}\n'
    studio.write("broken.yaml", HEAD.format("broken") + escaped)
    assert refusal(studio, "user", "count.value", "tick").startswith("broken.yaml, line 5 spells")
    (studio.root / "broken.yaml").unlink()
    studio.session.changed([str(studio.root / "broken.yaml")])
    studio.tube("twin", "nodes: {}\n", HEAD.replace("{}", "child") + "# {}\n")
    assert refusal(studio, "user", "child", "x") == "several tubes have the id 'child'"


@pytest.mark.parametrize("nodes", ["{a: *gone}", "{a: {type: lab.count}, a: {}}"])
def test_what_noob_reads_otherwise_is_no_reason_to_refuse(studio: Studio, nodes: str) -> None:
    """An alias without an anchor is, since it may stand for anything."""
    studio.write("odd.yaml", f"{HEAD.format('odd')}extends: [user]\nnodes: {nodes}\n")
    if "*" in nodes:
        reason = "odd.yaml has syntax errors, so it may name 'count' unseen"
        assert refusal(studio, "user", "count.value", "tick") == reason
    else:
        assert {*renamed(studio, "user", "count.value", "tick")} == {"user", "heir"}


def test_a_project_that_is_not_known_as_a_whole_is_left_alone(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("noob_lint.support.walk._MOST_FILES", 2)
    reason = "the project has more files than are looked at"
    assert refusal(studio, "user", "count.value", "tick") == reason


def test_a_tube_that_an_input_may_name_is_not_renamed(studio: Studio) -> None:
    studio.tube(
        "chooser",
        "input: {which: {type: str, scope: tube, default: child}}\n"
        "nodes:\n  a: {type: tube, params: {tube: child}}\n"
        "  b: {type: tube, params: {tube: input.which}}\n",
    )
    reason = "the default of input 'which' may name the tube, too"
    assert refusal(studio, "user", "child", "x") == reason


def test_a_tube_outside_of_the_project_is_not_renamed(studio: Studio, tmp_path: Path) -> None:
    outside = tmp_path.parent / f"{tmp_path.name}-outside"
    outside.mkdir()
    (outside / "far.yaml").write_text(HEAD.format("far") + "nodes: {a: {type: lab.count}}\n")
    studio.write("noob-lint.toml", f'tube-paths = ["{outside}"]\n')
    body = "extends: [far]\nnodes: {b: {type: lab.plain, depends: [value: ‸a.value]}}\n"
    view, offset = studio.open(body)
    with pytest.raises(RenameError, match=r"far\.yaml lies outside of the project"):
        rename(studio.session, view, offset, "x")
    with pytest.raises(RenameError, match=r"far\.yaml lies outside of the project"):
        rename(studio.session, *studio.open(body.replace("‸", "").replace("[far", "[‸far")), "x")
    studio.session.configure(folders=[str(tmp_path), str(outside)])
    assert len(rename(studio.session, *studio.open(body), "x")) == 2


def test_what_would_be_found_afterwards_is_a_reason_to_refuse(studio: Studio) -> None:
    body = "input:\n  b: {type: int, scope: tube, default: 1}\nnodes:\n"
    body += "  a: {type: lab.Store, params: {size: input.‸b, more: {x: [input.c]}}}\n"
    view, offset = studio.open(body)
    assert renamable(view, offset).name == "b"
    with pytest.raises(RenameError) as caught:
        rename(studio.session, view, offset, "c")
    assert str(caught.value) == "nested-input-reference would be found in it.yaml"
    body = body.replace("[input.c]", "[input.b]").replace("‸b, ", "b, ").replace("  b:", "  ‸b:")
    view, offset = studio.open(body)
    with pytest.raises(RenameError) as caught:
        rename(studio.session, view, offset, "d")
    reason = "nested-input-reference would not be found any more in it.yaml"
    assert str(caught.value) == reason
