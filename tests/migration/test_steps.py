"""One difference between versions at a time."""

from __future__ import annotations

from itertools import combinations_with_replacement
from pathlib import Path

import pytest

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Finding
from noob_lint.diagnostics.source import Source
from noob_lint.migration.migrate import _overlaps
from noob_lint.migration.model import ByHand, Change, Note, Subject
from noob_lint.migration.steps import keys, scalars
from noob_lint.spec.versions import find_version
from noob_lint.tube.tube import Tube
from noob_lint.yaml.parser import parse
from tests.migration.texts import HEAD, migrate, told

NODES = "nodes:\n  c: {type: mypackage.make}\n"
DICT = "assets:\n  x:\n    type: builtins.dict\n    scope: runner\n"

BOTH: list[tuple[str, str, str, str, list[str]]] = [
    (
        "0.1",
        "1003",
        "noob_version: '0.0.99999999' # ours\n",
        "noob_version: '1003.0.0' # ours\n",
        ["1: done: write noob_version 1003.0.0"],
    ),
    (
        "1003",
        "1000",
        "# yaml-language-server: $schema=../schemas/1003-r1/tube.schema.json\n",
        "# yaml-language-server: $schema=../schemas/1000/tube.schema.json\n",
        ["1: done: name the schema of noob 1000 in the modeline"],
    ),
    (
        "0.1",
        "1000",
        "x-more: 1  # of us\nx-all:\n  a:\n\n  - 1\nassets: {}\n",
        "# x-more: 1  # of us\n# x-all:\n#   a:\n\n#   - 1\nassets: {}\n",
        [
            "1: done: turn 'x-more' of the tube into a comment, since noob before 1000 ignored it",
            "2: done: turn 'x-all' of the tube into a comment, since noob before 1000 ignored it",
        ],
    ),
    (
        "0.1",
        "1003",
        "input:\n  i:\n    type: int\n    required: false\n    description: that\n",
        "input:\n  i:\n    type: int\n    # required: false\n    description: that\n",
        ["4: done: turn 'required' of input 'i' into a comment, since noob before 1000 ignored it"],
    ),
    (
        "1001",
        "1000",
        "input:\n  i: {type: int, required: true}\n  k:\n    default: 1\n    required: no\n"
        "    type: int\n",
        "input:\n  i: {type: int}\n  k:\n    default: 1\n    type: int\n",
        [
            "2: done: remove 'required' of input 'i', which means nothing",
            "5: done: remove 'required' of input 'k', which means nothing",
        ],
    ),
    (
        "0.1",
        "1000",
        "assets:\r\n  x:\r\n    scope: runner\r\n    params: {a: 1}\r\n    params: {a: 2}\r\n"
        "    type: builtins.dict\r\n",
        "assets:\r\n  x:\r\n    scope: runner\r\n    # params: {a: 1}\r\n    params: {a: 2}\r\n"
        "    type: builtins.dict\r\n",
        ["4: done: turn this params into a comment, since noob read a later one"],
    ),
    (
        "0.1",
        "1001",
        "assets:\n  x:\n    type: builtins.dict\n    scope: runner\n    params:\n"
        "      a: [no, 'no', &x 1:30, *x, 1e3, 0o7, 1_0, ~, Null]\n      b: .5\n"
        "      c: +.inf\n      d:\n",
        "assets:\n  x:\n    type: builtins.dict\n    scope: runner\n    params:\n"
        "      a: [false, 'no', &x 90, *x, '1e3', '0o7', 1_0, ~, Null]\n      b: .5\n"
        "      c: +.inf\n      d:\n",
        [
            "6: done: write false for no, which noob 1001 would read as a string",
            "6: done: write 90 for 1:30, which noob 1001 would read as a string",
            "6: done: write '1e3' for 1e3, which noob 1001 would read as 1000.0",
            "6: done: write '0o7' for 0o7, which noob 1001 would read as 7",
        ],
    ),
    (
        "1003",
        "0.1",
        "assets:\n  x:\n    type: builtins.dict\n    scope: runner\n    params:\n"
        "      a: [no, 010, 1e3, 1e300, 1:30, it's, 0o7]\n",
        "assets:\n  x:\n    type: builtins.dict\n    scope: runner\n    params:\n"
        "      a: ['no', 10, 1000.0, 1.0e+300, '1:30', it's, 7]\n",
        [
            "6: done: write 'no' for no, which noob before 1000 would read as false",
            "6: done: write 10 for 010, which noob before 1000 would read as 8",
            "6: done: write 1000.0 for 1e3, which noob before 1000 would read as a string",
            "6: done: write 1.0e+300 for 1e300, which noob before 1000 would read as a string",
            "6: done: write '1:30' for 1:30, which noob before 1000 would read as 90",
            "6: done: write 7 for 0o7, which noob before 1000 would read as a string",
        ],
    ),
    (
        "0.1",
        "1003",
        "assets:\n  x: {type: builtins.dict, scope: runner, depends: ['c.value']}\n"
        "  y:\n    type: builtins.dict\n    scope: runner\n    depends:\n    - c.other\n",
        "assets:\n  x: {type: builtins.dict, scope: runner, depends: 'c.value'}\n"
        "  y:\n    type: builtins.dict\n    scope: runner\n    depends: c.other\n",
        [
            "2: done: write c.value for 'depends' of asset 'x'",
            "6: done: write c.other for 'depends' of asset 'y'",
            "2: note: asset 'x' gets each value of c.value now, unlike before noob 1000",
            "7: note: asset 'y' gets each value of c.other now, unlike before noob 1000",
        ],
    ),
    (
        "0.1",
        "1003",
        "assets:\n  x: {type: builtins.dict, scope: runner, depends: [ ]}\n",
        "assets:\n  x: {type: builtins.dict, scope: runner, depends: null}\n",
        ["2: done: write null for the empty 'depends' of asset 'x'"],
    ),
    (
        "0.1",
        "1003",
        "assets:\n  x: &x\n    type: builtins.dict\n    scope: runner\n    depends: [c.value]\n"
        "  y: *x\n",
        "assets:\n  x: &x\n    type: builtins.dict\n    scope: runner\n    depends: c.value\n"
        "  y: *x\n",
        [
            "5: done: write c.value for 'depends' of asset 'x'",
            "5: note: asset 'x' gets each value of c.value now, unlike before noob 1000",
            "5: note: asset 'y' gets each value of c.value now, unlike before noob 1000",
        ],
    ),
    (
        "1003",
        "0.1",
        "assets:\n  x:\n    type: builtins.dict\n    scope: runner\n    depends: c.value # it\n",
        "assets:\n  x:\n    type: builtins.dict\n    scope: runner\n    depends: [c.value] # it\n",
        [
            "5: done: write [c.value] for 'depends' of asset 'x'",
            "5: note: asset 'x' no longer gets the values of c.value, unlike in noob 1000",
        ],
    ),
    (
        "1000",
        "1003",
        "noob_version: next\n",
        "noob_version: 1003.0.0\n",
        ["1: done: write noob_version 1003.0.0"],
    ),
    (
        "1000",
        "1003",
        "noob_version: '1000\n  .0.0' # ours\n",
        "noob_version: '1003.0.0' # ours\n",
        ["1: done: write noob_version 1003.0.0"],
    ),
    (
        "1000",
        "1003",
        "# yaml-language-server: $schema=https://h/1000/1000-r2/tube.schema.json?x\n",
        "# yaml-language-server: $schema=https://h/1000/1003/tube.schema.json?x\n",
        ["1: done: name the schema of noob 1003 in the modeline"],
    ),
    (
        "1000",
        "1003",
        "# yaml-language-server: $schema=urn:noob-lint:schema:1000:tube\n",
        "# yaml-language-server: $schema=urn:noob-lint:schema:1003:tube\n",
        ["1: done: name the schema of noob 1003 in the modeline"],
    ),
    (
        "0.1",
        "1000",
        DICT + "    depends:\n    - c.value\n    # more\n",
        DICT + "    depends: c.value\n    # more\n",
        [
            "5: done: write c.value for 'depends' of asset 'x'",
            "6: note: asset 'x' gets each value of c.value now, unlike before noob 1000",
        ],
    ),
    (
        "1001",
        "1000",
        "input:\n  k:\n    required: true\n    # why\n\n    type: int\n",
        "input:\n  k:\n    # why\n\n    type: int\n",
        ["3: done: remove 'required' of input 'k', which means nothing"],
    ),
    (
        "0.1",
        "1001",
        DICT
        + "    params:\n      a: [2020-01-01, .inf, .nan, 12e03, 1e+3, 1., '', 09, 1_000, 0b11]\n"
        "      b: [-0o7, on, 2001-1-1 1:2:3]\n",
        DICT
        + "    params:\n      a: [2020-01-01, .inf, .nan, '12e03', '1e+3', 1., '', '09', 1_000, "
        "0b11]\n      b: ['-0o7', true, 2001-1-1 1:2:3]\n",
        [
            "6: done: write '12e03' for 12e03, which noob 1001 would read as 12000.0",
            "6: done: write '1e+3' for 1e+3, which noob 1001 would read as 1000.0",
            "6: done: write '09' for 09, which noob 1001 would read as 9",
            "7: done: write '-0o7' for -0o7, which noob 1001 would read as -7",
            "7: done: write true for on, which noob 1001 would read as a string",
        ],
    ),
    (
        "1003",
        "0.1",
        DICT
        + "    params:\n      a: [2020-01-01, .INF, +.inf, 08, 0x1F, -0o7, 190:20:30, 1:30.5]\n"
        "      b: [2e-320, 1e400, -1e400, 12e03]\n",
        DICT
        + "    params:\n      a: [2020-01-01, .INF, +.inf, 8, 0x1F, -7, '190:20:30', '1:30.5']\n"
        "      b: [2.0e-320, .inf, -.inf, 12000.0]\n",
        [
            "6: done: write 8 for 08, which noob before 1000 would read as a string",
            "6: done: write -7 for -0o7, which noob before 1000 would read as a string",
            "6: done: write '190:20:30' for 190:20:30, which noob before 1000 would read as 685230",
            "6: done: write '1:30.5' for 1:30.5, which noob before 1000 would read as 90.5",
            "7: done: write 2.0e-320 for 2e-320, which noob before 1000 would read as a string",
            "7: done: write .inf for 1e400, which noob before 1000 would read as a string",
            "7: done: write -.inf for -1e400, which noob before 1000 would read as a string",
            "7: done: write 12000.0 for 12e03, which noob before 1000 would read as a string",
        ],
    ),
    (
        "0.1",
        "1003",
        "x: 1\ninput: {i: {type: int}}\nnodes:\n  m: {type: m.n, depends: [a.value]}\n"
        "  a: {type: m.n, depends: [m.value]}\n",
        "# x: 1\ninput: {i: {type: int}}\nnodes:\n  m: {type: m.n, depends: [a.value]}\n"
        "  a: {type: m.n, depends: [m.value]}\n",
        ["1: done: turn 'x' of the tube into a comment, since noob before 1000 ignored it"],
    ),
    (
        "1003",
        "1000",
        "nodes:\n  d: {type: m.n, nodeinfo: 1}\n",
        "nodes:\n  d: {type: m.n}\n",
        ["2: done: remove 'nodeinfo' of node 'd', which means nothing"],
    ),
    (
        "0.1",
        "1000",
        "noob_version: &v '0.0.99999999'\nx: 1\ny: 2\n",
        "noob_version: &v '1000.0.0'\n# x: 1\n# y: 2\n",
        [
            "1: done: write noob_version 1000.0.0",
            "2: done: turn 'x' of the tube into a comment, since noob before 1000 ignored it",
            "3: done: turn 'y' of the tube into a comment, since noob before 1000 ignored it",
        ],
    ),
    (
        "1000",
        "1003",
        'noob_version: "100\\\n  0.0.0"\n',
        "noob_version: '1003.0.0'\n",
        ["1: done: write noob_version 1003.0.0"],
    ),
    (
        "0.1",
        "1000",
        'noob_version: "0.0.1"\n',
        'noob_version: "1000.0.0"\n',
        ["1: done: write noob_version 1000.0.0"],
    ),
    (
        "1000",
        "1003",
        "# yaml-language-server: $schema=https://h/1000-r2/1000/tube.schema.json#1000\n",
        "# yaml-language-server: $schema=https://h/1000-r2/1003/tube.schema.json#1000\n",
        ["1: done: name the schema of noob 1003 in the modeline"],
    ),
    (
        "1000",
        "1003",
        "# yaml-language-server: $schema=1000/tube.schema.json\n",
        "# yaml-language-server: $schema=1003/tube.schema.json\n",
        ["1: done: name the schema of noob 1003 in the modeline"],
    ),
    (
        "0.1",
        "1000",
        "input: {type: int}\nx: 1\ninput:\n  k: {type: int}\nx: 2\n",
        "# input: {type: int}\n# x: 1\ninput:\n  k: {type: int}\n# x: 2\n",
        [
            "1: done: turn this input into a comment, since noob read a later one",
            "2: done: turn this x into a comment, since noob read a later one",
            "5: done: turn 'x' of the tube into a comment, since noob before 1000 ignored it",
        ],
    ),
    (
        "0.1",
        "1000",
        "input:\n  i: {type: int}\n\n# of k\n\n#two\ninput:\n  k: {type: int}\n  k:\n"
        "    type: str\n    # inner\n  # outer\n\n  k: {type: float}\n",
        "# input:\n#   i: {type: int}\n\n# of k\n\n#two\ninput:\n  # k: {type: int}\n  # k:\n"
        "  #   type: str\n    # inner\n  # outer\n\n  k: {type: float}\n",
        [
            "1: done: turn this input into a comment, since noob read a later one",
            "8: done: turn this k into a comment, since noob read a later one",
            "9: done: turn this k into a comment, since noob read a later one",
        ],
    ),
    (
        "0.1",
        "1000",
        "input:\n  i: {\n    type: int,\n    type: str,\n    type: float,\n    }\n",
        "input:\n  i: {\n    # type: int,\n    # type: str,\n    type: float,\n    }\n",
        [
            "3: done: turn this type into a comment, since noob read a later one",
            "4: done: turn this type into a comment, since noob read a later one",
        ],
    ),
    (
        "0.1",
        "1000",
        DICT + "    <<: {params: {c: !!str 010, e: '010', f: 010, g: '<<'}}\n",
        DICT + "    <<: {params: {c: !!str 010, e: '010', f: 8, g: '<<'}}\n",
        ["5: done: write 8 for 010, which noob 1000 would read as 10"],
    ),
    (
        "1000",
        "0.1",
        DICT + "    <<: {params: {c: !!str yes, e: 'yes', f: yes}}\n",
        DICT + "    <<: {params: {c: !!str yes, e: 'yes', f: 'yes'}}\n",
        ["5: done: write 'yes' for yes, which noob before 1000 would read as true"],
    ),
]


