"""The output formats, one module for each; they know neither files nor how findings are found.

`REPORTERS` is the only list of them; the command line, the configuration and the tests derive from
it. A format's module is imported when the format is chosen.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

from noob_lint.reporters.inert import (
    Inert,
    guarded,
    inert_commands,
    inert_json,
    inert_text,
    inert_xml,
)
from noob_lint.reporters.protocol import Reporter, ReporterFactory, Screen, Write


def _format(module: str, name: str, inert: Inert = inert_text) -> ReporterFactory:
    """The reporter called `name` in a module of this package; `inert` makes its output harmless."""

    def make(write: Write, screen: Screen) -> Reporter:
        factory: ReporterFactory = getattr(import_module(f"{__name__}.{module}"), name)
        return factory(guarded(write, inert), screen)

    return make


REPORTERS: Mapping[str, ReporterFactory] = {
    "full": _format("full", "FullReporter"),
    "concise": _format("concise", "ConciseReporter"),
    "grouped": _format("grouped", "GroupedReporter"),
    "json": _format("json_", "JsonReporter", inert_json),
    "json-lines": _format("json_lines", "JsonLinesReporter", inert_json),
    "sarif": _format("sarif", "SarifReporter", inert_json),
    "github": _format("github", "GithubReporter", inert_commands),
    "gitlab": _format("gitlab", "GitlabReporter", inert_json),
    "junit": _format("junit", "JunitReporter", inert_xml),
    "checkstyle": _format("checkstyle", "CheckstyleReporter", inert_xml),
    "rdjson": _format("rdjson", "RdjsonReporter", inert_json),
}
"""The formats by name."""

AUTO = "auto"
"""The name of the automatic choice."""


def choose(environment: Mapping[str, str], *, on_stdout: bool) -> str:
    """The format for the name ``auto``: ``github`` in the log of GitHub Actions, else ``full``."""
    return "github" if on_stdout and environment.get("GITHUB_ACTIONS") == "true" else "full"
