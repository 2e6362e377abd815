from __future__ import annotations

from pathlib import Path

import pytest

from noob_lint.config.settings import SettingsError
from noob_lint.server.settings import given_by


def test_keys_are_those_of_a_configuration_in_either_spelling(tmp_path: Path) -> None:
    (tmp_path / "tubes").mkdir()
    (tmp_path / "other").mkdir()
    values = {
        "noobVersion": "1001",
        "extend-select": ["unused-asset"],
        "tubePaths": ["tubes", str(tmp_path / "other")],
        "python": "auto",
        "severity": {"graph": "warning"},
        "exclude": [],
        "baseline": "",
        "select": None,
        "trace.server": "verbose",
    }
    assert given_by(values, str(tmp_path)) == {
        "noob_version": "1001",
        "extend_select": ["unused-asset"],
        "tube_paths": [str(tmp_path / "tubes"), str(tmp_path / "other")],
        "python": "auto",
        "severity": {"graph": "warning"},
    }


@pytest.mark.parametrize("values", [None, {}, [], "x", 3])
def test_nothing_sets_nothing(values: object) -> None:
    assert given_by(values, "/") == {}


def test_python_may_be_off() -> None:
    assert given_by({"python": "off"}, "/home") == {"python": "off"}


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"ignroe": ["x"]}, 'unknown setting "noob-lint.ignroe": did you mean "ignore"?'),
        ({"format": "json"}, 'unknown setting "noob-lint.format"'),
        (
            {"select": "graph"},
            'setting "noob-lint.select": must be a list of strings, not a string',
        ),
        ({"noobVersion": 3}, 'setting "noob-lint.noobVersion": must be a string, not an integer'),
        (
            {"extendSelect": ["grahp"]},
            'setting "noob-lint.extendSelect": unknown rule "grahp": did you mean "graph"?',
        ),
        (
            {"python": "gone"},
            'setting "noob-lint.python": must be "auto", "off", or the path of an environment or '
            'its interpreter; there is no "/gone"',
        ),
    ],
)
def test_what_is_wrong_is_said(values: object, message: str) -> None:
    with pytest.raises(SettingsError) as caught:
        given_by(values, "/")
    assert str(caught.value) == message
