"""The keys that spec versions know."""

from __future__ import annotations

import json

import pytest

from noob_lint.schema.store import schema_text
from noob_lint.spec.keys import first_with, known_keys
from noob_lint.spec.versions import VERSIONS, SpecVersion

SPECIFICATIONS = {
    "nodes": "NodeSpecification",
    "assets": "AssetSpecification",
    "input": "InputSpecification",
}


@pytest.mark.parametrize("version", VERSIONS, ids=lambda version: version.name)
def test_keys_are_those_of_the_schemas(version: SpecVersion) -> None:
    schema = json.loads(schema_text(version.name, "tube"))
    assert known_keys(version) == set(schema["properties"])
    for section, definition in SPECIFICATIONS.items():
        ignored = {"nodeinfo"} if section == "nodes" and version.ignores_nodeinfo else set()
        keys = set(schema["$defs"][definition]["properties"])
        assert known_keys(version, section) == keys | ignored


@pytest.mark.parametrize(
    ("key", "section", "name"),
    [
        *(("noob_id", "", "0.1"), ("extends", "", "1000"), ("description", "", "1000")),
        *(("stateful", "nodes", "1000"), ("nodeinfo", "nodes", "1003"), ("type", "nodes", "0.1")),
        *(
            ("depends", "assets", "0.1"),
            ("default", "input", "1000"),
            ("required", "input", "1001"),
        ),
        *(("type", "", None), ("x", "nodes", None), ("depends", "input", None)),
    ],
)
def test_the_first_version_with_a_key(key: str, section: str, name: str | None) -> None:
    first = first_with(key, section)
    assert (first and first.name) == name
    if not section:
        assert first_with(key) is first
