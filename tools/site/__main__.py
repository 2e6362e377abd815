"""``make site``: writes the sources of the site, lets zensical build it, and checks the result."""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from noob_lint.diagnostics.addresses import base_address
from tools.site import reference, rules
from tools.site.check import wrong_in
from tools.site.guides import GUIDES, OTHERS, ROOT, write_guides

HERE = Path(__file__).parent


def main(arguments: Sequence[str] | None = None) -> int:
    """Build the site, and return 1 if something is wrong with it."""
    parser = argparse.ArgumentParser(prog="python -m tools.site", description=__doc__)
    parser.add_argument("--output", type=Path, default=ROOT / "build" / "site", metavar="DIR")
    output: Path = parser.parse_args(arguments).output.absolute()
    sources = output.with_name(f"{output.name}-sources")
    write_sources(sources)
    command = (str(Path(sys.executable).with_name("zensical")), "build", "--strict", "--clean")
    built = subprocess.run(command, cwd=sources, check=False)
    if built.returncode:
        return built.returncode
    shutil.rmtree(output, ignore_errors=True)
    shutil.move(sources / "site", output)
    wrong = list(wrong_in(output, base_address() or ""))
    for line in wrong:
        print(line, file=sys.stderr)
    pages = len(list(output.rglob("*.html")))
    print(f"{pages} pages in {output}: {len(wrong) or 'no'} dead links or foreign hosts")
    return 1 if wrong else 0


def write_sources(sources: Path) -> None:
    """Write the Markdown of all pages, and the configuration that builds them."""
    shutil.rmtree(sources, ignore_errors=True)
    docs = sources / "docs"
    write_guides(docs)
    rules.write_rules(docs / "rules")
    reference.write_reference(docs / "schema")
    shutil.copytree(ROOT / "schemas", docs / "schemas", ignore=shutil.ignore_patterns("*.md"))
    shutil.copy(HERE / "extra.css", docs)
    _add_playground(docs)
    base = base_address()
    settings = {
        "docs_dir": "docs",
        "site_dir": "site",
        "nav": navigation(),
        **({"site_url": f"{base}/"} if base else {}),
    }
    # JSON's strings, lists and, within a line, tables are TOML's, but for the colons
    lines = "".join(f"{key} = {_toml(value)}\n" for key, value in settings.items())
    text = (HERE / "zensical.toml").read_text(encoding="utf-8")
    text = text.replace("[project]\n", f"[project]\n{lines}", 1)
    (sources / "zensical.toml").write_text(text, encoding="utf-8")


def _add_playground(docs: Path) -> None:
    """Add the page that ``make playground`` has built, if it was, and a link to it."""
    built = ROOT / "build" / "playground"
    if not (built / "index.html").is_file():
        return
    shutil.copytree(built, docs / "try", ignore=shutil.ignore_patterns("inlined"))
    page = docs / "playground.md"
    title, _, text = page.read_text(encoding="utf-8").partition("\n")
    page.write_text(f"{title}\n\n[Open the playground](try/index.html)\n{text}", encoding="utf-8")


def navigation() -> list[object]:
    """All pages, in the order of the navigation."""
    guides = {title: _entries(pages) for title, pages in GUIDES.items()}
    about = [*guides["About"], *({title: name} for title, name in OTHERS.values())]
    return [
        {"Start": "index.md"},
        {"Install": "install.md"},
        *({title: entries} for title, entries in guides.items() if title != "About"),
        {"Rules": rules.navigation()},
        {"Tube format": reference.navigation()},
        {"About": about},
    ]


def _entries(pages: Mapping[str, str]) -> list[object]:
    return [{title: name} for title, name in pages.items()]


def _toml(value: object) -> str:
    """A value of strings, lists and mappings as TOML."""
    if isinstance(value, dict):
        inner = ", ".join(f"{json.dumps(key)} = {_toml(item)}" for key, item in value.items())
        return f"{{ {inner} }}"
    if isinstance(value, list):
        return f"[{', '.join(map(_toml, value))}]"
    return json.dumps(value)


if __name__ == "__main__":
    sys.exit(main())
