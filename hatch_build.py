"""Builds the address of the documentation in: a hook of hatchling, which builds the package.

The address is what the variable ``NOOB_LINT_DOCS_BASE`` says when the package is built. A source
distribution keeps it, so that the wheels that are built from it have it as well.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FILE = "docs-base.txt"


class DocsBase(BuildHookInterface):  # type: ignore[type-arg]
    """Adds the file that `noob_lint.diagnostics.addresses` reads, if there is an address."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add it to an archive; an editable installation reads the variable alone."""
        base = os.environ.get("NOOB_LINT_DOCS_BASE", "") or self._of_the_source()
        if not base or version == "editable":
            return
        written = Path(self.root, "build", FILE)
        written.parent.mkdir(exist_ok=True)
        written.write_text(f"{base}\n", encoding="ascii")
        is_wheel = self.target_name == "wheel"
        build_data["force_include"][str(written)] = f"noob_lint/{FILE}" if is_wheel else FILE

    def _of_the_source(self) -> str:
        """The address in a source distribution that was built with one."""
        kept = Path(self.root, FILE)
        return kept.read_text(encoding="ascii").strip() if kept.is_file() else ""
