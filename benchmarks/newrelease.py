"""What a new release of noob does differently: the work list for supporting it.

Installs the release beside an older one, and runs the tubes of the conformance data and random
tubes in both. Prints what the new one accepts, refuses and emits differently, with noob's errors,
and which rules say otherwise about these tubes, checked for the version of the older release.

    python -m benchmarks.newrelease 1001.0.0 --base 1000.0.0
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from benchmarks.corpus import find_corpus, read_cases, read_catalogue
from benchmarks.migrations import Sample, place
from benchmarks.random_tubes import random_tube
from benchmarks.releases import Ran, newest, release, run
from benchmarks.runs import RELEASE
from noob_lint import Settings, lint_paths
from noob_lint.spec.versions import LATEST, NewerVersionError, SpecVersion, find_version
from tests.oracle import Oracle, UnreachableError

NAMES = r"""
import importlib, json, pkgutil, sys
import noob
own, known = [], []
for one in pkgutil.walk_packages(noob.__path__, "noob."):
    try:
        module = importlib.import_module(one.name)
    except BaseException:
        continue
    for name, value in vars(module).items():
        if not name.startswith("_"):
            known.append(f"{one.name}.{name}")
            if getattr(value, "__module__", None) == one.name:
                own.append(f"{one.name}.{name}")
with open(sys.argv[1], "w") as file:
    json.dump({"own": own, "known": known}, file)
