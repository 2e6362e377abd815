"""What a pull request to SchemaStore needs: ``make schemastore``, into `dist/schemastore/`.

The schema of the newest tubes as SchemaStore wants it (draft-07, since editors know that best), its
entry for the catalogue, the files that it has to accept and to refuse, which are those in
`tests/publish/schemastore/`, and what to add to `src/schema-validation.jsonc`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from noob_lint.publish import prose
from noob_lint.publish.render import text_of
from noob_lint.schema import store
from noob_lint.spec.versions import LATEST

ROOT = Path(__file__).parents[1]
TUBES = ROOT / "tests" / "publish" / "schemastore"
OUTPUT = ROOT / "dist" / "schemastore"
NAME = "noob-tube"
DRAFT = "http://json-schema.org/draft-07/schema#"


def files() -> Mapping[str, str]:
    """The text of each file by its path in a clone of SchemaStore; two are parts of files there."""
    texts = {
        f"src/schemas/json/{NAME}.json": text_of(schema()),
        "catalog-entry.json": text_of(entry()),
        "schema-validation-entry.json": text_of({"ajvNotStrictMode": [f"{NAME}.json"]}),
    }
    for kind in ("test", "negative_test"):
        for file in sorted((TUBES / kind).glob("*.yaml")):
            texts[f"src/{kind}/{NAME}/{file.name}"] = file.read_text(encoding="utf-8")
    return texts


def entry() -> Mapping[str, Any]:
    """The entry for `schemas` in `src/api/json/catalog.json`."""
    return {
        "name": "noob tube",
        "description": prose.MODEL_TEXTS["TubeSpecification"].replace("`", ""),
        "fileMatch": list(store.NAMED_TUBES),
        "url": f"https://www.schemastore.org/{NAME}.json",
    }


def schema() -> dict[str, Any]:
    """The newest schema of tubes for editors, in draft-07."""
    made: dict[str, Any] = json.loads(
        store.schema_text(LATEST.edition, "tube")
        .replace('"#/$defs/', '"#/definitions/')
        .replace('"$defs": {', '"definitions": {')
    )
    return {**made, "$schema": DRAFT, "$id": f"https://json.schemastore.org/{NAME}.json"}


def main() -> int:
    """Write the files."""
    for path, text in files().items():
        file = OUTPUT / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    print(f"{len(files())} files written to {OUTPUT.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
