"""The steps that a process takes with the assets of a tube, here in this process."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from noob_lint.cli.instantiate.steps import Directories, make_request, run


@pytest.fixture(autouse=True)
def _path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [*sys.path])
    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path])


def specs(*assets: tuple[str, str]) -> list[Any]:
    """Specifications of assets with these types and scopes, called by their numbers."""
    model = import_module("noob_lint.spec.v1003").AssetSpecification
    return [
        model.model_validate({"id": f"a{number}", "type": type_, "scope": scope})
        for number, (type_, scope) in enumerate(assets)
    ]


def test_inner_scopes_start_last_and_end_first() -> None:
    kept = "collections.OrderedDict"
    request = make_request(
        specs(
            *((kept, "node"), (kept, "process"), ("collections.missing", "runner")),
            *((kept, "runner"), (kept, "process")),
        )
    )
    events: list[dict[str, Any]] = []
    run(request, events.append)
    assert [(one.get("step", one.get("rule")), one.get("asset")) for one in events] == [
        ("ready", None),
        *(("build", 2), ("runtime-type", 2), ("build", 3), ("start", 3)),
        *(("build", 1), ("start", 1), ("build", 4), ("start", 4), ("build", 0), ("start", 0)),
        *(("release", 0), ("release", 4), ("release", 1), ("release", 3)),
        ("end", None),
    ]


def test_a_long_message_is_cut() -> None:
    events: list[dict[str, Any]] = []
    (spec,) = specs(("collections.missing", "node"))
    run(make_request([spec.model_copy(update={"id": "x" * 5000})]), events.append)
    told = [one["message"] for one in events if "message" in one]
    assert told == ["asset '" + "x" * (4000 - len("asset '"))]


def test_what_is_requested() -> None:
    (spec,) = specs(("collections.OrderedDict", "node"))
    request = make_request([spec], ["/one", "/two"], {"pack": "/three"})
    assert request["models"] == "noob_lint.spec.v1003"
    assert (request["roots"], request["modules"]) == (["/one", "/two"], {"pack": "/three"})
    bare = make_request([spec])
    assert (bare["roots"], bare["modules"], len(bare["assets"])) == ([], {}, 1)
    count = len(sys.meta_path)
    run(request, lambda event: None)
    assert sys.path[:2] == ["/one", "/two"]
    assert isinstance(sys.meta_path[-1], Directories)
    run(make_request([spec]), lambda event: None)
    assert len(sys.meta_path) == count + 1


def test_packages_by_their_directories(tmp_path: Path) -> None:
    (tmp_path / "whole").mkdir()
    (tmp_path / "whole" / "__init__.py").touch()
    (tmp_path / "bare").mkdir()
    finder = Directories({"pack": str(tmp_path / "whole"), "part": str(tmp_path / "bare")})
    pack, part = finder.find_spec("pack"), finder.find_spec("part")
    assert pack is not None
    assert (pack.name, pack.origin) == ("pack", str(tmp_path / "whole" / "__init__.py"))
    assert pack.submodule_search_locations == [str(tmp_path / "whole")]
    assert part is not None
    assert (part.name, part.loader, part.origin) == ("part", None, None)
    assert part.submodule_search_locations == [str(tmp_path / "bare")]
    assert [finder.find_spec(name) for name in ("pack.inner", "other")] == [None, None]
