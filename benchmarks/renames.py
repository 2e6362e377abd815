"""Renames what tubes declare, in copies, and lets noob say whether it still takes them alike.

python -m benchmarks.renames --count 100 --seed 2
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks.runs import NUMPY, RUNNER
from noob_lint.fixing.rounds import apply
from noob_lint.server.features.rename import RenameError, rename
from noob_lint.server.occurrences import Kind
from noob_lint.server.session import Session
from noob_lint.server.uris import uri_of
from tests.oracle import Oracle, install

CASES = Path(__file__).parents[2] / "shared" / "conformance"
RELEASE = "1003.0.2"
NEW = "renamed_x"


class Renamed(NamedTuple):
    """A project before and after something in its tube was renamed."""

    case: str
    kind: Kind
    name: str
    before: Path
    after: Path


def renamed(case: dict[str, str], top: Path, chance: random.Random) -> Iterator[Renamed | str]:
    """Two renames of a case, each in a copy; the reason where one is refused."""
    root = top / case["id"]
    root.mkdir()
    (root / "noob-lint.toml").write_text("")
    for tube in (CASES / "tubes").iterdir():
        if tube.name != case["from"]:
            shutil.copy(tube, root / tube.name)
    path = root / "it.yaml"
    path.write_text(case["yaml"], encoding="utf-8")
    session = Session()
    session.configure(folders=[str(root)])
    session.open(uri_of(str(path)), 1, case["yaml"])
    view = session.view(str(path))
    places = [] if view is None else [one for one in view.occurrences if one.declares]
    for number, one in enumerate(chance.sample(places, min(2, len(places)))):
        assert view is not None
        try:
            with session.reading():
                changes = rename(session, view, one.span.start.offset, NEW)
        except RenameError as error:
            yield str(error)
            continue
        after = top / f"{case['id']}-{number}"
        shutil.copytree(root, after)
        for change in changes:
            file = Path(session.absolute(change.source.path)).relative_to(root)
            (after / file).write_text(apply(change.source.text, change.edits), encoding="utf-8")
        yield Renamed(case["id"], one.kind, one.name, root, after)


def outcome(noob: Oracle, folder: Path) -> tuple[str, str]:
    """How far noob comes with a copy of a tube, and with which kind of error."""
    with tempfile.TemporaryDirectory() as directory:
        copy = shutil.copytree(folder, Path(directory, "copy"))
        request = {"folder": str(copy), "names": ["it"], "epochs": 3, "limit": 4.0}
        stage, error = noob.run(RUNNER, request)["it"]
    return stage, error.partition(":")[0]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    lines = (CASES / "cases.jsonl").read_text(encoding="utf-8").splitlines()
    cases = [json.loads(line) for line in lines]
    loaded = [case for case in cases if case["noob"][RELEASE]["stage"] != "load"]
    noob = install(RELEASE, beside=NUMPY)
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as directory:
        for case in chance.sample(loaded, options.count):
            for one in renamed(case, Path(directory), chance):
                if isinstance(one, str):
                    counts["refused"] += 1
                    continue
                before, after = outcome(noob, one.before), outcome(noob, one.after)
                counts["same" if before == after else "different"] += 1
                if before != after:
                    print(one.case, one.kind, one.name, before, after)
    print(dict(counts))


if __name__ == "__main__":
    main()
