"""The addresses of the documentation, where it is hosted.

There is one base address: that of the variable ``NOOB_LINT_DOCS_BASE``, else the one that the
package was built with, else none. An address that nobody owns must not be printed.
"""

from __future__ import annotations

import os
import re
from functools import cache

from noob_lint.support.files import read_text

VARIABLE = "NOOB_LINT_DOCS_BASE"
"""The variable that names the base address; an empty one stands for none."""

_BUILT = os.path.join(os.path.dirname(os.path.dirname(__file__)), "docs-base.txt")
"""The file that holds the base address of a build, if it was given one."""

_ADDRESS = re.compile(r"(?:https?|file)://[!#-;=?-\[\]_a-z~]+")


def base_address() -> str | None:
    """The address at which the documentation is hosted, without a slash at its end, if any.

    Anything else counts as none: reports would be invalid, and terminals would obey its codes.
    """
    named = os.environ.get(VARIABLE)
    base = (_built() if named is None else named).strip().rstrip("/")
    return base if is_address(base) else None


def is_address(text: str) -> bool:
    """Whether a text is a complete address, such as ``https://example.org/docs``."""
    return _ADDRESS.fullmatch(text) is not None


def page_of(rule_id: str) -> str | None:
    """The address of the page of a rule; None where the documentation is not hosted.

    The errors of ``noob-lint instantiate``, which have no rules, are explained on one page.
    """
    base = base_address()
    if base is None:
        return None
    return (
        f"{base}/runtime/#errors" if rule_id.startswith("runtime-") else f"{base}/rules/{rule_id}/"
    )


@cache
def _built() -> str:
    try:
        return read_text(_BUILT)
    except (OSError, ValueError):
        return ""