@pytest.mark.parametrize(("source", "to", "before", "after", "lines"), BOTH)
def test_a_tube_is_rewritten(
    source: str, to: str, before: str, after: str, lines: list[str], tmp_path: Path
) -> None:
    rest = HEAD if "nodes:" in before else HEAD + NODES
    texts = {"a.yaml": before + rest}
    one = migrate(texts, source, to, tmp_path)["a.yaml"]
    assert told(one) == ["migrated", *lines]
    assert one.after.decode() == after + rest
    texts = {"a.yaml": after + rest}
    assert told(migrate(texts, to, to, tmp_path)["a.yaml"]) == ["not needed"]


BY_HAND: list[tuple[str, str, str, list[str]]] = [
    (
        "1001",
        "1000",
        "input:\n  i: {type: int, required: false}\n",
        ["2: by hand: noob 1000 has no 'required', which input 'i' needs"],
    ),
    (
        "1003",
        "0.1",
        "extends: [b]\n",
        ["1: by hand: noob before 1000 has no 'extends', which the tube needs"],
    ),
    (
        "0.1",
        "1000",
        "input: {i: {type: int, more: [1]}}\n",
        [
            "1: by hand: 'more' of input 'i' was ignored by noob before 1000, but now noob 1000 "
            "refuses it: remove the key",
        ],
    ),
    (
        "0.1",
        "1000",
        "assets:\n  x: {type: builtins.dict, scope: runner, depends: [c.value, c.other]}\n"
        "  y: {type: builtins.dict, scope: runner, depends: [print]}\n"
        "  z: {type: builtins.dict, scope: runner, depends: &d [c.value]}\n"
        "  w: {type: builtins.dict, scope: runner, depends: *d}\n",
        [
            "2: by hand: asset 'x' depends on 2 signals, but noob 1000 takes one: choose one",
            "3: by hand: 'print' in 'depends' of asset 'y' is not <node>.<signal>",
            "4: by hand: 'depends' of asset 'z' is shared by an anchor: write it out",
            "5: by hand: 'depends' of asset 'w' is shared by an anchor: write it out",
        ],
    ),
    (
        "0.1",
        "1000",
        "assets: {x: {type: builtins.dict, scope: runner, params: {a: input.i}}}\n",
        [
            "1: by hand: 'input.i' in 'params' of asset 'x': noob 1000 replaces it by the "
            "value of the input"
        ],
    ),
    (
        "0.1",
        "1000",
        "assets: {x: {type: noob.testing.xarray_asset, scope: runner}}\n",
        [
            "1: by hand: noob 1000 has no noob.testing.xarray_asset: write your own asset 'x'",
        ],
    ),
    (
        "1000",
        "0.1",
        "assets: {x: {type: builtins.dict, scope: node}}\n",
        ["1: by hand: no noob release before 1000 has the scope 'node' of asset 'x'"],
    ),
    (
        "1000",
        "1001",
        "assets:\n  x: {type: builtins.dict, scope: runner, depends: c.value}\n"
        "  y: {type: builtins.dict, scope: runner, depends: c.other}\n",
        [
            "2: by hand: node 'c' feeds asset 'x' and asset 'y': noob 1001 begins to update "
            "the former"
        ],
    ),
    (
        "0.1",
        "1000",
        "assets: {x: {type: builtins.dict, scope: runner, params: {a: !!int 1}}}\n",
        ["1: by hand: the tag of '1' may be read differently: write it without"],
    ),
    (
        "1003",
        "0.1",
        "assets: {x: {type: builtins.dict, scope: runner, params: {a: =}}}\n",
        ["1: by hand: noob before 1000 refuses '=' without quotes: quote it"],
    ),
    (
        "0.1",
        "1000",
        "noob_version: >-\n  0.0.99999999\n",
        ["1: by hand: write noob_version 1000.0.0"],
    ),
    (
        "1000",
        "1003",
        "noob_version: |-\n  1000.0.0\n",
        ["1: by hand: write noob_version 1003.0.0"],
    ),
    (
        "1000",
        "1003",
        "description: &old 1000.0.0\nnoob_version: *old\n",
        ["2: by hand: write noob_version 1003.0.0"],
    ),
    (
        "0.1",
        "1000",
        "assets: {x: {type: !!python/str dict, scope: runner}}\n",
        [
            "1: by hand: noob before 1000 refuses the tube: 'type' of asset 'x' must be a string, "
            "not a tagged value (dict) (schema-type)"
        ],
    ),
    (
        "0.1",
        "1000",
        DICT + "    depends: [c.value # one\n      ]\n",
        ["5: by hand: write c.value for 'depends' of asset 'x', without list"],
    ),
    (
        "0.1",
        "1000",
        DICT + "    depends: # one\n    - c.value\n",
        ["5: by hand: write c.value for 'depends' of asset 'x', without list"],
    ),
    (
        "0.1",
        "1000",
        DICT + "    depends: # as:\n    - c.value\n",
        ["5: by hand: write c.value for 'depends' of asset 'x', without list"],
    ),
    (
        "0.1",
        "1000",
        DICT + "    depends: [ # none\n      ]\n",
        ["5: by hand: write null for the empty 'depends' of asset 'x'"],
    ),
    (
        "1003",
        "0.1",
        DICT + "    depends: |-\n      c.value\n",
        ["5: by hand: write 'depends' of asset 'x' as a list of one signal"],
    ),
    (
        "1000",
        "0.1",
        DICT + "    params: [input.i, [input.k], {a: input.n}]\n",
        [
            "5: by hand: 'input.k' in 'params' of asset 'x': noob before 1000 passes it as a "
            "string",
            "5: by hand: 'input.i' in 'params' of asset 'x': noob before 1000 passes it as a "
            "string",
        ],
    ),
    (
        "1000",
        "1003",
        "noob_version:\n",
        [
            "1: by hand: noob 1000 refuses the tube: 'noob_version' must be a quoted string such "
            "as '1003.0.2', but it is empty (header-version)"
        ],
    ),
    (
        "0.1",
        "1000",
        "? [a]\n: 1\n",
        [
            "1: by hand: noob 1000: unknown key '[a]' in the tube: expected noob_version, assets, "
            "input, extends or description (schema-unknown-key)"
        ],
    ),
    (
        "1003",
        "0.1",
        "nodes:\n  d: {type: m.n, stateful: null}\n  e: {type: m.n, stateful: true}\n"
        "  f: {stateful: , type: m.n}\n",
        ["3: by hand: noob before 1000 has no 'stateful', which node 'e' needs"],
    ),
    (
        "1003",
        "1000",
        "input:\n  k:\n    type: int\n    required: &r true\n"
        "  l:\n    type: int\n    required: *r\n",
        ["4: by hand: noob 1000 refuses 'required' of input 'k': remove the key"],
    ),
    (
        "1001",
        "1000",
        "input:\n  i: &i {type: int, required: false}\n  k: *i\n",
        ["2: by hand: noob 1000 has no 'required', which input 'i' needs"],
    ),
    (
        "1001",
        "1000",
        "input:\n  i: {<<: {required: false}, type: int}\n",
        [
            "2: by hand: noob 1000: unknown key 'required' in input 'i': expected id, scope, "
            "default or description (schema-unknown-key)"
        ],
    ),
    (
        "0.1",
        "1000",
        "input:\n  i: {type: int, default: 1}\n",
        [
            "2: by hand: 'default' of input 'i' was ignored by noob before 1000, but now it would "
            "take effect: remove the key"
        ],
    ),
    (
        "0.1",
        "1000",
        "input:\n  i: {type: int, description: 1}\n",
        [
            "2: by hand: noob 1000: 'description' of input 'i' must be a string, not a number (1): "
            "quote it (schema-type)"
        ],
    ),
    (
        "1003",
        "0.1",
        "input:\n  i: {type: list, default: []}\n  l: {type: int, required: !!bool true}\n",
        [
            "2: by hand: noob before 1000 has no 'default', which input 'i' needs",
            "3: by hand: noob before 1000 has no 'required', which input 'l' needs",
            "3: by hand: the tag of 'true' may be read differently: write it without",
        ],
    ),
    (
        "1003",
        "1000",
        "nodes:\n  d: {type: m.n, nodeinfo: {a: &a 1}, params: {b: *a}}\n",
        ["2: by hand: noob 1000 refuses 'nodeinfo' of node 'd': remove the key"],
    ),
    (
        "1000",
        "0.1",
        "assets:\n  x: {type: builtins.dict, scope: process}\n"
        "  y: {<<: {scope: node}, type: builtins.dict}\n",
        [
            "2: by hand: no noob release before 1000 has the scope 'process' of asset 'x'",
            "3: by hand: no noob release before 1000 has the scope 'node' of asset 'y'",
        ],
    ),
    (
        "1001",
        "1000",
        "assets:\n  x: {type: builtins.dict, scope: runner, depends: c.value}\n"
        "  y: {type: builtins.dict, scope: runner, depends: c.other}\n"
        "  z: {type: builtins.dict, scope: runner, depends: c.more}\n",
        [
            "2: by hand: node 'c' feeds asset 'x' and asset 'z': noob 1000 no longer updates the "
            "former",
            "3: by hand: node 'c' feeds asset 'y' and asset 'z': noob 1000 no longer updates the "
            "former",
        ],
    ),
    (
        "0.1",
        "1000",
        DICT + "    <<: {depends: [c.value]}\n"
        "  y: {type: builtins.dict, scope: runner, depends: [c.value, c.b, c.d]}\n",
        ["6: by hand: asset 'y' depends on 3 signals, but noob 1000 takes one: choose one"],
    ),
    (
        "1003",
        "0.1",
        DICT + "    params: {a: <<, b: '<<', <<: {c: 1}, d: =}\n",
        [
            "5: by hand: noob before 1000 refuses '<<' without quotes: quote it",
            "5: by hand: noob before 1000 refuses '=' without quotes: quote it",
        ],
    ),
    (
        "0.1",
        "1000",
        "assets:\n  a: {type: noob.testing.db_connection, scope: runner}\n"
        "  b: {type: noob.testing.assets.db_connection, scope: runner}\n"
        "  c: {type: noob.testing.assets.xarray_asset, scope: runner}\n"
        "  d: {type: noob.testing.nodes.xarray_asset, scope: runner}\n"
        "nodes:\n  a: {type: noob.testing.array_add_to_left}\n"
        "  b: {type: noob.testing.nodes.array_add_to_left}\n"
        "  c: {type: noob.testing.read_db}\n  d: {type: noob.testing.nodes.read_db}\n"
        "  e: {type: noob.testing.assets.read_db}\n",
        [
            "7: by hand: noob 1000 has no noob.testing.array_add_to_left: write your own node 'a'",
            "8: by hand: noob 1000 has no noob.testing.nodes.array_add_to_left: write your own "
            "node 'b'",
            "9: by hand: noob 1000 has no noob.testing.read_db: write your own node 'c'",
            "10: by hand: noob 1000 has no noob.testing.nodes.read_db: write your own node 'd'",
            "2: by hand: noob 1000 has no noob.testing.db_connection: write your own asset 'a'",
            "3: by hand: noob 1000 has no noob.testing.assets.db_connection: write your own asset "
            "'b'",
            "4: by hand: noob 1000 has no noob.testing.assets.xarray_asset: write your own asset "
            "'c'",
        ],
    ),
]


