"""The keys that spec versions know."""

from __future__ import annotations

import json

import pytest

from noob_lint.schema.store import schema_text
from noob_lint.spec.keys import known_keys
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