"""


class Pair(NamedTuple):
    """A tube in both releases, and the rules that find errors in it, for the older version."""

    sample: Sample
    before: Ran
    after: Ran
    rules: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    """The rules that find errors for the version of the new release, if that is known."""

    @property
    def kind(self) -> str:
        """How the releases differ, or ``alike``."""
        loaded, loads = (one.stage != "load" for one in (self.before, self.after))
        if loaded != loads:
            return "accepts now" if loads else "refuses now"
        if self.before.is_fine != self.after.is_fine:
            return "runs now" if self.after.is_fine else "fails now"
        if self.before.is_fine and self.before.values != self.after.values:
            return "returns something else"
        return "alike" if self._fails_alike else "fails differently"

    @property
    def _fails_alike(self) -> bool:
        one, other = self.before, self.after
        return (one.stage, told(one.error)) == (other.stage, told(other.error))

    @property
    def why(self) -> str:
        """What the releases say, without the names of the tube."""
        if self.kind == "returns something else":
            values = zip(self.before.values, self.after.values, strict=True)
            one, other = next(pair for pair in values if pair[0] != pair[1])
            return f"{shape(one)}, then {shape(other)}"
        said = self.before if self.kind in {"accepts now", "runs now"} else self.after
        return f"{said.stage}: {told(said.error)}"

    @property
    def says_otherwise(self) -> str:
        """What the rules say if it does not fit the new release."""
        works = self.kind in {"accepts now", "runs now", "returns something else"}
        if works:
            return ", ".join(self.rules)
        return "" if self.rules else "no rule finds an error"


_SPECIFIC = re.compile(r"'[^']*'|\"[^\"]*\"|\b\d+\b|0x[0-9a-f]+|input_value=.*|For further.*")
_LONGEST = 110
_FIELD = re.compile(r"(TubeSpecification|Asset|Node)\s+(nodes|assets|input)\.\w+\.")


def told(error: str) -> str:
    """An error without what is specific to a tube."""
    error = _FIELD.sub(r"\1 \2.*.", error)
    error = _SPECIFIC.sub("...", error).replace("validation errors", "validation error")
    return error if len(error) <= _LONGEST else f"{error[:_LONGEST]}..."


def shape(value: str) -> str:
    """A returned value without numbers and strings."""
    return re.sub(r"(_, )+_", "_...", re.sub(r"-?\b[\d.e+-]+\b|'[^']*'", "_", value))[:60]


def samples(count: int, seed: int, folder: Path) -> Iterator[Sample]:
    """Tubes of the conformance data, and random ones; `count` of each kind, and half mutants."""
    chance = Random(seed)
    corpus = find_corpus()
    if corpus is not None:
        cases = [*read_cases(corpus)]
        entries = [one.case for one in read_catalogue(corpus)]
        chosen = chance.sample(cases, min(count, len(cases)))
        chosen += chance.sample(entries, min(count, len(entries)))
        for case in chosen:
            is_alone = not re.search(rb"extends|tube:", case.data)
            others = {} if is_alone else dict(case.siblings)
            files = {Path(case.filename).name: case.data, **others}
            yield Sample(case.id, files, (corpus / "nodes",))
    for number in range(seed * 1000, seed * 1000 + count):
        tube = random_tube(number)
        for module, code in tube.modules.items():
            (folder / f"{module}.py").write_text(code)
        yield Sample(f"random {number}", {f"tube_{number}.yaml": tube.yaml.encode()}, (folder,))


def compare(base: Oracle, new: Oracle, found: Sequence[Sample], root: Path) -> list[Pair]:
    """Run the tubes in both, and lint those that differ."""
    paths = [*dict.fromkeys(path for one in found for path in one.paths)]
    runs = [
        run(noob, [place(one, one.files, root) for one in found], paths)
        for noob in (base, base, new)
    ]
    pairs = [
        Pair(sample, first, after)
        for sample, first, again, after in zip(found, *runs, strict=True)
        if not first.differs(again)
    ]
    before, after = version_of(base.release), version_of(new.release)
    code = newest(new)
    return [
        pair
        if pair.kind == "alike"
        else pair._replace(
            rules=errors(pair.sample, before, code, root),
            known=errors(pair.sample, after, code, root),
        )
        for pair in pairs
    ]


def version_of(release_name: str) -> SpecVersion:
    """The spec version of a release; the latest one for a release that came later."""
    try:
        return find_version(release_name)
    except NewerVersionError:
        return LATEST


def errors(sample: Sample, version: SpecVersion, noob: Oracle, root: Path) -> tuple[str, ...]:
    """The rules that find errors in a tube."""
    path = place(sample, sample.files, root)
    (path.parent / "noob-lint.toml").touch()
    settings = Settings(
        noob_version=version.name,
        ignore=["wrong-noob-version"],
        python=str(noob.python),
        python_paths=[str(one) for one in sample.paths],
        tube_paths=[str(path.parent)],
        root=str(path.parent),
    )
    found = lint_paths([str(path)], settings=settings)
    return tuple(dict.fromkeys(one.rule for one in found if one.severity == "error"))


def print_pairs(pairs: Sequence[Pair], *, shown: int) -> None:
    """The differences by kind and error, the most frequent first."""
    by_kind: dict[str, list[Pair]] = {}
    for pair in pairs:
        by_kind.setdefault(pair.kind, []).append(pair)
    print(f"{len(by_kind.pop('alike', []))} of {len(pairs)} tubes give the same in both")
    for kind, some in sorted(by_kind.items()):
        print(f"\n{kind}: {len(some)}")
        groups: dict[str, list[Pair]] = {}
        for pair in some:
            groups.setdefault(pair.why, []).append(pair)
        ordered = sorted(groups.items(), key=lambda item: -len(item[1]))
        for why, group in ordered[:shown]:
            print(f"{len(group):>6}  {why}")
            print(f"        such as {', '.join(pair.sample.name for pair in group[:3])}")
            print_rules(group)
        if len(ordered) > shown:
            print(f"        and {len(ordered) - shown} more (--shown)")


def print_rules(group: Iterable[Pair]) -> None:
    """Which rules say otherwise, for the old version and for the new one."""
    pairs = [*group]
    old = Counter(pair.says_otherwise for pair in pairs)
    new = Counter(pair._replace(rules=pair.known).says_otherwise for pair in pairs)
    for said, counts in (("rules say otherwise", old), ("known already, but", new)):
        listed = [f"{name} ({number})" for name, number in counts.most_common() if name]
        if listed:
            print(f"        {said}: {'; '.join(listed)}")


def print_schemas(base: Mapping[str, Any], new: Mapping[str, Any]) -> None:
    """The properties that come and go in the models."""
    for name in sorted({*base, *new}):
        one, other = (set(schemas.get(name, {}).get("properties", ())) for schemas in (base, new))
        for sign, keys in (("+", other - one), ("-", one - other)):
            for key in sorted(keys):
                print(f"    {sign} {name}.{key}")


def print_names(base: Oracle, new: Oracle) -> None:
    """The public names that are gone, and where one of the same name is now."""
    before, after = (noob.run(NAMES, None) for noob in (base, new))
    now = {name.rpartition(".")[2]: name for name in sorted(after["own"])}
    for name in sorted({*before["own"]} - {*after["known"]}):
        print(f"    {name} -> {now.get(name.rpartition('.')[2], 'gone')}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare two releases, and print the differences."""
    parser = argparse.ArgumentParser(prog="newrelease", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("version", help="the new release, such as 1001.0.0")
    parser.add_argument("--base", default=RELEASE, help="an older one (default: %(default)s)")
    parser.add_argument(
        "--count", type=int, default=300, help="tubes of each kind (default: %(default)s)"
    )
    parser.add_argument(
        "--seed", type=int, default=1, help="of the random tubes (default: %(default)s)"
    )
    parser.add_argument(
        "--shown", type=int, default=12, help="errors of each kind (default: %(default)s)"
    )
    options = parser.parse_args(arguments)
    try:
        base, new = release(options.base), release(options.version)
    except UnreachableError as error:
        parser.error(f"noob could not be installed: {error}")
    print(f"noob {options.base} and {options.version}")
    print("keys of the models:")
    print_schemas(base.schemas(), new.schemas())
    print("names of noob that have moved or gone:")
    print_names(base, new)
    with tempfile.TemporaryDirectory() as directory:
        root = Path(directory)
        found = [*samples(options.count, options.seed, root)]
        print_pairs(compare(base, new, found, root), shown=options.shown)
    return 0


if __name__ == "__main__":
    sys.exit(main())
