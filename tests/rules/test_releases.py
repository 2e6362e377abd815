"""What each flag of `SpecVersion` changes: a tube, and the versions whose findings it has."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from noob_lint import Settings, lint_paths
from noob_lint.spec.versions import LATEST, VERSIONS

ALL = tuple(version.name for version in VERSIONS)
OLD, SINCE_1000, SINCE_1001, SINCE_1003 = ALL[:1], ALL[1:], ALL[2:], ALL[3:]
BEFORE_1001, BEFORE_1003 = ALL[:2], ALL[:3]

CODE = """
import functools
from collections.abc import Generator
from contextlib import contextmanager
from typing import Annotated
from noob import Name

def tolerant(function):
    @functools.wraps(function)
    def inner(*args, **kwargs):
        kwargs.pop("extra", None)
        return function(*args, **kwargs)
    return inner

@tolerant
def shown(value=1):
    return value

@contextmanager
def connected():
    yield 1

async def later(value):
    return value

def join(left: str, right: str | None = None) -> str:
    return left + (right or "")

def keys(**values):
    return len(values)

Pair = tuple[Annotated[int, Name("low")], Annotated[int, Name("high")]]

def pairs() -> Generator[Pair, None, None]:
    for number in range(3):
        yield number, number + 1

class Reader:
    def init(self, port):
        pass
    def process(self):
        return 1