@pytest.mark.parametrize(("source", "to", "before", "lines"), BY_HAND)
def test_what_would_be_lost_is_left(
    source: str, to: str, before: str, lines: list[str], tmp_path: Path
) -> None:
    rest = HEAD if "nodes:" in before else HEAD + NODES
    one = migrate({"a.yaml": before + rest}, source, to, tmp_path)["a.yaml"]
    assert told(one) == ["by hand", *lines]
    assert one.after == one.before


NOT_NEEDED = [
    ("0.1", "1000", DICT + "    depends: c.value\n"),
    ("0.1", "1000", DICT + "    depends:\n"),
    ("1003", "0.1", DICT + "    depends: null\n"),
    ("1003", "0.1", DICT + "    depends: [c.value]\n"),
    ("0.1", "1000", DICT + "    params: {a: &p {b: input.i}, c: *p, d: [input.i], input.i: 1}\n"),
    ("1000", "1003", "noob_version: 1003.0.1\n"),
    ("1000", "1003", "# yaml-language-server: $schema=https://example.org/other.json\n"),
    ("1000", "1003", "# yaml-language-server: $schema=1000/node.schema.json\n"),
    ("1000", "1003", "# yaml-language-server: $schema=../1000.tube.schema.json\n"),
    ("1003", "0.1", "extends:\n"),
    ("1003", "0.1", "extends: []\n"),
    ("1003", "0.1", "description: it\n"),
    ("0.1", "1003", "nodes:\n  d: {type: m.n, nodeinfo: 1}\n"),
    ("1000", "1003", DICT + "    params: {a: [no, 010, 1e3, 2020-01-01]}\n"),
    ("1000", "1003", "<<: {noob_version: 1000.0.0}\n"),
    ("0.1", "1000", DICT.replace("runner", "process")),
    ("1000", "1001", DICT.replace("runner", "process")),
    ("1001", "1003", DICT + "    depends: c.a\n  y: {type: m.n, scope: runner, depends: c.b}\n"),
    ("0.1", "1003", "nodes:\n  c: {type: m.n}\n  m: {type: map, enabled: false, depends: [c.a]}\n"),
    ("1000", "0.1", "assets: {x: {type: noob.testing.xarray_asset, scope: runner}}\n"),
    (
        "0.1",
        "1000",
        DICT + "    params: {a: 'input.i\n\n      x', b: inputx, c: {a: input.i}, d: xinput.i}\n",
    ),
    ("1000", "1003", "# yaml-language-server: $schema=1003-r1/tube.schema.json\n"),
    ("1000", "1003", "# yaml-language-server:\n"),
    ("1001", "1003", "nodes:\n  a: {type: m.n, enabled: 'yes'}\n  b: {type: m.n, enabled: no}\n"),
]


