"""The files of pre-commit and CI services, as in docs/pre-commit.md and docs/ci.md."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from noob_lint.integrations.change import CannotExtendError, ended, first_that_holds, newline_of
from noob_lint.version import VERSION

RELEASE = f"noob-lint=={VERSION}"
"""The requirement of this release, as it is installed from a package index."""

_INSTALL = "pip install noob-lint"

GITHUB = """\
name: Tubes
on: [push, pull_request]
permissions:
  contents: read
jobs:
  noob-lint:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
      - uses: actions/setup-python@v6
        with:
          python-version: "3.13"
      - run: pip install noob-lint
      - run: noob-lint .
"""
GITLAB = """\
noob-lint:
  image: python:3.13-slim
  script:
    - pip install noob-lint
    - noob-lint --format gitlab --output-file gl-code-quality-report.json .
  artifacts:
    when: always
    reports:
      codequality: gl-code-quality-report.json
"""
HOOK = f"""\
- repo: local
  hooks:
    - id: noob-lint
      name: noob-lint
      entry: noob-lint check --force-exclude --related
      args: [--skip-non-tubes]
      language: python
      additional_dependencies: [{RELEASE}]
      types: [yaml]
      require_serial: true
"""
PRE_COMMIT = "repos:\n" + "".join(f"  {line}\n" for line in HOOK.splitlines())

HOOKS = frozenset({"noob-lint", "noob-lint-fix"})
"""The ids of the hooks that check tubes."""


def origin() -> str | None:
    """Where this noob-lint was installed from, as a requirement of pip.

    That is a commit of a repository, or a release if it came from a package index. It is None if it
    was installed from a directory or an archive, which others do not have.
    """
    import json
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        told = distribution("noob-lint").read_text("direct_url.json")
    except PackageNotFoundError:
        return None
    if told is None:
        return RELEASE
    data = json.loads(told)
    vcs, url = data.get("vcs_info"), data["url"]
    if vcs is None or url.startswith("file:"):
        return None
    return f"noob-lint @ {vcs['vcs']}+{url}@{vcs['commit_id']}"


def _installing(text: str) -> str:
    """The text with the requirement of this noob-lint, if that is not a release."""
    wanted = origin()
    if wanted is None or wanted == RELEASE:
        return text
    quoted = f'"{wanted}"'
    return text.replace(RELEASE, quoted).replace(f"{_INSTALL}\n", f"pip install {quoted}\n")


def extend_github(text: str) -> str:
    """A separate workflow file; an existing one is left alone."""
    wanted = _installing(GITHUB)
    if text in ("", GITHUB, wanted):
        return text or wanted
    raise CannotExtendError("a different workflow has that name")


def extend_gitlab(text: str) -> str:
    """A .gitlab-ci.yml with the job at the end."""
    before = _read(text) or {}
    if not isinstance(before, dict):
        raise CannotExtendError("it is not a mapping")
    if "noob-lint" in before:
        return text
    stages = before.get("stages")
    if isinstance(stages, list) and "test" not in stages:
        raise CannotExtendError("it has no stage 'test', so the job needs one of yours")
    new = _installing(GITLAB)
    wanted = {**before, **_read(new)}
    gap = newline_of(text) if text.strip() else ""
    job = new.replace("\n", newline_of(text))
    return first_that_holds([f"{ended(text)}{gap}{job}"], lambda new: bool(_read(new) == wanted))


def extend_pre_commit(text: str) -> str:
    """A .pre-commit-config.yaml with the hook at the end of its list."""
    if not text.strip():
        return text + _installing(PRE_COMMIT)
    before = _read(text)
    if not isinstance(before, dict) or not isinstance(before.get("repos"), list):
        raise CannotExtendError("it has no list 'repos'")
    repos = before["repos"]
    if not HOOKS.isdisjoint(_hook_ids(repos)):
        return text
    wanted = {**before, "repos": [*repos, *_read(_installing(HOOK))]}
    return first_that_holds([_appended(text)], lambda new: bool(_read(new) == wanted))


def _hook_ids(repos: list[Any]) -> set[str]:
    ids = set()
    for repo in repos:
        hooks = repo.get("hooks") if isinstance(repo, dict) else None
        for hook in hooks if isinstance(hooks, list) else ():
            if isinstance(hook, dict):
                ids.add(str(hook.get("id")))
    return ids


def _appended(text: str) -> str:
    """The text with the hook after the last item of `repos`, indented like the items."""
    from noob_lint.yaml.document import Entry, Mapping, Sequence
    from noob_lint.yaml.parser import parse

    document = parse(text)
    match document.root:
        case Mapping(by_name={"repos": Entry(value=Sequence(start=start)) as entry}) as root:
            if text[start] == "[":
                raise CannotExtendError("its 'repos' is not a list that spans several lines")
        case _:
            raise CannotExtendError("it has no list 'repos'")
    others = [one.key.start for one in root.entries if one.key.start > entry.key.start]
    until = min(others, default=len(text))
    last = max(one.end for one in document.scalars if one.end <= until)
    end = text.find("\n", last - 1) + 1 or len(text)
    indent = text[:start].rpartition("\n")[2]
    lines = (f"{indent}{line}{newline_of(text)}" for line in _installing(HOOK).splitlines())
    return f"{ended(text[:end])}{''.join(lines)}{text[end:]}"


def _read(text: str) -> Any:
    """The data in YAML; values with the custom tags of a service become pairs of tag and value."""
    from ruamel.yaml import YAML
    from ruamel.yaml.constructor import SafeConstructor
    from ruamel.yaml.error import YAMLError

    class Tolerant(SafeConstructor):
        def tagged(self, tag: str, node: Any) -> Any:
            construct = {"mapping": self.construct_mapping, "sequence": self.construct_sequence}
            if node.id == "scalar":
                return tag, node.value
            return tag, construct[node.id](node, deep=True)

    Tolerant.add_multi_constructor("!", Tolerant.tagged)
    reader = YAML(typ="safe", pure=True)
    reader.Constructor = Tolerant
    try:
        return reader.load(text)
    except (YAMLError, ValueError, RecursionError):
        raise CannotExtendError("it is not a single YAML document") from None


PRE_COMMIT_FILE = ".pre-commit-config.yaml"

CI: Mapping[str, tuple[str, Any]] = {
    "github": (".github/workflows/noob-lint.yml", extend_github),
    "gitlab": (".gitlab-ci.yml", extend_gitlab),
}
"""The file of each service, and how to extend it."""
