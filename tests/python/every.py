"""All pieces of code whose reading is compared."""

from __future__ import annotations

from tests.python import (
    hard_changes,
    hard_classes,
    hard_functions,
    hard_libraries,
    hard_models,
    hard_names,
    hard_noob,
    snippets,
)

SNIPPETS = {
    **snippets.SNIPPETS,
    **hard_changes.SNIPPETS,
    **hard_models.SNIPPETS,
    **hard_classes.SNIPPETS,
    **hard_functions.SNIPPETS,
    **hard_libraries.SNIPPETS,
    **hard_names.SNIPPETS,
    **hard_noob.SNIPPETS,
}