@pytest.mark.parametrize(("source", "to", "text"), NOT_NEEDED)
def test_what_means_the_same_stays(source: str, to: str, text: str, tmp_path: Path) -> None:
    rest = HEAD if "nodes:" in text else HEAD + NODES
    one = migrate({"a.yaml": text + rest}, source, to, tmp_path)["a.yaml"]
    assert told(one) == ["not needed"]
    assert one.after == one.before


def test_a_map_is_left(tmp_path: Path) -> None:
    text = HEAD + NODES + "  m: {type: map, depends: [value: c.value]}\n"
    up = migrate({"a.yaml": text}, "0.1", "1003", tmp_path)["a.yaml"]
    down = migrate({"a.yaml": text}, "1003", "0.1", tmp_path)["a.yaml"]
    up_line = "map 'm' of noob 1003 emits the items one by one: rewire what follows"
    down_line = "map 'm' of noob before 1000 emits the whole list: rewire what follows"
    assert told(up) == ["by hand", f"5: by hand: {up_line}"]
    assert told(down) == ["by hand", f"5: by hand: {down_line}"]


def test_all_but_the_last_of_several_equal_keys_become_comments(tmp_path: Path) -> None:
    text = "input: {}\n# one\ninput: {i: {type: int}}\ninput:\n  k: {type: int}\n"
    one = migrate({"a.yaml": text + HEAD + NODES}, "0.1", "1000", tmp_path)["a.yaml"]
    assert one.after.decode().startswith(
        "# input: {}\n# one\n# input: {i: {type: int}}\ninput:\n  k: {type: int}\n"
    )
    text = "input: {i: {type: int, type: str}}\n"
    one = migrate({"a.yaml": text + HEAD + NODES}, "0.1", "1000", tmp_path)["a.yaml"]
    said = "type is written twice, which noob 1000 refuses: remove this one"
    assert told(one) == ["by hand", f"1: by hand: {said}"]


