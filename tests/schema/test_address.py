"""Which addresses belong to our schemas."""

from __future__ import annotations

import pytest

from noob_lint.schema.address import schema_of
from noob_lint.schema.store import schema_id


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (schema_id("1003", "tube"), ("1003", "tube")),
        ("schemas/1003/tube.schema.json", ("1003", "tube")),
        ("1003/tube.schema.json", ("1003", "tube")),
        ("C:\\x\\0.1\\asset.schema.json", ("0.1", "asset")),
        ("https://example.org/noob/1001/node-specification.schema.json",
         ("1001", "node-specification")),
        ("https://example.org/99/tube.schema.json?raw=1#top", ("99", "tube")),
        ("tube.schema.json", None),
        ("x1003/tube.schema.json", None),
        ("1003/tube.schema.jsonc", None),
        ("1003/Tube.schema.json", None),
        ("", None),
    ],
)  # fmt: skip
def test_schema_of(address: str, expected: tuple[str, str] | None) -> None:
    assert schema_of(address) == expected
