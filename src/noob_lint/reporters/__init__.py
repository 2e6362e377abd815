"""The output formats, one module for each; they know neither files nor how findings are found.

`REPORTERS` is the only list of them; the command line, the configuration and the tests derive from
it. A format's module is imported when the format is chosen.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

from noob_lint.reporters.protocol import Reporter, ReporterFactory, Screen, Write


def _format(module: str, name: str) -> ReporterFactory:
    """The reporter called `name` in a module of this package."""

    def make(write: Write, screen: Screen) -> Reporter:
        factory: ReporterFactory = getattr(import_module(f"{__name__}.{module}"), name)
        return factory(write, screen)

    return make


REPORTERS: Mapping[str, ReporterFactory] = {
    "full": _format("full", "FullReporter"),
    "concise": _format("concise", "ConciseReporter"),
    "grouped": _format("grouped", "GroupedReporter"),
    "json": _format("json_", "JsonReporter"),
    "json-lines": _format("json_lines", "JsonLinesReporter"),
    "sarif": _format("sarif", "SarifReporter"),
    "github": _format("github", "GithubReporter"),
    "gitlab": _format("gitlab", "GitlabReporter"),
    "junit": _format("junit", "JunitReporter"),
    "checkstyle": _format("checkstyle", "CheckstyleReporter"),
    "rdjson": _format("rdjson", "RdjsonReporter"),
}
"""The formats by name."""

AUTO = "auto"
"""The name of the automatic choice."""


def choose(environment: Mapping[str, str], *, on_stdout: bool) -> str:
    """The format for the name ``auto``: ``github`` in the log of GitHub Actions, else ``full``."""
    return "github" if on_stdout and environment.get("GITHUB_ACTIONS") == "true" else "full"