def test_a_byte_order_mark_stays(tmp_path: Path) -> None:
    text = "\ufeffnoob_version: 1001.0.0\n" + HEAD + NODES
    one = migrate({"a.yaml": text}, "1001", "1003", tmp_path)["a.yaml"]
    assert one.after.decode() == text.replace("1001", "1003")


def test_keys_that_share_a_line_or_an_anchor_are_left(tmp_path: Path) -> None:
    text = "x-more: &m {type: int}\ninput: {i: *m}\n"
    one = migrate({"a.yaml": text + HEAD + NODES}, "0.1", "1000", tmp_path)["a.yaml"]
    said = "'x-more' of the tube was ignored by noob before 1000, but now noob 1000 refuses it"
    assert told(one) == ["by hand", f"1: by hand: {said}: remove the key"]


def test_an_input_that_disables_a_node(tmp_path: Path) -> None:
    text = f"{HEAD}input: {{x: {{type: bool}}}}\n{NODES}".replace(
        "make}", "make, enabled: input.x}"
    )
    up = migrate({"a.yaml": text}, "1001", "1003", tmp_path)["a.yaml"]
    said = "5: note: noob 1003 disables node 'c' where input.x is false, unlike noob 1001"
    assert told(up) == ["not needed", said]
    down = migrate({"a.yaml": text}, "1003", "1001", tmp_path)["a.yaml"]
    said = "5: note: noob 1001 runs node 'c' where input.x is false, unlike noob 1003"
    assert told(down) == ["not needed", said]
    assert migrate({"a.yaml": text}, "1003", "1000", tmp_path)["a.yaml"].notes == ()


