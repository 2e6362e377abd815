"""Migrate tubes between real releases of noob, and run them before and after.

For each pair of releases: tubes of the conformance data, some of them in the style of the old
release, and random tubes. A tube that runs five epochs in the old release is migrated, and run in
the new one: it must give the same. What differs has a reason in `REASONS`, or is a task.

    python -m benchmarks.migrations --count 100 --pair 1001.0.0 1003.0.2
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

from benchmarks.corpus import find_corpus, read_cases, read_catalogue
from benchmarks.old_styles import styled
from benchmarks.random_tubes import random_tube
from benchmarks.releases import Ran, newest, release, run
from noob_lint.migration.judge import Migrated, Migrator, Outcome
from noob_lint.migration.origin import Origin
from noob_lint.spec.versions import find_version

PAIRS = (
    ("0.0.99999999", "1000.0.0"),
    ("1000.0.0", "1001.0.0"),
    ("1001.0.0", "1002.0.0"),
    ("1001.0.0", "1003.0.2"),
    ("1000.0.0", "1003.0.2"),
    ("0.0.99999999", "1003.0.2"),
    ("1003.0.2", "1001.0.0"),
    ("1003.0.2", "1000.0.0"),
    ("1001.0.0", "1000.0.0"),
    ("1000.0.0", "0.0.99999999"),
    ("1003.0.2", "0.0.99999999"),
)

REASONS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "noob.testing has other names in the two releases",
        re.compile(r"module 'noob\.testing' has no attribute"),
    ),
    (
        "noob loses count of the nodes that have run, in some releases",
        re.compile(r"NotAddedError|AlreadyDoneError"),
    ),
    (
        "noob 1000 compares what comes with NoEvent, which arrays refuse",
        re.compile(r"then \w+ ValueError: The truth value of an array"),
    ),
)
"""Why a tube gives something else, by what the runs say and by the tube; the first that fits."""


class Sample(NamedTuple):
    """A tube and the files beside it, by name; `paths` are those of its modules."""

    name: str
    files: dict[str, bytes]
    paths: tuple[Path, ...] = ()

    @property
    def own(self) -> str:
        """The name of its file."""
        return next(iter(self.files))


class Compared(NamedTuple):
    """A tube before and after: `left` is how it runs in the new release without migration."""

    sample: Sample
    result: Migrated
    before: Ran
    after: Ran
    left: Ran

    @property
    def difference(self) -> str | None:
        """How the result differs, if it does."""
        return None if self.result.by_hand else self.before.differs(self.after)

    @property
    def reason(self) -> str | None:
        """Why the result may differ."""
        said = f"{self.difference}\n{self.result.before.decode(errors='replace')}"
        messages = (re.sub(r"'[^']*'|\w+\.\w+", "...", one.message) for one in self.result.notes)
        noted = "; ".join(dict.fromkeys(messages))
        found = (reason for reason, pattern in REASONS if pattern.search(said))
        return next(found, f"a note: {noted}" if noted else None)


def samples(source: str, count: int, seed: int, folder: Path) -> Iterator[Sample]:
    """Tubes that may run in a release, half of them from the conformance data if it is there."""
    chance = Random(seed)
    corpus = find_corpus()
    if corpus is not None:
        cases = [*read_cases(corpus), *(one.case for one in read_catalogue(corpus) if one.control)]
        fine = [
            case
            for case in cases
            if any(verdict.stage == "ok" for verdict in case.verdicts.values())
        ]
        for case in chance.sample(fine, min(count, len(fine))):
            text = styled(case.data, source, chance)
            is_alone = not re.search(rb"extends|tube:", case.data)
            others = {} if is_alone else dict(case.siblings)
            name = Path(case.filename).name
            yield Sample(case.id, {name: text, **others}, (corpus / "nodes",))
    for number in range(seed * 1000, seed * 1000 + count):
        tube = random_tube(number)
        for module, code in tube.modules.items():
            (folder / f"{module}.py").write_text(code)
        data = styled(tube.yaml.encode(), source, chance)
        yield Sample(f"random {number}", {f"tube_{number}.yaml": data}, (folder,))


def compare(pair: tuple[str, str], found: Sequence[Sample], root: Path) -> Iterator[Compared]:
    """Run the tubes that run in the old release in the new one, too, migrated and as they are."""
    old, new = map(release, pair)
    paths = [*dict.fromkeys(path for one in found for path in one.paths)]
    first = run(old, [place(one, one.files, root) for one in found], paths)
    again = run(old, [place(one, one.files, root) for one in found], paths)
    steady = [
        (sample, one)
        for sample, one, other in zip(found, first, again, strict=True)
        if one.is_fine and not one.differs(other)
    ]
    python = str(newest(old, new).python)
    results = [migrated(sample, pair, python, root) for sample, _ in steady]
    texts = [{Path(one.path).name: one.after for one in files} for files in results]
    kept = [sample for sample, _ in steady]
    after = run(new, [place(one, text, root) for one, text in zip(kept, texts, strict=True)], paths)
    left = run(new, [place(one, one.files, root) for one in kept], paths)
    for (sample, before), files, one, other in zip(steady, results, after, left, strict=True):
        yield Compared(sample, files[0], before, one, other)


def place(sample: Sample, files: dict[str, bytes], root: Path) -> Path:
    """Write the files of a sample into a new directory; returns the path of the tube."""
    folder = Path(tempfile.mkdtemp(dir=root))
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder / sample.own


def migrated(sample: Sample, pair: tuple[str, str], python: str, root: Path) -> list[Migrated]:
    """What becomes of the files of a sample, its own first."""
    path = place(sample, sample.files, root)
    listed = ", ".join(f"'{one}'" for one in sample.paths)
    (path.parent / "noob-lint.toml").write_text(f"python = '{python}'\npython-paths = [{listed}]\n")
    files = {str(path.parent / name): data for name, data in sample.files.items()}
    origin = Origin(find_version(pair[0]), "--from")
    target = find_version(pair[1])
    return Migrator(files, target, pair[1]).migrate(dict.fromkeys(files, origin))


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a table, and what differs without a reason; 1 if anything does."""
    parser = argparse.ArgumentParser(prog="migrations", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--count", type=int, default=60, help="tubes of each kind and pair")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pair", nargs=2, action="append", metavar=("OLD", "NEW"))
    parser.add_argument("--by-hand", action="store_true", help="list what is left, and why")
    options = parser.parse_args(arguments)
    wrong = 0
    print(
        f"{'from':>13} {'to':>13}{'tubes':>7}{'run':>6}{'migrated':>10}{'not needed':>12}", end=""
    )
    print(f"{'by hand':>9}{'equal':>7}{'differ':>8}{'unexplained':>13}")
    pairs = [(old, new) for old, new in options.pair or PAIRS]
    for pair in pairs:
        with tempfile.TemporaryDirectory() as directory:
            root = Path(directory)
            found = [*samples(pair[0], options.count, options.seed, root)]
            compared = [*compare(pair, found, root)]
        print_row(pair, len(found), compared)
        wrong += print_differences(compared)
        if options.by_hand:
            print_by_hand(compared)
    return 1 if wrong else 0


