"""What the playground runs besides the linter; ``make playground-test`` tests its page."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
import rpds

from playground.python import rpds as stand_in
from playground.python.bridge import Bridge, is_module

EXAMPLES = Path(__file__).parents[1] / "playground" / "examples"
CODE = (EXAMPLES / "weather.py").read_text(encoding="utf-8")
TUBE = """\
noob_id: thermometer
noob_model: noob.tube.TubeSpecification
noob_version: 1003.0.2
nodes:
  station:
    type: weather.hourly
  # \N{THERMOMETER}\N{GRINNING FACE}
  convert:
    type: weather.to_fahrenheit
    depends: [celsius: station.celsus]
  result:
    type: return
    depends: [fahrenheit: convert.fahrenheit]
"""


class Page:
    """Asks the bridge as the page does."""

    def __init__(self, root: Path) -> None:
        self._bridge = Bridge(os.fspath(root))

    def ask(self, ask: str, tube: str = TUBE, **more: Any) -> Any:
        asked = {"ask": ask, "tube": tube, "code": CODE, "module": "weather", "version": "1003"}
        return json.loads(self._bridge.answer(json.dumps(asked | more)))

    def rules(self, tube: str = TUBE, **more: Any) -> list[str]:
        return [one["rule"] for one in self.ask("check", tube, **more)["findings"]]


@pytest.fixture
def page(tmp_path: Path) -> Page:
    return Page(tmp_path)


def units(text: str) -> int:
    """The length of a text in JavaScript."""
    return len(text.encode("utf-16-le")) // 2


def place(part: str, text: str = TUBE) -> dict[str, int]:
    start = units(text[: text.index(part)])
    return {"from": start, "to": start + units(part)}


def test_a_finding_has_its_place_in_the_units_of_javascript(page: Page) -> None:
    assert page.ask("check") == {
        "findings": [
            {
                **place("celsus"),
                "line": 10,
                "rule": "unknown-signal",
                "severity": "error",
                "message": (
                    "node 'station' emits no signal 'celsus': noob hangs waiting for it; "
                    "did you mean 'celsius'?"
                ),
                "help": "",
                "page": "",
                "fix": {
                    "title": "write celsius",
                    "safe": False,
                    "edits": [{**place("celsus"), "insert": "celsius"}],
                },
                "related": [
                    {**place("station"), "file": "tube", "line": 5, "message": "the node"},
                    {
                        **place(
                            CODE[CODE.index("Generator[tuple") : CODE.index(':\n    """One')], CODE
                        ),
                        "file": "code",
                        "line": 11,
                        "message": "the annotation that names its signals",
                    },
                ],
            }
        ],
        "hasSafeFixes": False,
        "module": "",
    }


def test_the_texts_and_the_version_of_each_question_count(page: Page) -> None:
    right = TUBE.replace("celsus", "celsius")
    assert page.rules() == ["unknown-signal"]
    assert page.rules(right) == []
    assert page.rules(right, code=CODE.replace('"celsius"', '"degrees"')) == ["unknown-signal"]
    assert page.rules(right, version="0.1") == []
    assert page.rules(right.replace("celsius: s", "celsius:s")) != []
    assert page.rules("") == ["yaml-empty-document"]
    assert page.rules(right) == []


def test_the_module_may_be_in_packages(page: Page) -> None:
    inside = TUBE.replace("weather.", "lab.weather.")
    assert page.rules(inside, module="lab.weather") == ["unknown-signal"]
    assert page.rules(module="weather") == ["unknown-signal"]
    assert (
        page.ask("check", module="no module")["module"]
        == "This is not the name of a Python module."
    )


@pytest.mark.parametrize(
    "name", ["", "a b", "1a", "class", "a..b", "../a", "a.b.c.d.e.f", "a" * 101]
)
def test_not_the_name_of_a_module(name: str) -> None:
    assert not is_module(name)