CODE = """\
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import Annotated

from noob import Name


async def later(value: int) -> int:
    return value


@contextmanager
def opened() -> Iterator[int]:
    yield 1


class Counter:
    def init(self) -> None: ...

    def deinit(self) -> None: ...

    def process(self, value: int) -> int:
        return value


def join(left: int, right: int | None = None) -> int:
    return left


def once() -> "Generator[int, None, None]":
    yield 1


def pairs() -> Generator[tuple[Annotated[int, Name("a")], Annotated[int, Name("b")]], None, None]:
    yield 1, 2
"""

WITH_CODE = """\
assets:
  o: {type: mine.opened, scope: runner}
nodes:
  p: {type: mine.pairs}
  l: {type: mine.later, depends: [value: p.a]}
  c: {type: mine.Counter, depends: [value: l.value]}
  j: {type: mine.join, depends: [left: p.a, right: c.value]}
  k: {type: mine.join, depends: [left: assets.o, right: assets.o]}
  g: {type: mine.once}
"""


def test_what_each_change_is_about(tmp_path: Path) -> None:
    text = (
        f"noob_version: '0.0.1'\n{HEAD}x: 1 # y\n{DICT}    depends:\n    - c.value\n  y:\n"
        f"    type: builtins.dict\n    scope: runner\n    depends: [  ]\n    params: {{a: no}}\n"
        f"    params: {{b: 1}}\n{NODES}"
    )
    one = migrate({"a.yaml": text}, "0.1", "1000", tmp_path)["a.yaml"]
    about = [text[item.span.start.offset : item.span.end.offset] for item in one.done]
    assert about == [
        *("'0.0.1'", "x: 1", "\n    - c.value", "[  ]", "params: {a: no}"),
    ]


