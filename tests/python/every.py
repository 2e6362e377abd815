"""All pieces of code whose reading is compared."""

from __future__ import annotations

from tests.python import (
    hard_changes,
    hard_classes,
    hard_fields,
    hard_functions,
    hard_libraries,
    hard_makers,
    hard_models,
    hard_names,
    hard_nodes,
    hard_noob,
    snippets,
)

TABLES = {
    "snippets": snippets.SNIPPETS,
    "hard_changes": hard_changes.SNIPPETS,
    "hard_models": hard_models.SNIPPETS,
    "hard_classes": hard_classes.SNIPPETS,
    "hard_fields": hard_fields.SNIPPETS,
    "hard_functions": hard_functions.SNIPPETS,
    "hard_libraries": hard_libraries.SNIPPETS,
    "hard_makers": hard_makers.SNIPPETS,
    "hard_names": hard_names.SNIPPETS,
    "hard_nodes": hard_nodes.SNIPPETS,
    "hard_noob": hard_noob.SNIPPETS,
}
SNIPPETS = {name: one for table in TABLES.values() for name, one in table.items()}
