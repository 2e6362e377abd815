"""The schemas are frozen once, on the day of their release."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from noob_lint.publish import lock
from tests.spec.tubes import ALL
from tools import freeze_schemas


def test_what_is_not_released_is_frozen(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "released.json").write_text('{"version": 1, "released": {}}')
    monkeypatch.setattr(lock, "FILE", str(tmp_path / "released.json"))
    monkeypatch.chdir(tmp_path)
    assert freeze_schemas.main(["2020-02-20"]) == 0
    first = (tmp_path / "released.json").read_text("utf-8")
    assert [*json.loads(first)["released"]] == [*ALL]
    assert freeze_schemas.main(["2021-02-20"]) == 0
    assert (tmp_path / "released.json").read_text("utf-8") == first
    assert [line for line in capsys.readouterr().out.splitlines() if "frozen" in line] == [
        f"frozen on 2020-02-20: {', '.join(ALL)}",
        "frozen on 2021-02-20: nothing new",
    ]
    manifest = json.loads((tmp_path / "schemas" / "manifest.json").read_text("utf-8"))
    assert {entry["released"] for entry in manifest["versions"]} == {"2020-02-20"}
