"""The schema of the configuration agrees with our own checks."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import jsonschema
import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from noob_lint.config.json_schema import config_schema
from noob_lint.config.keys import FILE_KEYS
from noob_lint.config.settings import (
    FAIL_ON,
    SEVERITIES,
    SettingsError,
    fields_of,
    rule_names,
)
from noob_lint.reporters import REPORTERS
from noob_lint.schema import store

SCHEMA = config_schema()
VALIDATOR = jsonschema.Draft7Validator(SCHEMA)

RULES = st.sampled_from([*rule_names(), "", "no-such-rule", "ALL"])
VERSIONS = st.sampled_from(
    [
        *("latest", "header", "1003", "0", "0.1", "0.0.99999999", "1002.0.1", "1003.0.2rc1.post2"),
        *("1003.x", "1003.0.2rc", "999", "1004", "01000", "1.x", "", "x", "1x", "-1", "1003\n"),
    ]
)
OTHER: st.SearchStrategy[Any] = st.sampled_from(
    [None, True, 1, 1.5, [], {}, [1], "", "x", {"x": 1}]
)
PATTERNS = st.sampled_from(["*.yaml", "a/", "!keep", "**", "/x", ""])
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "noob-version": VERSIONS,
    "select": st.lists(RULES, max_size=3),
    "extend-select": st.lists(RULES, max_size=3),
    "ignore": st.lists(RULES, max_size=3),
    "extend-ignore": st.lists(RULES, max_size=3),
    "per-file-ignores": st.dictionaries(PATTERNS, st.lists(RULES, max_size=2) | OTHER, max_size=2),
    "severity": st.dictionaries(RULES, st.sampled_from([*SEVERITIES, "off", 1]), max_size=2),
    "include": st.lists(PATTERNS, max_size=3),
    "exclude": st.lists(PATTERNS | OTHER, max_size=3),
    "tube-paths": st.lists(st.sampled_from([".", "..", ""]), max_size=2),
    "python": st.sampled_from(["auto", "off", sys.prefix]),
    "python-paths": st.lists(st.sampled_from([".", "..", ""]), max_size=2),
    "extend": st.sampled_from(["../noob-lint.toml", ""]),
    "fail-on": st.sampled_from([*FAIL_ON, "fatal"]),
    "baseline": st.sampled_from(["known.json", ""]),
    "format": st.sampled_from([*REPORTERS, "yaml"]),
    "selct": OTHER,
}


def _other(key: str) -> st.SearchStrategy[Any]:
    """Invalid values; a schema cannot say whether a path exists, however."""
    return OTHER.filter(lambda value: key not in PATHS or value != "x")


PATHS = ("extend", "python", "baseline")

TABLES = st.dictionaries(st.sampled_from(list(VALUES)), st.none(), max_size=4).flatmap(
    lambda keys: st.fixed_dictionaries({key: VALUES[key] | _other(key) for key in keys})
)


def test_it_is_a_schema_of_every_key() -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMA)
    assert list(SCHEMA["properties"]) == [key.name for key in FILE_KEYS]
    assert {key.name for key in FILE_KEYS} <= set(VALUES)
    assert json.loads(Path(store.config_schema_path()).read_text(encoding="utf-8")) == SCHEMA


@settings(deadline=None, derandomize=True)
@given(TABLES)
def test_it_accepts_what_is_accepted(table: dict[str, Any]) -> None:
    try:
        fields_of(table, ".")
    except SettingsError:
        accepted = False
    else:
        accepted = True
    assert VALIDATOR.is_valid(table) is accepted
    assert jsonschema_rs.is_valid(SCHEMA, table) is accepted


@pytest.mark.parametrize("key", [key.name for key in FILE_KEYS])
def test_every_default_is_accepted_but_an_empty_selection(
    key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(".venv/lib/python3.13/site-packages").mkdir(parents=True)
    prop = SCHEMA["properties"][key]
    values = [prop["default"]] if "default" in prop else []
    assert values or key in ("select", "extend", "baseline")
    for value in [*values, *prop.get("examples", [])]:
        fields_of({key: value}, ".")
        assert VALIDATOR.is_valid({key: value})


def test_it_is_the_schema_that_is_published() -> None:
    published = Path(store.config_schema_path()).read_text(encoding="utf-8")
    assert config_schema() == json.loads(published)