def print_row(pair: tuple[str, str], tubes: int, compared: Sequence[Compared]) -> None:
    """The numbers of a pair of releases."""
    outcomes = Counter(one.result.outcome for one in compared)
    differing = [one for one in compared if one.difference is not None]
    unexplained = sum(one.reason is None for one in differing)
    equal = len(compared) - outcomes[Outcome.BY_HAND] - len(differing)
    print(f"{pair[0]:>13} {pair[1]:>13}{tubes:>7}{len(compared):>6}", end="")
    done, fine, left = (
        outcomes[one] for one in (Outcome.MIGRATED, Outcome.NOT_NEEDED, Outcome.BY_HAND)
    )
    print(
        f"{done:>10}{fine:>12}{left:>9}{equal:>7}{len(differing):>8}{unexplained:>13}", flush=True
    )


def print_differences(compared: Iterable[Compared]) -> int:
    """What differs, by reason; returns how many have none."""
    reasons = Counter(one.reason for one in compared if one.difference is not None)
    for reason, number in reasons.items():
        if reason is not None:
            print(f"{number:>8}  {reason}")
    for one in compared:
        if one.difference is not None and one.reason is None:
            print(f"    {one.sample.name} ({one.result.outcome}): {one.difference}")
    return reasons[None]


def print_by_hand(compared: Iterable[Compared]) -> None:
    """What is left to be done by hand, and whether the tube would have given the same as it is."""
    counts: Counter[tuple[str, str]] = Counter()
    for one in compared:
        if one.result.by_hand:
            message = re.sub(r"'[^']*'", "'...'", one.result.by_hand[0].message)
            same = "" if one.before.differs(one.left) else " (runs alike as it is)"
            counts[message, same] += 1
    for (message, same), number in counts.most_common():
        print(f"{number:>8}  by hand{same}: {message}")


if __name__ == "__main__":
    sys.exit(main())
