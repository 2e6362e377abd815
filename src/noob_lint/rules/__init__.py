"""The rules: `RULES` is the only list of them.

A rule is a module of this package, named like the rule with underscores. Its docstring is the
documentation (what, why, a bad and a good example). A rule of stage "tube" has a function
``check(tube: Tube) -> Iterator[Finding]``; the rules of the other stages are reported by the stage
itself, under their id. Modules are imported when they are first needed: most runs find nothing, and
need the words of no rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from types import ModuleType
from typing import Literal, NamedTuple

from noob_lint.diagnostic import Finding, Severity
from noob_lint.tube import Tube

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

    `when` names what a tube must contain (one of `Tube.features`) for the check to have anything to
    look at; empty, the check always runs. Most rules are about things that most tubes do not have,
    and need not be loaded for them.
    """

    id: str
    group: str
    severity: Severity
    stage: Stage
    summary: str
    when: tuple[str, ...] = ()
    since: str = "0.1.0"

    @property
    def module(self) -> ModuleType:
        """The module of the rule."""
        return import_module(f"{__name__}.{self.id.replace('-', '_')}")

    @property
    def docs(self) -> str:
        """The documentation: what, why, a bad and a good example."""
        return (self.module.__doc__ or "").strip()

    @property
    def fixes(self) -> str:
        """Which fixes it offers, if only for some of its findings: what its module says."""
        kinds: str = getattr(self.module, "FIXES", "")
        return kinds

    def concerns(self, tube: Tube) -> bool:
        """Whether the tube has something that the check looks at."""
        return not self.when or not tube.features.isdisjoint(self.when)

    @property
    def check(self) -> Callable[[Tube], Iterator[Finding]]:
        """The function that looks for the mistake; only rules of stage "tube" have one."""
        function: Callable[[Tube], Iterator[Finding]] = self.module.check
        return function


_ERROR, _WARNING, _INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
_FLAGS = ("enabled", "stateful", "required")
_INPUTS = ("depends", "params", "enabled")
_UPDATES = ("<updates>",)
_ALIASES = ("<anchors>",)
_HEADER = ("<odd-header>",)
_DECLARED = ("input",)
_LINKED = ("extends", "tube")
_UNICODE = ("<unicode>",)  # for plain ASCII the schemas are exact
_ODD = ("<unicode>", "<odd-keys>")