def test_completion(page: Page) -> None:
    tube = TUBE.replace("station.celsus", "station.")
    offset = place("station.", tube)["to"]
    assert page.ask("complete", tube, offset=offset) == {
        **place("station.", tube),
        "items": [
            {"label": label, "kind": "signal", "insert": "", "detail": detail, "about": ""}
            for label, detail in (("station.celsius", "float"), ("station.hour", "int"))
        ],
    }


def test_hover(page: Page) -> None:
    where = place("weather.to_fahrenheit")
    assert page.ask("hover", offset=where["from"] + 3) == {
        **where,
        "text": (
            "```python\n"
            'to_fahrenheit(celsius: float) -> Annotated[float, Name("fahrenheit")]\n'
            "```\n\n"
            "The same temperature on the other scale.\n\n"
            "a function, defined in `weather.py`, line 28"
        ),
    }
    assert page.ask("hover", offset=0) is not None
    assert page.ask("hover", offset=units(TUBE)) is None


def test_fixes(page: Page) -> None:
    assert page.ask("fixAll") == {"edits": []}
    redundant = TUBE.replace("  convert:\n", "  convert:\n    id: convert\n")
    removed = {**place("    id: convert\n", redundant), "insert": ""}
    assert page.ask("fixAll", redundant) == {"edits": [removed]}
    end = place("    depends: [celsius: station.celsus]")["to"]
    comment = "  # noob-lint: ignore[unknown-signal] TODO: reason"
    assert page.ask("ignore", rule="unknown-signal", **dict[str, Any](place("celsus"))) == {
        "edits": [{"from": end, "to": end, "insert": comment}]
    }


def test_the_graph(page: Page) -> None:
    graph = page.ask("graph")
    assert graph["about"] == "thermometer: station to convert, convert to result"
    assert graph["svg"].startswith("<svg ")
    assert page.ask("graph", TUBE.replace("[celsius", "[[celsius")) is None


def test_the_documentation_of_a_rule(page: Page) -> None:
    text = page.ask("rule", rule="id-redundant")["text"]
    assert text == (
        "An explicit `id` repeats the key of its entry.\n\n"
        "noob uses the key as the id, so writing it as well does nothing, until the key is renamed "
        "and the id is forgotten (`id-mismatch`)."
    )


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
def test_examples(page: Page, path: Path) -> None:
    wrong = ["schema-enum", "unknown-param", "id-redundant", "unknown-signal"]
    found = page.rules(path.read_text(encoding="utf-8"))
    assert found == (wrong if path.stem == "mistakes" else [])


@pytest.mark.parametrize("kind", ["HashTrieMap", "HashTrieSet", "List"])
def test_the_stand_in_does_what_the_package_does(kind: str) -> None:
    real, other = getattr(rpds, kind), getattr(stand_in, kind)
    if kind == "HashTrieMap":
        tried = [_mapping(real), _mapping(other)]
    elif kind == "HashTrieSet":
        tried = [_set(real), _set(other)]
    else:
        tried = [_list(real), _list(other)]
    assert tried[0] == tried[1]


def _mapping(kind: Any) -> list[object]:
    one = kind({"a": 1}).insert("b", 2)
    other = one.remove("a").update({"c": 3}, {"d": 4})
    with pytest.raises(KeyError):
        one.remove("x")
    values = [dict(one), dict(other), dict(kind.convert({"e": 5})), kind.convert(one) is one]
    return [*values, len(one), "a" in one, one.get("x"), one == kind({"b": 2, "a": 1})]


def _set(kind: Any) -> list[object]:
    one = kind([1, 2]).insert(3)
    with pytest.raises(KeyError):
        one.remove(4)
    return [set(one), set(one.remove(2)), set(one.update([4])), len(one), 1 in one, bool(kind())]


def _list(kind: Any) -> list[object]:
    one = kind([1, 2]).push_front(0)
    return [list(one), one.first, list(one.rest), list(one.drop_first()), len(one), bool(kind())]
