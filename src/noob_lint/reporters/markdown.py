"""The documentation of a rule as Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from noob_lint.rules.documentation import Documentation, Example, paragraphs


def to_markdown(
    docs: Documentation, output: str = "", link: Callable[[str], str] = "`{}`".format
) -> str:
    """The documentation of a rule: its examples as blocks of code, the rest as paragraphs.

    `output` is what noob-lint prints for the bad example, and `link` makes the Markdown that names
    a related rule.
    """
    return "\n\n".join(_blocks(docs, output, link))


def _blocks(docs: Documentation, output: str, link: Callable[[str], str]) -> Iterator[str]:
    yield docs.summary
    yield from paragraphs(docs.text)
    for name, text in docs.files:
        yield f"**In `{name}`:**"
        yield _code("python" if name.endswith(".py") else "yaml", text)
    yield from _example("Bad:", docs.bad)
    if output:
        yield "**noob-lint prints:**"
        yield _code("text", output)
    yield from _example("Good:", docs.good)
    for title, prose in (("Fix", docs.fix), ("Options", docs.options)):
        yield from _titled(title, paragraphs(prose))
    yield from _titled("Related rules", [", ".join(map(link, docs.related))])
    yield from _titled("Versions of noob", paragraphs(docs.versions))


def _example(title: str, example: Example) -> Iterator[str]:
    if not example.tube and not example.note:
        return
    if not example.tube:
        yield f"**{title}** {example.note}."
        return
    yield f"**{title}**" + (f" ({example.note})" if example.note else "")
    yield _code("yaml", example.tube)


def _titled(title: str, texts: list[str]) -> Iterator[str]:
    """Paragraphs of which the first has a title."""
    for number, text in enumerate(filter(None, texts)):
        yield f"**{title}:** {text}" if number == 0 else text


def _code(language: str, text: str) -> str:
    return f"```{language}\n{text.rstrip()}\n```"