def test_what_is_changed_already_is_left_alone() -> None:
    source = Source("abcdefgh")
    change = Change(source.span(3, 5), "", ())
    found = {
        make: [
            (start, end)
            for start, end in combinations_with_replacement(range(8), 2)
            if _overlaps(make(source.span(start, end)), change)
        ]
        for make in (
            lambda span: Change(span, "", ()),
            lambda span: Note(Finding(span, "")),
            lambda span: ByHand(Finding(span, "")),
        )
    }
    inside = [(3, end) for end in range(3, 8)] + [(4, end) for end in range(4, 8)]
    across = [(start, end) for start in range(3) for end in range(4, 8)]
    assert [*found.values()] == [across + inside, inside, inside]


def subject(text: str, version: str, target: str) -> Subject:
    document = parse(text, "a.yaml")
    assert document.root is not None
    tube = Tube(document, document.root, find_version(version))
    return Subject(tube, Facts(tube), find_version(target), "")


def test_in_what_versions_differ() -> None:
    old, new = "asset_depends_list", "awaits_functions"
    found = {
        (version, target, flag): (one.changes(flag), one.gains(flag), one.loses(flag))
        for version, target in (("0.1", "1000"), ("1000", "0.1"), ("1000", "1003"), ("0.1", "0.1"))
        for one in [subject("a: 1\n", version, target)]
        for flag in (old, new)
    }
    assert found == {
        ("0.1", "1000", old): (True, False, True),
        ("0.1", "1000", new): (True, True, False),
        ("1000", "0.1", old): (True, True, False),
        ("1000", "0.1", new): (True, False, True),
        ("1000", "1003", old): (False, False, False),
        ("1000", "1003", new): (False, False, False),
        ("0.1", "0.1", old): (False, False, False),
        ("0.1", "0.1", new): (False, False, False),
    }


def test_only_the_first_version_ignores_keys() -> None:
    for version, count in (("0.1", 1), ("1000", 0), ("1001", 0)):
        assert len([*keys.step(subject("x: 1\ny: 2\n", version, "1003"))]) == 2 * count


def test_a_date_that_is_none_has_no_text_that_all_versions_read() -> None:
    (item,) = scalars.step(subject("a: 2020-01-01T25:00:00\n", "1000", "0.1"))
    assert isinstance(item, ByHand)
    said = "'2020-01-01T25:00:00' is read differently: write it in another way"
    assert (item.finding.message, item.finding.span.start.column) == (said, 3)


MORE_CODE = """\
from collections.abc import Generator

import gone


def forever() -> Generator[int, None, None]:
    while True:
        yield 1


def bare():
    yield 1
    yield 2


class Lost(gone.Base):
    def process(self, value: int) -> int:
        return value


class Plain:
    def process(self, value: int) -> int:
        return value


def join(left: int, right: int | None = None):
    return left


def late(left: int) -> "int":
    return left


def opened(): ...


lost = gone.x
"""

WITH_MORE_CODE = """\
assets:
  o: {type: mine.opened, scope: runner}
  q: {type: gone.more, scope: runner}
input: {i: {type: int, scope: process}}
nodes:
  f: {type: mine.forever}
  b: {type: mine.bare}
  l: {type: mine.Lost, depends: [value: f.value]}
  p: {type: mine.Plain, depends: [value: f.value]}
  j: {type: mine.join, depends: [f.value, b.value]}
  k: {type: mine.join, depends: [left: f.value], params: {right: 1}}
  i: {type: mine.join, depends: [left: f.value, right: input.i]}
  s: {type: mine.join, depends: [left: f.value, right: p.value], enabled: false}
  g: {type: mine.late, depends: [left: f.value]}
  h: {type: mine.lost, depends: [left: f.value]}
  r: {type: return, depends: [f.value]}
"""


