"""How yaml-language-server inserts and explains its completions; `test_offers` lists them."""

from __future__ import annotations

import pytest

from tests.editors.server import Server

HEADER = "noob_id: a\nnoob_model: noob.tube.TubeSpecification\nnoob_version: 1003.0.2\n"
NODE = HEADER + "nodes:\n  a:\n    type: x.y\n"
ASSET = HEADER + "assets:\n  a:\n    type: x.y\n"
INPUT = HEADER + "input:\n  a:\n    type: int\n"


@pytest.mark.parametrize(
    "text",
    [
        *("|", f"{NODE}    |", f"{HEADER}assets:\n  a:\n    |", f"{HEADER}input:\n  a:\n    |"),
        f"{HEADER}|\n",
    ],
)
def test_no_key_inserts_null(server: Server, text: str) -> None:
    inserted = [item["insertText"] for item in server.completions(text).values()]
    assert inserted
    assert [one for one in inserted if "null" in one] == []


def test_everything_offered_is_documented(server: Server) -> None:
    undocumented = [
        (text, label)
        for text in ("|", f"{NODE}    |", f"{ASSET}    scope: |", f"{INPUT}    scope: |")
        for label, item in server.completions(text).items()
        if not item.get("documentation")
    ]
    assert undocumented == []


def test_skeletons(server: Server) -> None:
    def inserted(text: str, label: str) -> str:
        body: str = server.completions(text)[label]["insertText"]
        return body

    assert inserted(f"{HEADER}assets:\n  |", "asset") == (
        "${1:name}:\n  type: ${2:package.Class}\n  scope: ${3|runner,process,node|}"
    )
    assert inserted(f"{HEADER}input:\n  |", "input") == (
        "${1:name}:\n  type: ${2:int}\n  scope: ${3|tube,process|}"
    )
    assert inserted(f"{HEADER}nodes:\n  |", "node") == (
        "${1:name}:\n  type: ${2:package.function}\n  depends: $3"
    )
    assert inserted(f"{HEADER}nodes:\n  |", "gather") == (
        "${1:gather}:\n  type: gather\n  params:\n    n: ${2:10}\n"
        "  depends:\n    - value: ${3:node}.${4:value}"
    )
    assert inserted(f"{HEADER}|", "nodes") == (
        "nodes:\n  ${1:name}:\n    type: ${2:package.function}"
    )
    assert inserted(f"{NODE}    |", "params") == "params:\n  "
    assert inserted(f"{NODE}    |", "enabled") == "enabled: ${1|false,true|}"
    assert inserted("|", "noob_id") == "noob_id: ${1:my-tube}"
    assert inserted("|", "tube") == (
        "noob_id: ${1:my-tube}\nnoob_model: noob.tube.TubeSpecification\nnoob_version: 1003.0.2\n"
        "nodes:\n  ${2:first}:\n    type: ${3:package.function}\n"
        "  return:\n    type: return\n    depends: $2.${4:value}"
    )
