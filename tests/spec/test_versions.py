"""The table of spec versions, and that no other module distinguishes releases."""

from __future__ import annotations

import ast
from itertools import pairwise
from pathlib import Path

import pytest

import noob_lint
from noob_lint.spec.versions import LATEST, VERSIONS, NewerVersionError, find_version, releases

SOURCE = Path(noob_lint.__file__).parent
TABLE = SOURCE / "spec" / "versions.py"
FLAGS = [name for name, value in LATEST._asdict().items() if isinstance(value, bool)]
RELEASES = {version.name for version in VERSIONS}
NUMBERS = {int(name.partition(".")[0]) for name in RELEASES} - {0}

TREES = {
    path: ast.parse(path.read_text(encoding="utf-8"))
    for path in SOURCE.rglob("*.py")
    if path != TABLE
}
ASKED = {
    node.attr
    for tree in TREES.values()
    for node in ast.walk(tree)
    if isinstance(node, ast.Attribute)
}


def compared(tree: ast.AST) -> list[ast.Compare]:
    """The comparisons with the name or number of a release."""
    constants = RELEASES | NUMBERS
    return [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Compare)
        and any(isinstance(one, ast.Constant) and one.value in constants for one in ast.walk(node))
    ]


@pytest.mark.parametrize(
    "text",
    ["version.name == '1001'", "a if version.first < 1003 else b", "name in ('0.1', '1000')"],
)
def test_a_comparison_of_releases_is_seen(text: str) -> None:
    assert len(compared(ast.parse(text))) == 1


def test_no_other_module_compares_releases() -> None:
    wrong = [
        f"{path.relative_to(SOURCE)}:{node.lineno}: {ast.unparse(node)}"
        for path, tree in TREES.items()
        for node in compared(tree)
    ]
    assert wrong == []


@pytest.mark.parametrize("flag", FLAGS)
def test_a_flag_tells_versions_apart_and_is_asked_for(flag: str) -> None:
    assert len({getattr(version, flag) for version in VERSIONS}) == 2
    assert flag in ASKED


BEHAVIOUR = {
    "0.1": """
        +asset_depends_list +checks_special_slots +looks_up_slots +runs_without_unknown_signals
    """,
    "1000": """
        -asset_depends_list -checks_special_slots -looks_up_slots -runs_without_unknown_signals
        +asset_params_take_inputs +awaits_functions +checks_shown_parameters +extends
        +forbids_unknown_keys +gather_flattens +gather_takes_n +input_defaults
        +keeps_unknown_tags +map_emits_n +reads_yaml_1_2 +refuses_duplicate_keys
        +refuses_unrelated_maps +return_slots_need_events +returns_items_of_maps
        +runner_uses_slot_names +stateful_nodes +updates_last_asset_only
    """,
    "1001": """
        -updates_last_asset_only
        +enabled_reference +enters_context_managers +free_input_types +optional_inputs
        +optional_slots +optional_slots_survive_disabling +survives_string_annotations
        +tube_nodes_take_params +waits_for_maps_after_gathers +waits_for_unknown_signals
    """,
    "1003": """
        -optional_slots_survive_disabling
        +calls_without_events +emits_end_of_generators +ignores_nodeinfo +init_methods
        +inline_tubes +obeys_enabled_inputs +starts_classes
    """,
}
"""What each version does that the one before did not, and the other way round."""


def test_what_each_version_began_and_ended() -> None:
    before: set[str] = set()
    for version in VERSIONS:
        now = {flag for flag in FLAGS if getattr(version, flag)}
        changes = {f"+{flag}" for flag in now - before} | {f"-{flag}" for flag in before - now}
        assert changes == set(BEHAVIOUR[version.name].split())
        before = now


def test_each_version_behaves_unlike_the_one_before() -> None:
    for before, after in pairwise(VERSIONS):
        assert any(getattr(before, flag) != getattr(after, flag) for flag in FLAGS)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("0.1", "0.1"),
        ("0.0.99999999", "0.1"),
        ("1000", "1000"),
        ("1000.0.0", "1000"),
        ("1001.5", "1001"),
        ("1002.0.0", "1001"),
        ("1003.0.2", "1003"),
        ("1002", "1001"),
        ("1003.7", "1003"),
        ("1003.0.2rc1", "1003"),
        ("1003.0.2.post1.dev2", "1003"),
        ("latest", "1003"),
    ],
)
def test_find_version(text: str, name: str) -> None:
    assert find_version(text).name == name


@pytest.mark.parametrize(
    "text",
    [
        *("", "x", "-1", "v1003", "\u00b9", ".1", "0", "1", "99", "103", "999", "999.9", "01000"),
        *(
            "1003.",
            "1003.x",
            "1003 ",
            "1003\n",
            "1003.0.2-1",
            "\u0661\u0660\u0660\u0660",
            "9" * 5000,
            "9999999999",
        ),
    ],
)
def test_an_unknown_version(text: str) -> None:
    with pytest.raises(ValueError, match=r"use one of 0.1, 1000, 1001, 1003, or a noob release"):
        find_version(text)


@pytest.mark.parametrize("text", ["1004", "1004.0.0", "1005.1rc1", "2000", "999999999.1"])
def test_a_version_that_is_yet_to_come(text: str) -> None:
    message = 'newer than this noob-lint, which knows noob up to 1003: use "latest"'
    with pytest.raises(NewerVersionError, match=f"^noob {text} is {message}$"):
        find_version(text)


@pytest.mark.parametrize(
    ("name", "release"), [("0.1", "0.1.0"), ("1000", "1000.0.0"), ("1003", "1003.0.0")]
)
def test_first_release(name: str, release: str) -> None:
    assert find_version(name).first_release == release


def test_the_releases_and_reserved_names_of_each_version() -> None:
    reserved = ("assets", "input", "meta")
    assert [(one.name, one.noob, one.reserved, one.revision) for one in VERSIONS] == [
        ("0.1", "<1000", reserved, 0),
        ("1000", ">=1000,<1001", (*reserved, "tube"), 0),
        ("1001", ">=1001,<1003", (*reserved, "tube"), 0),
        ("1003", ">=1003", (*reserved, "tube"), 0),
    ]
    assert VERSIONS[-1] is LATEST


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        *(("0.1", "<1000"), ("1000", ">=1000,<1001"), ("1001", ">=1001,<1003"), ("1003", ">=1003")),
        *(("0.1 1000", "<1001"), ("1000 1001", ">=1000,<1003"), ("1001 1003", ">=1001")),
        *(("0.1 1001", ">=1001,<1003"), ("0.1 1000 1003", ">=1003"), ("1003 1001 1000", ">=1000")),
        *(("0.1 1000 1001", "<1003"), ("0.1 1000 1001 1003", "")),
    ],
)
def test_releases_of_several_versions(names: str, expected: str) -> None:
    assert releases([find_version(name) for name in names.split()]) == expected


def test_editions() -> None:
    assert [(one.editions, one.edition) for one in VERSIONS] == [
        ((one.name,), one.name) for one in VERSIONS
    ]
    corrected = LATEST._replace(revision=2)
    assert (corrected.editions, corrected.edition) == (("1003", "1003-r1", "1003-r2"), "1003-r2")