RULES: tuple[Rule, ...] = (
    Rule("yaml-syntax", "syntax", _ERROR, "syntax", "the YAML parser refuses the text"),
    Rule("yaml-encoding", "syntax", _ERROR, "syntax", "not UTF-8, or a forbidden character"),
    Rule("yaml-too-large", "syntax", _ERROR, "syntax", "a file too large to be a tube"),
    Rule("yaml-nesting", "syntax", _ERROR, "syntax", "nested or aliased beyond all bounds"),
    Rule("yaml-empty-document", "syntax", _ERROR, "syntax", "nothing in the file"),
    Rule("yaml-root-not-mapping", "syntax", _ERROR, "syntax", "a list or value for a tube"),
    Rule("yaml-multiple-documents", "syntax", _ERROR, "syntax", "more than one document"),
    Rule("yaml-duplicate-key", "syntax", _ERROR, "syntax", "one key twice in a mapping"),
    Rule("yaml-undefined-alias", "syntax", _ERROR, "syntax", "an alias without an anchor"),
    Rule(
        "yaml-tag",
        "syntax",
        _ERROR,
        "tube",
        "a tag that a value cannot have, or that does nothing",
        ("<tags>",),
    ),
    Rule("yaml-merge-value", "syntax", _ERROR, "syntax", "'<<' with something unmergeable"),
    Rule(
        "yaml-aliased-spec",
        "syntax",
        _ERROR,
        "tube",
        "an alias for a whole node, asset or input",
        _ALIASES,
    ),
    Rule(
        "yaml-recursive-alias",
        "syntax",
        _WARNING,
        "tube",
        "a value that contains itself",
        _ALIASES,
    ),
    Rule(
        "yaml-directive",
        "syntax",
        _WARNING,
        "tube",
        "a directive that changes how tubes are read",
        ("<yaml-directive>",),
    ),
    Rule(
        "yaml-ambiguous-scalar",
        "syntax",
        _WARNING,
        "tube",
        "a value that YAML 1.1 and 1.2 read differently",
        ("params", "default", "<yes-or-no>"),
    ),
    Rule("unused-anchor", "syntax", _WARNING, "tube", "an anchor without an alias", _ALIASES),
    Rule("schema-unknown-key", "schema", _ERROR, "schema", "a key that noob does not know"),
    Rule("schema-missing-key", "schema", _ERROR, "tube", "a required key is missing", ("extends",)),
    Rule("schema-type", "schema", _ERROR, "schema", "a value of the wrong kind"),
    Rule("schema-enum", "schema", _ERROR, "schema", "a scope that does not exist"),
    Rule("schema-section-null", "schema", _ERROR, "schema", "a section with nothing below it"),
    Rule(
        "coerced-value", "schema", _WARNING, "tube", "a boolean written as something else", _FLAGS
    ),
    Rule("depends-format", "schema", _ERROR, "tube", "a malformed `depends` of a node", _ODD),
    Rule("extends-format", "schema", _ERROR, "schema", "an `extends` that is no list of texts"),
    Rule(
        "params-key-not-string",
        "schema",
        _WARNING,
        "tube",
        "a parameter name that is no text or identifier",
        ("<odd-keys>", "<odd-params>"),
    ),
    Rule("header-id-missing", "header", _ERROR, "tube", "a tube without `noob_id`", _HEADER),
    Rule("header-id-format", "header", _ERROR, "tube", "a `noob_id` that cannot be one", _HEADER),
    Rule(
        "header-id-not-discoverable",
        "header",
        _WARNING,
        "tube",
        "a `noob_id` that noob's search does not see",
        _HEADER,
    ),
    Rule(
        "header-model", "header", _ERROR, "tube", "a `noob_model` that is no Python path", _HEADER
    ),
    Rule("header-version", "header", _ERROR, "tube", "a `noob_version` that is none", _HEADER),
    Rule(
        "header-incomplete",
        "header",
        _WARNING,
        "tube",
        "a header that noob completes in the file",
        _HEADER,
    ),
    Rule(
        "header-order",
        "header",
        _WARNING,
        "tube",
        "a header that noob moves in the file",
        _HEADER,
    ),
    Rule(
        *("modeline-schema", "header", _WARNING, "tube"),
        *("a modeline without a known schema of tubes", ("<modeline>",)),
    ),
    Rule("wrong-noob-version", "header", _ERROR, "text", "a tube that is right for another noob"),
    Rule("id-not-string", "ids", _ERROR, "tube", "an id that is no text", ("<odd-keys>",)),
    Rule("id-not-identifier", "ids", _ERROR, "tube", "an id that is no identifier", _UNICODE),
    Rule("id-reserved", "ids", _ERROR, "schema", "an id that noob keeps for itself"),
    Rule("id-mismatch", "ids", _ERROR, "tube", "an `id` that differs from its key", ("id",)),
    Rule("slot-reserved", "ids", _ERROR, "schema", "a slot name that noob keeps for itself"),
    Rule(
        *("slot-reserved-runner", "ids", _ERROR, "tube"),
        *("a slot name that noob's runner has", ("<runner-names>",)),
    ),
    Rule(
        *("input-id-self", "ids", _ERROR, "tube"),
        *("a process input called `self`", ("<runner-names>",)),
    ),
    Rule("asset-depends-scope", "assets", _ERROR, "schema", "`depends` without scope runner"),
    Rule(
        "asset-depends-format",
        "assets",
        _ERROR,
        "tube",
        "a malformed `depends` of an asset",
        _UNICODE,
    ),
    Rule(
        "asset-depends-not-node", "assets", _ERROR, "tube", "an asset fed by no node", ("assets",)
    ),
    Rule(
        "asset-depends-unknown-node",
        "assets",
        _WARNING,
        "tube",
        "an asset fed by nothing",
        ("assets",),
    ),
    Rule(
        "asset-depends-return",
        "assets",
        _WARNING,
        "tube",
        "an asset fed by a return node",
        _UPDATES,
    ),
    Rule(
        "asset-depends-on-source",
        "assets",
        _ERROR,
        "tube",
        "an asset fed by a node without dependencies",
        _UPDATES,
    ),
    Rule(
        "asset-used-after-store",
        "assets",
        _ERROR,
        "tube",
        "an asset used once it is stored",
        _UPDATES,
    ),
    Rule(
        "asset-depends-unrelated",
        "assets",
        _INFO,
        "tube",
        "an asset replaced by something else",
        _UPDATES,
    ),
    Rule(
        "asset-depends-in-map",
        "assets",
        _WARNING,
        "tube",
        "an asset updated per item of a map",
        ("map",),
    ),
    Rule(
        "asset-shared-update",
        "assets",
        _WARNING,
        "tube",
        "several assets updated by one signal",
        _UPDATES,
    ),
    Rule(
        "asset-node-scope-shared",
        "assets",
        _WARNING,
        "tube",
        "an asset of scope node that nodes want to share",
        ("assets",),
    ),
    Rule(
        "asset-unordered-mutation",
        "assets",
        _WARNING,
        "tube",
        "an asset used by nodes in no fixed order",
        ("assets",),
    ),
    Rule("unused-asset", "assets", _WARNING, "tube", "an asset that no node uses", ("assets",)),
    Rule(
        *("asset-type-special", "assets", _ERROR, "tube"),
        *("a special node for an asset", ("<odd-types>",)),
    ),
    Rule("type-format", "nodes", _ERROR, "tube", "a `type` that cannot name anything", _UNICODE),
    Rule(
        "signal-ref-format",
        "nodes",
        _ERROR,
        "tube",
        "a reference that is no `node.signal`",
        _UNICODE,
    ),
    Rule("enabled-format", "nodes", _ERROR, "tube", "an `enabled` that means nothing", _FLAGS),
    Rule("duplicate-slot", "nodes", _ERROR, "tube", "one slot twice in a `depends`", ("depends",)),
    Rule("multiple-returns", "nodes", _ERROR, "tube", "more than one return node", ("return",)),
    Rule(
        *("special-node-by-path", "nodes", _WARNING, "tube"),
        *("a special node named by its class", ("<odd-types>",)),
    ),
    Rule(
        *("special-node-params", "nodes", _ERROR, "tube"),
        *("a parameter that a special node lacks", ("<special-params>",)),
    ),
    Rule(
        *("special-node-slot", "nodes", _ERROR, "tube"),
        *("a slot that a gather or map lacks", ("gather", "map")),
    ),
    Rule(
        *("gather-mode", "nodes", _WARNING, "tube"),
        *("a gather with neither or both of `n` and `trigger`", ("gather",)),
    ),
    Rule(
        *("gather-n-value", "nodes", _ERROR, "tube"),
        *("a gather of an impossible number", ("gather",)),
    ),
    Rule("gather-missing-value", "nodes", _ERROR, "tube", "a gather of nothing", ("gather",)),
    Rule("map-missing-value", "nodes", _ERROR, "tube", "a map of nothing", ("map",)),
    Rule(
        *("map-gather-fixed-n", "nodes", _WARNING, "tube"),
        *("a map closed with a fixed count", ("map",)),
    ),
    Rule(
        *("map-count-outside-gather", "nodes", _ERROR, "tube"),
        *("a count of a map that does not go to its gather", ("map",)),
    ),
    Rule(
        *("return-without-depends", "nodes", _WARNING, "tube"),
        *("a return node that returns nothing", ("<odd-return>",)),
    ),
    Rule(
        *("return-mixed-forms", "nodes", _WARNING, "tube"),
        *("a return node with and without slots", ("<odd-return>",)),
    ),
    Rule("return-disabled", "nodes", _WARNING, "tube", "a disabled return node", ("enabled",)),
    Rule("return-in-map", "nodes", _WARNING, "tube", "a return of some items of a map", ("map",)),
    Rule(
        *("tube-node-missing-tube", "nodes", _ERROR, "tube"),
        *("a `tube` node without its tube", ("tube",)),
    ),
    Rule(
        *("tube-node-positional", "nodes", _ERROR, "tube"),
        *("a `tube` node with a nameless slot", ("tube",)),
    ),
    Rule(
        *("param-reserved", "nodes", _ERROR, "tube"),
        *("a parameter that noob sets itself", ("<noob-params>",)),
    ),
    Rule(
        *("slot-and-param", "nodes", _WARNING, "tube"),
        *("a parameter that a slot overrides", ("<slot-params>",)),
    ),
    Rule("no-nodes", "nodes", _WARNING, "tube", "a tube that does nothing", ("<no-nodes>",)),
    Rule(
        *("all-disabled", "nodes", _WARNING, "tube"),
        *("a tube with every node disabled", ("enabled",)),
    ),
    Rule(
        "unknown-input",
        "inputs",
        _ERROR,
        "tube",
        "a reference to an input that is not there",
        _INPUTS,
    ),
    Rule(
        "process-input-in-params",
        "inputs",
        _ERROR,
        "tube",
        "`params` with an input of a later time",
        _DECLARED,
    ),
    Rule(
        "process-input-in-enabled",
        "inputs",
        _ERROR,
        "tube",
        "`enabled` by an input of a later time",
        ("enabled",),
    ),
    Rule(
        "nested-input-reference",
        "inputs",
        _ERROR,
        "tube",
        "a reference where noob sees none",
        _DECLARED,
    ),
    Rule(
        "list-params-input-order",
        "inputs",
        _ERROR,
        "tube",
        "list `params` that noob puts in another order",
        ("assets",),
    ),
    Rule(
        "list-params-input-loop",
        "inputs",
        _ERROR,
        "tube",
        "a default that noob takes for a reference",
        ("default",),
    ),
    Rule(
        "param-looks-like-reference",
        "inputs",
        _WARNING,
        "tube",
        "a text that only looks like a reference",
        ("params", "default"),
    ),
    Rule(
        "unused-input",
        "inputs",
        _WARNING,
        "tube",
        "an input that nothing uses",
        _DECLARED,
    ),
    Rule(
        "input-default-type",
        "inputs",
        _WARNING,
        "tube",
        "a default that is not of its type",
        ("default",),
    ),
    Rule(
        "input-type-expression",
        "inputs",
        _WARNING,
        "tube",
        "a `type` of an input that is no type",
        _DECLARED,
    ),
    Rule(
        "input-default-required",
        "inputs",
        _INFO,
        "tube",
        "`required` next to a default",
        ("default",),
    ),
    Rule(
        "unknown-node",
        "graph",
        _ERROR,
        "tube",
        "a reference to a node that is not there",
        ("depends",),
    ),
    Rule(
        "unknown-asset",
        "graph",
        _ERROR,
        "tube",
        "a reference to an asset that is not there",
        ("depends",),
    ),
    Rule(
        "cycle",
        "graph",
        _ERROR,
        "tube",
        "nodes that depend on each other in a circle",
        ("depends",),
    ),
    Rule(
        *("depends-on-disabled", "graph", _WARNING, "tube"),
        *("waiting for a disabled node", ("enabled",)),
    ),
    Rule(
        *("depends-on-return", "graph", _WARNING, "tube"),
        *("waiting for a return node", ("<return-used>",)),
    ),
    Rule("map-cross-dependency", "graph", _ERROR, "tube", "two unrelated maps meet", ("map",)),
    Rule(
        *("unknown-signal", "graph", _ERROR, "tube"),
        *("a signal that nobody emits", ("gather", "map", "tube", "<odd-types>")),
    ),
    Rule("unknown-tube", "project", _ERROR, "tube", "a tube that cannot be found", _LINKED),
    Rule("extends-cycle", "project", _ERROR, "tube", "a tube that extends itself", ("extends",)),
    Rule("extends-too-deep", "project", _ERROR, "tube", "too many bases in a row", ("extends",)),
    Rule("extends-base-invalid", "project", _ERROR, "tube", "a base with errors", ("extends",)),
    Rule(
        *("extends-base-without-nodes", "project", _ERROR, "tube"),
        *("a base without nodes", ("extends",)),
    ),
    Rule(
        *("extends-return-missing", "project", _ERROR, "tube"),
        *("a base returns, but not what extends it", ("extends",)),
    ),
    Rule("tube-recursion", "project", _ERROR, "tube", "a tube that contains itself", ("tube",)),
    Rule("tube-too-deep", "project", _ERROR, "tube", "too many tubes in a row", ("tube",)),
    Rule("child-tube-invalid", "project", _ERROR, "tube", "a nested tube with errors", ("tube",)),
    Rule(
        *("tube-node-input-missing", "project", _ERROR, "tube"),
        *("a nested tube lacks an input", ("tube",)),
    ),
    Rule(
        *("unknown-param", "project", _WARNING, "tube"),
        *("a parameter that is no input of a nested tube", ("tube",)),
    ),
    Rule("unknown-slot", "project", _WARNING, "tube", "a slot that does not exist", ("tube",)),
    Rule(
        "tube-child-no-return",
        "project",
        _WARNING,
        "tube",
        "waiting for a tube that returns nothing",
        ("tube",),
    ),
    Rule("tube-by-path", "project", _WARNING, "tube", "a tube named by a path", _LINKED),
    Rule("inline-tube-extends", "project", _WARNING, "tube", "an ignored `extends`", ("tube",)),
    Rule("duplicate-noob-id", "project", _ERROR, "tube", "one id in two files", ("<twins>",)),
    Rule("stale-backup-file", "project", _ERROR, "tube", "a backup that noob would restore"),
    Rule("unused-ignore", "project", _WARNING, "text", "an ignore comment for nothing"),
    Rule("type-not-callable", "python", _ERROR, "tube", "a type that is a value", ("<odd-types>",)),
    Rule(
        *("python-class-without-process", "python", _ERROR, "tube"),
        *("a class that makes no node", ("<odd-types>",)),
    ),
    Rule(
        *("python-module-missing", "python", _ERROR, "tube"),
        *("a module that cannot be there", ("<odd-types>",)),
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
        "list-params-input-loop",  # not when the tube around gives the input
    }
)
"""The rules whose errors need not make a tube fail that extends or contains the one with them."""
