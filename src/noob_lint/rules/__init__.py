"""The rules: `RULES` is the only list of them.

A rule is a module of this package, named like the rule with underscores. Its docstring is the
documentation (what, why, a bad and a good example). A rule of stage "tube" has a function
``check(tube: Tube) -> Iterator[Finding]``; the rules of the other stages are reported by the stage
itself, under their id. Modules are imported when they are first needed: most runs find nothing, and
need the words of no rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Literal, NamedTuple

from noob_lint.diagnostics.diagnostic import Finding, Severity
from noob_lint.tube.features import features_of
from noob_lint.tube.marks import Mark
from noob_lint.tube.tube import Tube

GROUPS = (
    *("syntax", "schema", "header", "ids", "assets"),
    *("nodes", "inputs", "graph", "project", "python"),
)
"""The groups of rules, which can be selected like rules."""

Stage = Literal["syntax", "schema", "tube", "text"]
"""Where a rule is found: by the parser, by the schema alone, by a check of its own (to which the
schema stage may add), or in the comments and diagnostics once the other rules have run."""


class Rule(NamedTuple):
    """A rule as the command line, the documentation and the engine know it.

    `when` are marks of which a tube must show one for the check to have anything to look at; empty,
    the check always runs. Most rules are about things that most tubes do not have,
    and need not be loaded for them. Rules that are `opt_in` remark on what is right; they are used
    only where they, their group or ``all`` are selected.
    """

    id: str
    group: str
    severity: Severity
    summary: str
    when: tuple[Mark, ...] = ()
    stage: Stage = "tube"
    since: str = "0.1.0"
    opt_in: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """What settings can call it by, the most specific name first."""
        return (self.id, self.group, *(() if self.opt_in else ("default",)), "all")

    @property
    def module(self) -> ModuleType:
        """The module of the rule."""
        return _module(self.group, self.id)

    @property
    def docs(self) -> str:
        """The documentation: what, why, a bad and a good example."""
        return (self.module.__doc__ or "").strip()

    @property
    def fixes(self) -> str:
        """Which fixes it offers, if only for some of its findings: what its module says."""
        kinds: str = getattr(self.module, "FIXES", "")
        return kinds

    def concerns(self, marks: frozenset[Mark]) -> bool:
        """Whether a tube with these marks (`marks_of`) has something that the check looks at."""
        return not self.when or not marks.isdisjoint(self.when)

    @property
    def check(self) -> Callable[[Tube], Iterator[Finding]]:
        """The function that looks for the mistake; only rules of stage "tube" have one."""
        function: Callable[[Tube], Iterator[Finding]] = self.module.check
        return function


@cache
def _module(group: str, rule: str) -> ModuleType:
    return import_module(f"{__name__}.{group}.{rule.replace('-', '_')}")


def marks_of(tube: Tube) -> frozenset[Mark]:
    """What a tube contains, and what the code behind it shows."""
    if tube.code is None:
        return features_of(tube)
    from noob_lint.calls.calls import (
        calls_of,  # which tubes whose code is not there have no need of
    )

    return features_of(tube) | calls_of(tube).marks


_ERROR, _WARNING, _INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
_FLAGS = (Mark.ENABLED, Mark.STATEFUL, Mark.REQUIRED)
_INPUTS = (Mark.DEPENDS, Mark.PARAMS, Mark.ENABLED)
_UPDATES = (Mark.UPDATES,)
_ALIASES = (Mark.ANCHORS,)
_HEADER = (Mark.ODD_HEADER,)
_DECLARED = (Mark.INPUT,)
_LINKED = (Mark.EXTENDS, Mark.TUBE)
_CLASSES = (Mark.CODE_NODE_IS_CLASS, Mark.CODE_NODE_IS_NODE_CLASS, Mark.CODE_NODE_IS_ASSET_CLASS)
_ASSET_CLASSES = (Mark.CODE_ASSET_IS_CLASS, Mark.CODE_ASSET_IS_ASSET_CLASS)
_UNICODE = (Mark.UNICODE,)  # for plain ASCII the schemas are exact
_ODD = (Mark.UNICODE, Mark.ODD_KEYS)

RULES: tuple[Rule, ...] = (
    Rule("yaml-syntax", "syntax", _ERROR, "the YAML parser refuses the text", stage="syntax"),
    Rule("yaml-encoding", "syntax", _ERROR, "not UTF-8, or a forbidden character", stage="syntax"),
    Rule("yaml-too-large", "syntax", _ERROR, "a file too large to be a tube", stage="syntax"),
    Rule("yaml-nesting", "syntax", _ERROR, "nested or aliased beyond all bounds", stage="syntax"),
    Rule("yaml-empty-document", "syntax", _ERROR, "nothing in the file", stage="syntax"),
    Rule("yaml-root-not-mapping", "syntax", _ERROR, "a list or value for a tube", stage="syntax"),
    Rule("yaml-multiple-documents", "syntax", _ERROR, "more than one document", stage="syntax"),
    Rule("yaml-duplicate-key", "syntax", _ERROR, "one key twice in a mapping", stage="syntax"),
    Rule("yaml-undefined-alias", "syntax", _ERROR, "an alias without an anchor", stage="syntax"),
    Rule(
        "yaml-tag",
        "syntax",
        _ERROR,
        "a tag that a value cannot have, or that does nothing",
        (Mark.TAGS,),
    ),
    Rule("yaml-merge-value", "syntax", _ERROR, "'<<' with something unmergeable", stage="syntax"),
    Rule(
        "yaml-aliased-spec", "syntax", _ERROR, "an alias for a whole node, asset or input", _ALIASES
    ),
    Rule("yaml-recursive-alias", "syntax", _WARNING, "a value that contains itself", _ALIASES),
    Rule(
        "yaml-directive",
        "syntax",
        _WARNING,
        "a directive that changes how tubes are read",
        (Mark.YAML_DIRECTIVE,),
    ),
    Rule(
        "yaml-ambiguous-scalar",
        "syntax",
        _WARNING,
        "a value that YAML 1.1 and 1.2 read differently",
        (Mark.PARAMS, Mark.DEFAULT, Mark.YES_OR_NO),
    ),
    Rule("unused-anchor", "syntax", _WARNING, "an anchor without an alias", _ALIASES),
    Rule("schema-unknown-key", "schema", _ERROR, "a key that noob does not know", stage="schema"),
    Rule("schema-missing-key", "schema", _ERROR, "a required key is missing", (Mark.EXTENDS,)),
    Rule("schema-type", "schema", _ERROR, "a value of the wrong kind", stage="schema"),
    Rule("schema-enum", "schema", _ERROR, "a scope that does not exist", stage="schema"),
    Rule(
        "schema-section-null", "schema", _ERROR, "a section with nothing below it", stage="schema"
    ),
    Rule("coerced-value", "schema", _WARNING, "a boolean written as something else", _FLAGS),
    Rule("depends-format", "schema", _ERROR, "a malformed `depends` of a node", _ODD),
    Rule(
        "extends-format", "schema", _ERROR, "an `extends` that is no list of texts", stage="schema"
    ),
    Rule(
        "params-key-not-string",
        "schema",
        _WARNING,
        "a parameter name that is no text or identifier",
        (Mark.ODD_KEYS, Mark.ODD_PARAMS),
    ),
    Rule("header-id-missing", "header", _ERROR, "a tube without `noob_id`", _HEADER),
    Rule("header-id-format", "header", _ERROR, "a `noob_id` that cannot be one", _HEADER),
    Rule(
        "header-id-not-discoverable",
        "header",
        _WARNING,
        "a `noob_id` that noob's search does not see",
        _HEADER,
    ),
    Rule("header-model", "header", _ERROR, "a `noob_model` that is no Python path", _HEADER),
    Rule("header-version", "header", _ERROR, "a `noob_version` that is none", _HEADER),
    Rule(
        "header-incomplete", "header", _WARNING, "a header that noob completes in the file", _HEADER
    ),
    Rule("header-order", "header", _WARNING, "a header that noob moves in the file", _HEADER),
    Rule(
        "modeline-schema",
        "header",
        _WARNING,
        "a modeline without a known schema of tubes",
        (Mark.MODELINE,),
    ),
    Rule(
        "wrong-noob-version",
        "header",
        _ERROR,
        "a tube that is right for another noob",
        stage="text",
    ),
    Rule("id-not-string", "ids", _ERROR, "an id that is no text", (Mark.ODD_KEYS,)),
    Rule("id-not-identifier", "ids", _ERROR, "an id that is no identifier", _UNICODE),
    Rule("id-reserved", "ids", _ERROR, "an id that noob keeps for itself", stage="schema"),
    Rule("id-mismatch", "ids", _ERROR, "an `id` that differs from its key", (Mark.ID,)),
    Rule("id-redundant", "ids", _INFO, "an `id` that repeats its key", (Mark.ID,)),
    Rule("id-keyword", "ids", _INFO, "a process input named like a Python keyword", (Mark.INPUT,)),
    Rule("slot-reserved", "ids", _ERROR, "a slot name that noob keeps for itself", stage="schema"),
    Rule(
        "slot-reserved-runner",
        "ids",
        _ERROR,
        "a slot name that noob's runner has",
        (Mark.RUNNER_NAMES,),
    ),
    Rule("input-id-self", "ids", _ERROR, "a process input called `self`", (Mark.RUNNER_NAMES,)),
    Rule("asset-depends-scope", "assets", _ERROR, "`depends` without scope runner", stage="schema"),
    Rule("asset-depends-format", "assets", _ERROR, "a malformed `depends` of an asset", _UNICODE),
    Rule("asset-depends-not-node", "assets", _ERROR, "an asset fed by no node", (Mark.ASSETS,)),
    Rule(
        "asset-depends-unknown-node", "assets", _WARNING, "an asset fed by nothing", (Mark.ASSETS,)
    ),
    Rule("asset-depends-return", "assets", _WARNING, "an asset fed by a return node", _UPDATES),
    Rule(
        "asset-depends-on-source",
        "assets",
        _ERROR,
        "an asset fed by a node without dependencies",
        _UPDATES,
    ),
    Rule("asset-used-after-store", "assets", _ERROR, "an asset used once it is stored", _UPDATES),
    Rule(
        "asset-depends-unrelated", "assets", _INFO, "an asset replaced by something else", _UPDATES
    ),
    Rule(
        "asset-depends-in-map",
        "assets",
        _WARNING,
        "an asset updated per item of a map",
        (Mark.MAP,),
    ),
    Rule(
        "asset-shared-update", "assets", _WARNING, "several assets updated by one signal", _UPDATES
    ),
    Rule(
        "asset-node-scope-shared",
        "assets",
        _WARNING,
        "an asset of scope node that nodes want to share",
        (Mark.ASSETS,),
    ),
    Rule(
        "asset-unordered-mutation",
        "assets",
        _WARNING,
        "an asset used by nodes in no fixed order",
        (Mark.ASSETS,),
    ),
    Rule("unused-asset", "assets", _WARNING, "an asset that no node uses", (Mark.ASSETS,)),
    Rule(
        "asset-type-special",
        "assets",
        _ERROR,
        "a special node for an asset",
        (Mark.ODD_TYPES, Mark.CODE_ASSET_IS_NODE_CLASS),
    ),
    Rule("type-format", "nodes", _ERROR, "a `type` that cannot name anything", _UNICODE),
    Rule("signal-ref-format", "nodes", _ERROR, "a reference that is no `node.signal`", _UNICODE),
    Rule("enabled-format", "nodes", _ERROR, "an `enabled` that means nothing", _FLAGS),
    Rule("duplicate-slot", "nodes", _ERROR, "one slot twice in a `depends`", (Mark.DEPENDS,)),
    Rule("multiple-returns", "nodes", _ERROR, "more than one return node", (Mark.RETURN,)),
    Rule(
        "special-node-by-path",
        "nodes",
        _WARNING,
        "a special node named by its class",
        (Mark.ODD_TYPES,),
    ),
    Rule(
        "special-node-params",
        "nodes",
        _ERROR,
        "a parameter that a special node lacks",
        (Mark.SPECIAL_PARAMS,),
    ),
    Rule(
        "special-node-slot",
        "nodes",
        _ERROR,
        "a slot that a gather or map lacks",
        (Mark.GATHER, Mark.MAP),
    ),
    Rule(
        "gather-mode",
        "nodes",
        _WARNING,
        "a gather with neither or both of `n` and `trigger`",
        (Mark.GATHER,),
    ),
    Rule("gather-n-value", "nodes", _ERROR, "a gather of an impossible number", (Mark.GATHER,)),
    Rule("gather-missing-value", "nodes", _ERROR, "a gather of nothing", (Mark.GATHER,)),
    Rule("map-missing-value", "nodes", _ERROR, "a map of nothing", (Mark.MAP,)),
    Rule("map-gather-fixed-n", "nodes", _WARNING, "a map closed with a fixed count", (Mark.MAP,)),
    Rule(
        "map-count-outside-gather",
        "nodes",
        _ERROR,
        "a count of a map that does not go to its gather",
        (Mark.MAP,),
    ),
    Rule(
        "return-without-depends",
        "nodes",
        _WARNING,
        "a return node that returns nothing",
        (Mark.ODD_RETURN,),
    ),
    Rule(
        "return-mixed-forms",
        "nodes",
        _WARNING,
        "a return node with and without slots",
        (Mark.ODD_RETURN,),
    ),
    Rule("return-disabled", "nodes", _WARNING, "a disabled return node", (Mark.ENABLED,)),
    Rule("return-in-map", "nodes", _WARNING, "a return of some items of a map", (Mark.MAP,)),
    Rule(
        "return-named-input",
        "nodes",
        _ERROR,
        "an input or asset that a return gives by name",
        (Mark.NAMED_RETURN,),
    ),
    Rule("tube-node-missing-tube", "nodes", _ERROR, "a `tube` node without its tube", (Mark.TUBE,)),
    Rule(
        "tube-node-positional", "nodes", _ERROR, "a `tube` node with a nameless slot", (Mark.TUBE,)
    ),
    Rule(
        "param-reserved",
        "nodes",
        _ERROR,
        "a parameter that noob sets itself",
        (Mark.NOOB_PARAMS, Mark.CODE_OWN_PARAMS),
    ),
    Rule(
        "slot-and-param",
        "nodes",
        _WARNING,
        "a parameter that a slot overrides",
        (Mark.SLOT_PARAMS,),
    ),
    Rule("no-nodes", "nodes", _WARNING, "a tube that does nothing", (Mark.NO_NODES,)),
    Rule("all-disabled", "nodes", _WARNING, "a tube with every node disabled", (Mark.ENABLED,)),
    Rule("unknown-input", "inputs", _ERROR, "a reference to an input that is not there", _INPUTS),
    Rule(
        "process-input-in-params",
        "inputs",
        _ERROR,
        "`params` with an input of a later time",
        _DECLARED,
    ),
    Rule(
        "process-input-in-enabled",
        "inputs",
        _ERROR,
        "`enabled` by an input of a later time",
        (Mark.ENABLED,),
    ),
    Rule("nested-input-reference", "inputs", _ERROR, "a reference where noob sees none", _DECLARED),
    Rule(
        "list-params-input-order",
        "inputs",
        _ERROR,
        "list `params` that noob puts in another order",
        (Mark.ASSETS,),
    ),
    Rule(
        "list-params-input-loop",
        "inputs",
        _ERROR,
        "a default that noob takes for a reference",
        (Mark.DEFAULT,),
    ),
    Rule(
        "param-looks-like-reference",
        "inputs",
        _WARNING,
        "a text that only looks like a reference",
        (Mark.PARAMS, Mark.DEFAULT),
    ),
    Rule("unused-input", "inputs", _WARNING, "an input that nothing uses", _DECLARED),
    Rule(
        "input-default-type",
        "inputs",
        _WARNING,
        "a default that is not of its type",
        (Mark.DEFAULT,),
    ),
    Rule(
        "input-type-expression",
        "inputs",
        _WARNING,
        "a `type` of an input that is no type",
        _DECLARED,
    ),
    Rule(
        "input-default-required", "inputs", _INFO, "`required` next to a default", (Mark.DEFAULT,)
    ),
    Rule(
        "unknown-node", "graph", _ERROR, "a reference to a node that is not there", (Mark.DEPENDS,)
    ),
    Rule(
        "unknown-asset",
        "graph",
        _ERROR,
        "a reference to an asset that is not there",
        (Mark.DEPENDS,),
    ),
    Rule("cycle", "graph", _ERROR, "nodes that depend on each other in a circle", (Mark.DEPENDS,)),
    Rule("depends-on-disabled", "graph", _WARNING, "waiting for a disabled node", (Mark.ENABLED,)),
    Rule("depends-on-return", "graph", _WARNING, "waiting for a return node", (Mark.RETURN_USED,)),
    Rule("map-cross-dependency", "graph", _ERROR, "two unrelated maps meet", (Mark.MAP,)),
    Rule(
        "unknown-signal",
        "graph",
        _ERROR,
        "a signal that nobody emits",
        (Mark.GATHER, Mark.MAP, Mark.TUBE, Mark.ODD_TYPES, Mark.CODE),
    ),
    Rule("unknown-tube", "project", _ERROR, "a tube that cannot be found", _LINKED),
    Rule("extends-cycle", "project", _ERROR, "a tube that extends itself", (Mark.EXTENDS,)),
    Rule("extends-too-deep", "project", _ERROR, "too many bases in a row", (Mark.EXTENDS,)),
    Rule("extends-base-invalid", "project", _ERROR, "a base with errors", (Mark.EXTENDS,)),
    Rule("extends-base-without-nodes", "project", _ERROR, "a base without nodes", (Mark.EXTENDS,)),
    Rule(
        "extends-return-missing",
        "project",
        _ERROR,
        "a base returns, but not what extends it",
        (Mark.EXTENDS,),
    ),
    Rule("tube-recursion", "project", _ERROR, "a tube that contains itself", (Mark.TUBE,)),
    Rule("tube-too-deep", "project", _ERROR, "too many tubes in a row", (Mark.TUBE,)),
    Rule("child-tube-invalid", "project", _ERROR, "a nested tube with errors", (Mark.TUBE,)),
    Rule(
        "tube-node-input-missing", "project", _ERROR, "a nested tube lacks an input", (Mark.TUBE,)
    ),
    Rule(
        "unknown-param",
        "project",
        _WARNING,
        "a parameter that does not exist",
        (Mark.TUBE, Mark.CODE_PARAM_UNKNOWN),
    ),
    Rule(
        "unknown-slot",
        "project",
        _WARNING,
        "a slot that does not exist",
        (Mark.TUBE, Mark.CODE_SLOT_UNKNOWN, Mark.CODE_STARS),
    ),
    Rule(
        "tube-child-no-return",
        "project",
        _WARNING,
        "waiting for a tube that returns nothing",
        (Mark.TUBE,),
    ),
    Rule("tube-by-path", "project", _WARNING, "a tube named by a path", _LINKED),
    Rule("inline-tube-extends", "project", _WARNING, "an ignored `extends`", (Mark.TUBE,)),
    Rule("duplicate-noob-id", "project", _ERROR, "one id in two files", (Mark.TWINS,)),
    Rule("stale-backup-file", "project", _ERROR, "a backup that noob would restore"),
    Rule("unused-ignore", "project", _WARNING, "an ignore comment for nothing", stage="text"),
    Rule(
        *("type-not-callable", "python", _ERROR, "a type that cannot be called"),
        (Mark.ODD_TYPES, Mark.CODE_NODE_IS_NOT_CALLABLE, Mark.CODE_ASSET_IS_NOT_CALLABLE),
    ),
    Rule(
        *("python-module-missing", "python", _ERROR),
        "a module that is not there",
        (Mark.ODD_TYPES, Mark.CODE_MISSING_MODULE, Mark.CODE_MISSING_MEMBER),
    ),
    Rule(
        *("python-attribute-missing", "python", _ERROR),
        *("a name that a module does not have", (Mark.CODE_MISSING_ATTRIBUTE,)),
    ),
    Rule(
        *("python-dynamic-attribute", "python", _WARNING),
        *("a name that a module makes up", (Mark.CODE_MADE_UP,)),
    ),
    Rule(
        *("python-class-without-process", "python", _ERROR),
        *("a class that makes no node", (Mark.ODD_TYPES, *_CLASSES)),
    ),
    Rule(
        *("python-multiple-process-methods", "python", _ERROR),
        *("a class with two process methods", _CLASSES),
    ),
    Rule(
        "python-init-method-args",
        "python",
        _ERROR,
        "a method that noob calls without arguments",
        _CLASSES,
    ),
    Rule(
        *("python-abstract-class", "python", _ERROR),
        *("a class that is abstract", (*_CLASSES, *_ASSET_CLASSES)),
    ),
    Rule(
        *("python-async-generator", "python", _ERROR),
        *("an asynchronous generator as a node", (Mark.CODE_NODE_IS_ASYNC_GENERATOR,)),
    ),
    Rule(
        *("missing-slot", "python", _ERROR),
        *("a parameter that gets nothing", (Mark.CODE_SLOT_MISSING,)),
    ),
    Rule(
        *("too-many-positional", "python", _ERROR, "more values than parameters"),
        (Mark.CODE_SLOT_SURPLUS, Mark.CODE_PARAM_SURPLUS),
    ),
    Rule(
        *("slot-filled-twice", "python", _ERROR),
        *("a parameter that gets two values", (Mark.CODE_SLOT_TWICE,)),
    ),
    Rule(
        *("slot-positional-only", "python", _ERROR),
        "a name for what is taken by position only",
        (Mark.CODE_SLOT_BY_NAME, Mark.CODE_PARAM_BY_NAME, Mark.CODE_SLOT_REFUSED),
    ),
    Rule(
        *("slot-injected", "python", _WARNING),
        "a slot that noob fills itself",
        (Mark.CODE_SLOT_INJECTED, Mark.CODE_PARAM_INJECTED),
    ),
    Rule(
        *("missing-param", "python", _ERROR),
        *("a constructor that lacks a parameter", (Mark.CODE_PARAM_MISSING,)),
    ),
    Rule(
        *("signal-type-mismatch", "python", _WARNING),
        *(
            "a signal of a type that the slot cannot take",
            (Mark.CODE_TYPED, Mark.GATHER, Mark.TUBE),
        ),
    ),
    Rule(
        *("input-type-mismatch", "python", _WARNING),
        *("an input of a type that its parameter cannot be", (Mark.CODE_TYPED,)),
    ),
    Rule(
        *("param-type", "python", _WARNING),
        *("a value of a type that its parameter cannot be", (Mark.CODE_TYPED,)),
    ),
    Rule(
        *("generator-with-depends", "python", _ERROR),
        *("a generator with dependencies", (Mark.CODE_GENERATOR,)),
    ),
    Rule(
        *("async-positional-depends", "python", _ERROR),
        *("a value that an async function never gets", (Mark.CODE_ASYNC,)),
    ),
    Rule(
        *("async-reserved-slot", "python", _ERROR),
        *("a slot that an async function cannot have", (Mark.CODE_ASYNC,)),
    ),
    Rule(
        *("python-postponed-annotations", "python", _WARNING),
        *("annotations that noob cannot read", (Mark.CODE_LOST, Mark.CODE_POSTPONED)),
    ),
    Rule(
        *("python-returns-generator", "python", _WARNING),
        *("a function that only returns a generator", (Mark.CODE_NODE_IS_FUNCTION,)),
    ),
    Rule(
        *("asset-class-contextmanager", "python", _WARNING),
        *("a context manager that noob does not enter", (Mark.CODE_ASSET_IS_CLASS,)),
    ),
    Rule(
        "asset-node-scope-contextmanager",
        "python",
        _WARNING,
        "a context manager that is entered twice",
        (Mark.CODE_ASSET_IS_CONTEXT_MANAGER,),
    ),
    Rule(
        *("asset-async", "python", _ERROR, "an asset that nobody awaits"),
        (
            *(Mark.CODE_ASSET_IS_ASYNC_FUNCTION, Mark.CODE_ASSET_IS_ASYNC_GENERATOR),
            Mark.CODE_ASSET_IS_ASYNC_CONTEXT_MANAGER,
        ),
    ),
    Rule(
        *("asset-subclass-list-params", "python", _ERROR),
        *("a list for a subclass of `Asset`", (Mark.CODE_ASSET_IS_ASSET_CLASS,)),
    ),
    Rule(
        *("gather-flatten", "python", _WARNING),
        *("a gather of what cannot be flattened", (Mark.GATHER,)),
    ),
    Rule(
        *("map-not-sequence", "python", _WARNING, "a map of what is no list", (Mark.MAP,)),
    ),
    Rule(
        *("python-signal-mismatch", "python", _WARNING),
        *("signals that do not fit what is returned", (Mark.CODE_NAMED,)),
    ),
    Rule(
        *("multi-signal-generator-finite", "python", _WARNING),
        *("a generator of several signals that ends", (Mark.CODE_GENERATOR,)),
    ),
    Rule(
        *("param-mutable", "python", _WARNING),
        *("a list of the tube that is changed", (Mark.PARAMS, Mark.DEFAULT)),
    ),
    Rule(
        *("input-type-unresolvable", "python", _WARNING),
        *("an input of a type that is not there", _DECLARED),
    ),
    Rule(
        *("optional-slot-semantics", "python", _INFO, "a slot that is optional, or is not"),
        (Mark.CODE,),
        opt_in=True,
    ),
    Rule(
        *("none-signal-used", "python", _INFO, "a signal that is always None"),
        (Mark.CODE,),
        opt_in=True,
    ),
    Rule(
        *("asset-generator", "python", _INFO, "an asset that is a generator"),
        (Mark.CODE_ASSET_IS_GENERATOR,),
        opt_in=True,
    ),
    Rule(
        *("asset-none", "python", _INFO),
        *("an asset that is None", (Mark.CODE_ASSET_IS_FUNCTION,)),
    ),
    Rule(
        *("asset-not-copyable", "python", _ERROR),
        *("a generator that has to be copied", (Mark.CODE_ASSET_IS_GENERATOR,)),
    ),
)
"""Every rule, in the order of the stages and groups."""


_LATER = frozenset({"yaml-aliased-spec", "params-key-not-string"})  # noob meets them after loading

REFUSALS = frozenset(rule.id for rule in RULES if rule.group in {"syntax", "schema"}) - _LATER | {
    *("id-not-string", "id-not-identifier", "id-reserved", "slot-reserved"),
    *("type-format", "signal-ref-format", "enabled-format", "duplicate-slot", "multiple-returns"),
    *("asset-depends-scope", "asset-depends-format"),
    *("header-id-format", "header-model", "header-version"),
    *("unknown-node", "unknown-asset"),
    *("extends-cycle", "extends-base-invalid", "extends-base-without-nodes"),
    *("extends-return-missing", "extends-too-deep"),
}
"""The rules whose errors make noob refuse to load a tube; other errors come out later."""

SURVIVED = frozenset(
    {
        *("duplicate-noob-id", "stale-backup-file"),  # about the files, not the tube
        *("nested-input-reference", "list-params-input-order"),  # runs, with other values
        *("asset-async", "async-positional-depends", "async-reserved-slot"),  # runs, with others
        "list-params-input-loop",  # not when the tube around gives the input
    }
)
"""The rules whose errors need not make a tube fail that extends or contains the one with them."""

CODE_RULES = frozenset(
    rule.id
    for rule in RULES
    if rule.group == "python" or any(mark.is_of_code for mark in rule.when)
)
"""The rules that find less where the code that a tube names is not read."""
