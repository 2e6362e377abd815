"""Seeded mutations of tubes, to find texts that two parsers read differently."""

from __future__ import annotations

import random
from collections.abc import Iterator

TUBES = (
    """\
# A tube with one of everything.
noob_id: weather.station
noob_model: noob.tube.TubeSpecification
noob_version: "1003.0.2"
description: >-
  Reads a station,
  and keeps the log.

input:
  city: {type: str, default: 'Oslo', scope: process}
assets:
  book:
    type: weather.Logbook   # kept open
    scope: runner
    params: &book
      path: "log book.txt"
      limit: 1_000
nodes:
  read:
    type: weather.read
    params: {<<: *book, city: input.city, when: 2024-02-03}
  mean:
    type: weather.mean
    depends:
      - values: read.value
      - factor: read.factor

  out:
    type: return
    depends: [mean.value, {mean: mean.value}]
""",
    """\
---
nodes:
  a: &a {type: dict, params: {x: 1, y: [1, 2.5, ~, true], z: }}
  b:
    <<: [*a, {type: list}]
    params:
      text: |+
        line one

        line two

      more: >2
          folded
         text
      none:
      # a comment after nothing
      list:
      - 1
      -
      - - nested
        - 'it''s'
      - "esc\\n\\u00e9 \\
         folded"
  ? c
  : type: !!str dict
""",
    """\
{"noob_id": "json", "nodes": {"a": {"type": "list", "depends": ["b.value", "c.value"]},
  "b": {"type": "dict", "params": {"x": [1, 2, {"y": null}], "z": "a # b"}}}, # end
  "input": {}}
""",
    """\
nodes:
  first: &anchor
    type: list
    description: a plain text
      on several lines

      with a gap
    depends: [a.value,
      b.value
      , c.value]
  second: !custom
    type: !!int 12
    params: *anchor
  third: {type: "x", params: !t [a, b], depends: 'q'}
""",
)

FRAGMENTS = (
    *("\t", '"', "'", "[", "]", "{", "}", "&a ", "*a", "*a ", "!x ", "!!str ", "!!int ", "! "),
    *("? ", "?", ": ", ":", "- ", "-", ", ", ",", "|", ">", "|+\n", ">-\n", "|2\n", "# c\n", " #"),
    *("#", "---\n", "---", "--- ", "...\n", "\n", "\n\n", "\r", "\r\n", "\x85", "\u2028", "\u2029"),
    *(
        "\ufeff",
        "\U0001f600",
        "\xe9",
        " ",
        "  ",
        "    ",
        "<<: ",
        "<<: *a",
        "<<",
        "~",
        "0o10",
        "1e3",
    ),
    *("%YAML 1.1\n", "%", "@", "`", "\\", "\\x41", "=", "&a", "*anchor", "&anchor ", "!", "!<x> "),
    *("a", "b: ", "\n  ", "\n- ", "\n# c", "\n  # c\n", "true", ".inf", "2024-02-30", "k: v\n"),
    *(": # c\n", " # c\n    ", "\n\n    text\n", "|  \n", "!!set ", "!!omap ", "  # c\n\n"),
    *("\xa0", '""', "''", "[]", "{}", "[a, b]", "{a: b}", ' "x": ', "\n? ", "\n: ", "-\n", ":\n"),
)


def _slice(text: str, random_: random.Random) -> tuple[int, int]:
    start = random_.randint(0, len(text))
    return start, min(len(text), start + random_.choice((0, 1, 1, 2, 5, 20)))


def _mutate_once(text: str, random_: random.Random) -> str:
    start, end = _slice(text, random_)
    choice = random_.randrange(8)
    if choice < 4:
        return text[:start] + random_.choice(FRAGMENTS) + text[start:]
    if choice == 4:
        return text[:start] + text[end:]
    if choice == 5:
        return text[:start] + random_.choice(FRAGMENTS) + text[end:]
    if choice == 6:
        lines = text.splitlines(keepends=True) or [""]
        lines.insert(random_.randint(0, len(lines)), random_.choice(lines))
        return "".join(lines)
    place = random_.randint(0, len(text))
    return text[:place] + text[start:end] + text[place:]


def _start(random_: random.Random) -> str:
    tube = random_.choice(TUBES)
    if random_.random() < 0.5:
        lines = tube.splitlines(keepends=True)
        first = random_.randrange(len(lines))
        tube = "".join(lines[first : first + random_.randint(1, 12)])
    if random_.random() < 0.15:
        tube = tube.replace("\n", random_.choice(("\r\n", "\r")))
    if random_.random() < 0.2:
        tube = tube.rstrip()
    return tube


def mutants(seed: int, count: int) -> Iterator[str]:
    """`count` mutated tubes, the same for the same `seed`."""
    random_ = random.Random(seed)
    for _ in range(count):
        text = _start(random_)
        for _ in range(random_.choice((1, 1, 2, 3, 5))):
            text = _mutate_once(text, random_)
        yield text
