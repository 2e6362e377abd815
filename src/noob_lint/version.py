"""The version of this package, where reading it costs nothing.

Asking ``importlib.metadata`` takes longer than the rest of ``noob-lint --version``; a test holds
this constant and the project metadata together.
"""

from __future__ import annotations

VERSION = "0.1.0"
