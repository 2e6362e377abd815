"""Settings passed by programs: their checks, and what errors name."""

from __future__ import annotations

import pytest

from noob_lint.config.keys import KEYS
from noob_lint.config.settings import Settings, SettingsError, validate


def test_the_keys_are_the_fields() -> None:
    assert (
        *(key.field for key in KEYS),
        "root",
        "use_ignores",
        "use_modelines",
        "bases",
    ) == Settings._fields


def test_lists_become_tuples() -> None:
    assert validate(Settings(select=["all"], exclude=["a/"])) == Settings(
        select=("all",), exclude=("a/",)
    )


@pytest.mark.parametrize(
    ("settings", "key"),
    [
        (Settings(select="graph"), "select"),
        (Settings(ignore=["no-such-rule"]), "ignore"),
        (Settings(noob_version="x"), "noob-version"),
        (Settings(tube_paths=["no/such/directory"]), "tube-paths"),
        (Settings(fail_on="x"), "fail-on"),
        (Settings(extend_select=["no-such-rule"]), "extend-select"),
        (Settings(severity={"cycle": "fatal"}), "severity"),
        (Settings(severity={1: "error"}), "severity"),  # type: ignore[dict-item]
        (Settings(per_file_ignores={"a": ["no-such-rule"]}), "per-file-ignores"),
        (Settings(per_file_ignores=[]), "per-file-ignores"),  # type: ignore[arg-type]
    ],
)
def test_wrong_settings_name_their_key(settings: Settings, key: str) -> None:
    with pytest.raises(SettingsError) as caught:
        validate(settings)
    assert caught.value.key == key
