"""Which addresses belong to our schemas."""

from __future__ import annotations

import pytest

from noob_lint.schema.address import schema_of
from noob_lint.schema.store import schema_id
from noob_lint.spec.versions import VERSIONS


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        *(
            (schema_id(edition, "tube", plain=plain), (version.name, "tube"))
            for version in VERSIONS
            for edition in version.editions
            for plain in (False, True)
        ),
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
        ("1003-r2/tube.schema.json", ("1003", "tube")),
        ("1003-r/tube.schema.json", None),
        ("1003-r2x/tube.schema.json", None),
        ("1003/x/tube.schema.json", None),
        ("1003/tube.schema.json#/$defs/x", ("1003", "tube")),
        ("1003/tube-2.schema.json", None),
        (schema_id("1003", "asset"), None),
        (f"{schema_id('1003', 'tube')}x", None),
        ("", None),
    ],
)  # fmt: skip
def test_schema_of(address: str, expected: tuple[str, str] | None) -> None:
    assert schema_of(address) == expected