@pytest.mark.parametrize(
    ("source", "to", "lines"),
    [
        (
            "0.1",
            "1003",
            [
                "9: note: noob 1003 returns nothing, then raises an error, once the generator of "
                "node 'b' has ended",
                "15: note: in epochs without p.value, noob 1003 calls the node without it: slot "
                "'right' of node 's' is optional",
            ],
        ),
        (
            "1003",
            "1001",
            [
                "9: note: noob 1001 raises StopIteration once the generator of node 'b' has ended",
                "15: note: in epochs without p.value, noob 1001 passes NoEvent: slot 'right' of "
                "node 's' is optional",
            ],
        ),
        (
            "1001",
            "1000",
            [
                "15: note: in epochs without p.value, noob 1000 skips the node: slot 'right' of "
                "node 's' is optional",
                "16: note: noob 1000 fails on the return annotation of node 'g', which is a string "
                "at run time",
            ],
        ),
        (
            "1000",
            "1001",
            [
                "15: note: in epochs without p.value, noob 1001 passes NoEvent: slot 'right' of "
                "node 's' is optional",
            ],
        ),
        ("1000", "0.1", []),
    ],
)
def test_what_code_need_not_take_into_account(
    source: str, to: str, lines: list[str], tmp_path: Path
) -> None:
    (tmp_path / "mine.py").write_text(MORE_CODE)
    texts = {"a.yaml": HEAD + WITH_MORE_CODE}
    one = migrate(texts, source, to, tmp_path, python="auto")["a.yaml"]
    assert told(one) == ["not needed", *lines]


def test_names_that_noob_makes_up(tmp_path: Path) -> None:
    (tmp_path / "noob").mkdir()
    (tmp_path / "noob" / "__init__.py").touch()
    for name in ("noob/testing", "mine"):
        (tmp_path / f"{name}.py").write_text("def __getattr__(name): return print\n")
    nodes = "nodes:\n  a: {type: noob.testing.it}\n  b: {type: mine.it}\n"
    child = f"{HEAD}extends: [b]\nnodes:\n  c: {{type: mine.it}}\n  d: {{type: noob.testing.no}}\n"
    texts = {"a.yaml": child, "b.yaml": HEAD.replace("noob_id: a", "noob_id: b") + nodes}
    down = migrate(texts, "1003", "1001", tmp_path, python="auto")
    assert {name: told(one) for name, one in down.items()} == {
        "a.yaml": ["by hand", "6: by hand: noob 1001 has no noob.testing.no"],
        "b.yaml": ["by hand", "4: by hand: noob 1001 has no noob.testing.it"],
    }
    up = migrate(texts, "1001", "1003", tmp_path, python="auto")
    assert [told(one) for one in up.values()] == [["not needed"], ["not needed"]]


def test_what_a_base_brings_is_told_of_the_base(tmp_path: Path) -> None:
    (tmp_path / "mine.py").write_text(MORE_CODE)
    asset = "{type: builtins.dict, scope: runner, depends: c.value}"
    base = (
        f"{HEAD.replace('noob_id: a', 'noob_id: b')}assets:\n  x: {asset}\n  z: {asset}\n"
        "nodes:\n  c: {type: mine.late, depends: [left: d.value]}\n  d: {type: mine.bare}\n"
    )
    child = (
        f"{HEAD}extends: [b]\nassets:\n  y: {asset}\n"
        "nodes:\n  e: {type: mine.late, depends: [left: d.value]}\n"
    )
    texts = {"a.yaml": child, "b.yaml": base}
    found = migrate(texts, "1001", "1000", tmp_path, python="auto")
    why = "which is a string at run time"
    assert told(found["a.yaml"]) == [
        "not needed",
        f"7: note: noob 1000 fails on the return annotation of node 'e', {why}",
    ]
    assert told(found["b.yaml"]) == [
        "by hand",
        "4: by hand: node 'c' feeds asset 'x' and asset 'z': noob 1000 no longer updates the "
        "former",
        f"7: note: noob 1000 fails on the return annotation of node 'c', {why}",
    ]


def test_what_code_has_to_take_into_account(tmp_path: Path) -> None:
    (tmp_path / "mine.py").write_text(CODE)
    text = {"a.yaml": HEAD + WITH_CODE}
    ends = "once the generator of node 'p' has ended"
    slot = "slot 'right' of node 'j' is optional"
    up = [
        f"6: note: noob 1003 emits letters {ends}",
        "7: note: noob 1003 awaits the coroutine function of node 'l'",
        "8: note: noob 1003 calls method 'init' of node 'c' when the tube starts",
        "8: note: noob 1003 calls method 'deinit' of node 'c' when the tube ends",
        f"9: note: in epochs without c.value, noob 1003 calls the node without it: {slot}",
        "11: note: noob 1003 returns nothing, then raises an error, once the generator of node 'g' "
        "has ended",
        "4: note: in noob 1003, asset 'o' is what its context manager yields",
    ]
    one = migrate(text, "0.1", "1003", tmp_path, python="auto")["a.yaml"]
    assert told(one) == ["not needed", *up]
    down = [
        f"6: note: noob 1001 raises StopIteration {ends}",
        "8: note: noob 1001 does not call method 'init' of node 'c' when the tube starts",
        "8: note: noob 1001 does not call method 'deinit' of node 'c' when the tube ends",
        f"9: note: in epochs without c.value, noob 1001 passes NoEvent: {slot}",
        "11: note: noob 1001 raises StopIteration once the generator of node 'g' has ended",
    ]
    one = migrate(text, "1003", "1001", tmp_path, python="auto")["a.yaml"]
    assert told(one) == ["not needed", *down]
    down = [
        f"9: note: in epochs without c.value, noob 1000 skips the node: {slot}",
        "11: note: noob 1000 fails on the return annotation of node 'g', which is a string at run "
        "time",
        "4: note: in noob 1000, asset 'o' is the context manager itself",
    ]
    one = migrate(text, "1001", "1000", tmp_path, python="auto")["a.yaml"]
    assert told(one) == ["not needed", *down]
    one = migrate(text, "1000", "0.1", tmp_path, python="auto")["a.yaml"]
    assert told(one) == [
        "not needed",
        "7: note: noob before 1000 does not await the coroutine function of node 'l'",
    ]