"""


class Case(NamedTuple):
    flag: str
    versions: tuple[str, ...]
    """Those whose findings include `finding`."""
    finding: str
    """A part of a line ``severity[rule] message``."""
    text: str


CASES = (
    Case(
        "reads_yaml_1_2",
        SINCE_1000,
        "[yaml-ambiguous-scalar]",
        "nodes: {a: {type: p.a, params: {x: 010}}}",
    ),
    Case(
        "refuses_duplicate_keys",
        SINCE_1000,
        "error[yaml-duplicate-key]",
        "nodes: {a: {type: p.a}, a: {type: p.a}}",
    ),
    Case(
        "keeps_unknown_tags",
        OLD,
        "error[yaml-tag]",
        "nodes: {a: {type: p.a, params: {x: !mine y}}}",
    ),
    Case("forbids_unknown_keys", OLD, "[schema-missing-key]", "nodes: {a: {typ: p.a}}"),
    Case(
        "ignores_nodeinfo",
        ("1000", "1001"),
        "[schema-unknown-key]",
        "nodes: {a: {type: p.a, nodeinfo: {}}}",
    ),
    Case(
        "extends",
        OLD,
        "[unknown-node]",
        "extends: [x]\nnodes: {a: {type: p.a, depends: [b.value]}}",
    ),
    Case(
        "inline_tubes",
        BEFORE_1003,
        "[tube-node-missing-tube]",
        "nodes: {t: {type: tube, params: {tube: {nodes: {a: {type: p.a}}}}}}",
    ),
    Case(
        "enabled_reference",
        SINCE_1001,
        "[unknown-input]",
        "nodes: {a: {type: p.a, enabled: input.i}}",
    ),
    Case(
        "stateful_nodes",
        OLD,
        "[special-node-params]",
        "nodes: {a: {type: p.a}, m: {type: map, depends: [a.value], params: {stateful: true}}}",
    ),
    Case(
        "input_defaults",
        SINCE_1000,
        "[input-default-type]",
        "input: {i: {type: int, scope: tube, default: x}}\nnodes: {a: {type: p.a}}",
    ),
    Case(
        "optional_inputs",
        SINCE_1001,
        "[coerced-value]",
        "input: {i: {type: int, scope: tube, required: 'no'}}\nnodes: {a: {type: p.a}}",
    ),
    Case(
        "free_input_types",
        SINCE_1001,
        "[input-type-expression]",
        "input: {i: {type: a list, scope: tube}}\nnodes: {a: {type: p.a}}",
    ),
    Case(
        "asset_params_take_inputs",
        SINCE_1000,
        "[unknown-input]",
        "assets: {s: {type: p.s, scope: runner, params: {x: input.i}}}\nnodes: {a: {type: p.a}}",
    ),
    Case(
        "tube_nodes_take_params",
        BEFORE_1001,
        "[unknown-param]",
        "nodes: {t: {type: tube, params: {tube: input.t, k: 1}}}",
    ),
    Case(
        "asset_depends_list",
        SINCE_1000,
        "[asset-depends-unknown-node]",
        "assets: {s: {type: p.s, scope: runner, depends: b.value}}\nnodes: {a: {type: p.a}}",
    ),
    Case(
        "updates_last_asset_only",
        ("1000",),
        "[asset-shared-update]",
        "assets:\n"
        "  s: {type: p.s, scope: runner, depends: a.one}\n"
        "  t: {type: p.s, scope: runner, depends: a.two}\n"
        "nodes: {a: {type: p.a}}",
    ),
    Case(
        "enters_context_managers",
        SINCE_1001,
        "[asset-node-scope-contextmanager]",
        "assets: {s: {type: lab.connected, scope: node}}\n"
        "nodes: {a: {type: p.a, depends: [x: assets.s]}}",
    ),
    Case(
        "map_emits_n",
        OLD,
        "[unknown-signal]",
        "nodes: {a: {type: p.a}, m: {type: map, depends: [a.value]},\n"
        "  b: {type: p.b, depends: [m.n]}}",
    ),
    Case(
        "gather_takes_n",
        OLD,
        "[special-node-slot]",
        "nodes: {a: {type: p.a}, g: {type: gather, depends: [value: a.value, n: a.value]}}",
    ),
    Case(
        "gather_flattens",
        OLD,
        "[special-node-params]",
        "nodes: {a: {type: p.a}, g: {type: gather, depends: [a.value], params: {flatten: true}}}",
    ),
    Case(
        "checks_special_slots",
        OLD,
        "[special-node-slot] unknown slot 'k' of gather node 'g': noob cannot build",
        "nodes: {a: {type: p.a}, g: {type: gather, depends: [value: a.value, k: a.value]}}",
    ),
    Case(
        "refuses_unrelated_maps",
        SINCE_1000,
        "[map-cross-dependency]",
        "nodes: {a: {type: p.a}, m: {type: map, depends: [a.value]},\n"
        "  n: {type: map, depends: [a.value]}, b: {type: p.b, depends: [m.value, n.value]}}",
    ),
    Case(
        "returns_items_of_maps",
        SINCE_1000,
        "[return-in-map]",
        "nodes: {a: {type: p.a}, m: {type: map, depends: [a.value]},\n"
        "  r: {type: return, depends: m.value}}",
    ),
    Case(
        "return_slots_need_events",
        SINCE_1000,
        "[return-named-input]",
        "input: {i: {type: int, scope: process}}\n"
        "nodes: {r: {type: return, depends: [x: input.i]}}",
    ),
    Case(
        "waits_for_maps_after_gathers",
        SINCE_1001,
        "[map-after-gather]",
        "nodes: {a: {type: p.a}, m: {type: map, depends: [a.value]}, "
        "c: {type: gather, depends: [value: m.value, n: m.n]}, "
        "o: {type: map, depends: [c.value]}, x: {type: p.x, depends: [o.value]}}",
    ),
    Case(
        "waits_for_unknown_signals",
        SINCE_1001,
        "[unknown-signal] node 'a' emits no signal 'x': noob hangs waiting for it",
        "nodes: {a: {type: print}, b: {type: p.b, depends: [a.x]}}",
    ),
    Case(
        "runs_without_unknown_signals",
        ("0.1",),
        "[unknown-signal] node 'a' emits no signal 'x': node 'b' runs without it",
        "nodes: {a: {type: print}, b: {type: p.b, depends: [a: a.x]}}",
    ),
    Case(
        "looks_up_slots",
        ("0.1",),
        "error[unknown-slot] 'lab.keys' of node 'b' has no parameter 'x': noob cannot",
        "nodes: {a: {type: print}, b: {type: lab.keys, depends: [x: a.value]}}",
    ),
    Case(
        "optional_slots",
        SINCE_1001,
        "[optional-slot-semantics]",
        "nodes: {a: {type: p.a}, b: {type: lab.join, depends: [left: a.value, right: a.value]}}",
    ),
    Case(
        "checks_shown_parameters",
        SINCE_1000,
        "[unknown-param]",
        "nodes: {a: {type: lab.shown, params: {extra: 2}}}",
    ),
    Case(
        "calls_without_events",
        SINCE_1003,
        "[optional-slot-shares-signal]",
        "nodes: {a: {type: p.a}, g: {type: gather, params: {n: 2}, depends: [value: a.value]}, "
        "b: {type: gather, depends: [value: g.value, trigger: g.value]}}",
    ),
    Case(
        "optional_slots_survive_disabling",
        ("0.1", "1000", "1003"),
        "[depends-on-disabled] node 'b' depends on disabled node 'a': 'b' never runs",
        "nodes: {a: {type: p.a, enabled: false}, b: {type: p.b, depends: [x: a.value]}}",
    ),
    Case(
        "runner_uses_slot_names",
        SINCE_1000,
        "[slot-reserved-runner]",
        "nodes: {a: {type: p.a}, b: {type: p.b, depends: [self: a.value]}}",
    ),
    Case(
        "awaits_functions",
        SINCE_1000,
        "[async-positional-depends]",
        "nodes: {a: {type: p.a}, b: {type: lab.later, depends: [a.value]}}",
    ),
    Case(
        "starts_classes",
        BEFORE_1003,
        "error[param-reserved]",
        "nodes: {a: {type: p.A, enabled: false, params: {self: 1}}}",
    ),
    Case(
        "init_methods",
        SINCE_1003,
        "[python-init-method-args]",
        "nodes: {a: {type: lab.Reader}}",
    ),
    Case(
        "emits_end_of_generators",
        SINCE_1003,
        "[multi-signal-generator-finite]",
        "nodes: {a: {type: lab.pairs}}",
    ),
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "lab.py").write_text(CODE, encoding="utf-8")
    (tmp_path / "noob.py").write_text("class Name: ...\n", encoding="utf-8")
    return tmp_path


def _settings(version: str, text: str) -> Settings:
    return Settings(
        noob_version=version,
        extend_select=["optional-slot-semantics"],
        python="auto" if "lab." in text else "off",
        python_paths=["."],
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.flag)
def test_a_finding_comes_with_the_releases_that_behave_so(case: Case, folder: Path) -> None:
    (folder / "tube.yaml").write_text(f"noob_id: a\n{case.text}\n", encoding="utf-8")
    reports = {}
    for version in ALL:
        found = lint_paths(["tube.yaml"], settings=_settings(version, case.text))
        reports[version] = [f"{one.severity}[{one.rule}] {one.message}" for one in found]
    with_it = [name for name, lines in reports.items() if any(case.finding in one for one in lines)]
    assert tuple(with_it) == case.versions, reports


FOR_MIGRATION = frozenset({"obeys_enabled_inputs", "survives_string_annotations"})
"""Flags that no rule asks about; tests of `migration` hold them."""


def test_every_flag_has_a_case() -> None:
    flags = {name for name, value in LATEST._asdict().items() if isinstance(value, bool)}
    assert sorted(case.flag for case in CASES) == sorted(flags - FOR_MIGRATION)
