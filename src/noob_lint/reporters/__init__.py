"""The output formats: how diagnostics are shown, one module per format.

`REPORTERS` is the only list of them; the command line, the configuration and the tests derive from
it. A format's module is imported when the format is chosen.
"""

from __future__ import annotations

from collections.abc import Mapping

from noob_lint.reporters.protocol import Reporter, ReporterFactory, Write


def _full(write: Write, color: bool) -> Reporter:
    from noob_lint.reporters.full import FullReporter

    return FullReporter(write, color)


def _concise(write: Write, color: bool) -> Reporter:
    from noob_lint.reporters.concise import ConciseReporter

    return ConciseReporter(write, color)


def _json(write: Write, color: bool) -> Reporter:
    from noob_lint.reporters.json_ import JsonReporter

    return JsonReporter(write, color)


REPORTERS: Mapping[str, ReporterFactory] = {"full": _full, "concise": _concise, "json": _json}
"""The formats by name, the default first."""
