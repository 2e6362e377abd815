"""Rules for people to read on a terminal: the table of all, and the page of one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from noob_lint.cli.highlight import highlight
from noob_lint.diagnostics.addresses import page_of
from noob_lint.diagnostics.source import Source
from noob_lint.diagnostics.style import Style
from noob_lint.linting.examples import lint_example
from noob_lint.reporters.block import Block
from noob_lint.reporters.protocol import Screen
from noob_lint.rules import Rule
from noob_lint.rules.documentation import Example, paragraphs
from noob_lint.support.wrapping import wrap

_MOST = 100
"""The widest prose: longer lines are hard to read."""

_USUAL = 80
"""The width where there is no terminal."""

_INDENT = " " * 4

_LEAST = 24
"""The narrowest column of summaries; with less room they stand below the names."""

_LEGEND = (
    ("*", "in some cases more or less severe, as the page of the rule explains"),
    ("(info)", "only reported where the rule is selected"),
    ("safe", "fixed by --fix; unsafe: by --fix --unsafe-fixes; both: it depends"),
)

NO_RULE = "It is not a rule: settings and comments cannot silence it."
"""What is said of an error at run time besides what it means."""


def table(rules: Sequence[Rule], screen: Screen) -> Iterator[str]:
    """The lines of a table of rules, by group, as wide as the terminal."""
    style = Style(screen.color)
    for group, members in groupby(rules, key=attrgetter("group")):
        rows = list(members)
        yield style.bold(group)
        widest = max(len(rule.id) for rule in rows)
        for rule in rows:
            yield from _row(rule, widest, screen.width, style)
        yield ""
    for mark, meaning in _LEGEND:
        first, *more = wrap(meaning, screen.width, used=8, indent=8)
        yield f"{mark:<8}{first}"
        yield from (" " * 8 + line for line in more)
    yield ""
    yield from wrap(
        "noob-lint rule NAME explains a rule; settings take the names of rules and groups.",
        screen.width,
    )


def _row(rule: Rule, widest: int, width: int | None, style: Style) -> Iterator[str]:
    """A rule with its severity, its fix and its summary, which may take several lines."""
    severity, fix = _severity(rule), "both" if " or " in rule.fixes else rule.fixes
    shown = style.severity(rule.severity, severity) + " " * (len("(warning)") - len(severity))
    head = f"  {rule.id:<{widest}}  {shown}  {fix:<6}"
    indent = 2 + widest + len("  (warning)  unsafe  ")
    if width is not None and width - indent < _LEAST:
        yield f"  {rule.id}  {shown.rstrip()}  {fix}".rstrip()
        yield from _indented(wrap(rule.summary, width - len(_INDENT)))
        return
    first, *more = wrap(rule.summary, width, used=indent, indent=indent)
    yield f"{head}  {first}"
    yield from (" " * indent + line for line in more)


def _severity(rule: Rule) -> str:
    """The severity as users get it, in one word."""
    if rule.opt_in:
        return f"({rule.severity})"
    return f"{rule.severity}*" if rule.also else rule.severity.value


def error_page(name: str, meaning: str, screen: Screen) -> Iterator[str]:
    """The lines that explain an error of ``noob-lint instantiate``, which is not a rule."""
    style, width = Style(screen.color), min(screen.width or _USUAL, _MOST)
    head = f"{name} (error, reported by noob-lint instantiate)"
    yield from (style.bold(line) for line in wrap(head, width))
    if not screen.color:
        yield "=" * min(len(head), width)
    yield from wrap(sentence(meaning), width)
    yield from wrap(NO_RULE, width)


def sentence(text: str) -> str:
    """A phrase as a sentence."""
    return f"{text[0].upper()}{text[1:]}."


def page(rule: Rule, screen: Screen) -> Iterator[str]:
    """The lines of the page of a rule, as wide as the terminal within reason."""
    style, docs = Style(screen.color), rule.documentation
    width = min(screen.width or _USUAL, _MOST)
    yield style.bold(rule.id) if screen.color else rule.id
    if not screen.color:
        yield "=" * len(rule.id)
    yield from wrap(", ".join(facts_of(rule)), width)
    for text in (docs.summary, *paragraphs(docs.text)):
        yield ""
        yield from wrap(text, width)
    for name, text in docs.files:
        yield from _code(f"In {name}:", text, style)
    yield from _example("Bad:", docs.bad, width, style)
    output = list(output_of(rule, style, width - len(_INDENT)))
    if output:
        yield from ("", style.bold("noob-lint prints:"))
        yield from (f"{_INDENT}{line}".rstrip() for line in output)
    yield from _example("Good:", docs.good, width, style)
    yield from _prose("Fix:", docs.fix, width, style)
    yield from _prose("Options:", docs.options, width, style)
    yield from _prose("Related rules:", ", ".join(docs.related), width, style)
    yield from _prose("Versions of noob:", docs.versions, width, style)
    yield from _prose("On the web:", page_of(rule.id) or "", width, style)


def facts_of(rule: Rule) -> tuple[str, ...]:
    """What a rule is, in a few words each: severity, group, fixes, since when."""
    severities = " or ".join(rule.severities)
    return (
        f"{severities}, only where it is selected" if rule.opt_in else severities,
        f"group {rule.group}",
        f"{rule.fixes} fix" if rule.fixes else "no fix",
        f"since {rule.since}",
    )


def output_of(rule: Rule, style: Style, width: int | None) -> Iterator[str]:
    """The lines that noob-lint prints for the bad example of a rule.

    There are none for an example that is told rather than shown, and where there is no room for
    temporary files.
    """
    example = rule.documentation.bad
    try:
        found = lint_example(rule, example)
    except OSError:
        return
    for number, diagnostic in enumerate(found):
        if number:
            yield ""
        yield from Block(diagnostic, Source(example.tube), style, width).lines()


def _example(title: str, example: Example, width: int, style: Style) -> Iterator[str]:
    if example.tube:
        note = f" ({example.note})" if example.note else ""
        yield from _code(title, example.tube, style, note)
    else:
        yield from ("", style.bold(title))
        yield from _indented(wrap(example.note, width - len(_INDENT)))


def _code(title: str, text: str, style: Style, note: str = "") -> Iterator[str]:
    is_python = title.endswith(".py:")
    yield from ("", style.bold(title) + note)
    yield from _indented(highlight(text, "python" if is_python else "yaml", style).splitlines())


def _prose(title: str, text: str, width: int, style: Style) -> Iterator[str]:
    if text:
        yield from ("", style.bold(title))
    for number, paragraph in enumerate(paragraphs(text)):
        yield from [""] if number else []
        yield from _indented(wrap(paragraph, width - len(_INDENT)))


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (f"{_INDENT}{line}".rstrip() for line in lines)
