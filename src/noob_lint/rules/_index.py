"""What each rule says about itself. Generated from the modules: run ``make index`` to renew it."""

from __future__ import annotations

from noob_lint.diagnostics.diagnostic import Effect, Severity
from noob_lint.rules.rule import Rule
from noob_lint.tube.marks import Mark

RULES: tuple[Rule, ...] = (
    Rule(
        "yaml-syntax", group="syntax", severity=Severity.ERROR, summary="invalid YAML",
        effect=Effect.LOAD, stage="syntax",
    ),
    Rule(
        "yaml-encoding", group="syntax", severity=Severity.ERROR,
        summary="a file that is not UTF-8, or a forbidden character", effect=Effect.LOAD,
        stage="syntax",
    ),
    Rule(
        "yaml-too-large", group="syntax", severity=Severity.ERROR,
        summary="a file too large to be a tube", effect=Effect.LOAD, stage="syntax",
    ),
    Rule(
        "yaml-nesting", group="syntax", severity=Severity.ERROR, also=(Severity.WARNING,),
        summary="nesting too deep, or too many aliases", effect=Effect.LOAD, stage="syntax",
    ),
    Rule(
        "yaml-empty-document", group="syntax", severity=Severity.ERROR, summary="an empty file",
        effect=Effect.LOAD, stage="syntax",
    ),
    Rule(
        "yaml-root-not-mapping", group="syntax", severity=Severity.ERROR,
        summary="a list or single value instead of a tube", effect=Effect.LOAD, stage="syntax",
    ),
    Rule(
        "yaml-multiple-documents", group="syntax", severity=Severity.ERROR,
        summary="more than one document", effect=Effect.LOAD, stage="syntax",
    ),
    Rule(
        "yaml-duplicate-key", group="syntax", severity=Severity.ERROR, also=(Severity.WARNING,),
        summary="a key that appears twice in a mapping", effect=Effect.LOAD, fixes="safe",
        stage="syntax",
    ),
    Rule(
        "yaml-undefined-alias", group="syntax", severity=Severity.ERROR,
        summary="an alias without an anchor", effect=Effect.LOAD, fixes="unsafe", stage="syntax",
    ),
    Rule(
        "yaml-tag", group="syntax", severity=Severity.ERROR, also=(Severity.WARNING,),
        summary="a tag that does not fit, or has no effect", effect=Effect.LOAD,
        needs=frozenset({Mark.TAGS}), fixes="safe or unsafe",
    ),
    Rule(
        "yaml-merge-value", group="syntax", severity=Severity.ERROR,
        summary="a `<<` whose value cannot be merged", effect=Effect.LOAD, stage="syntax",
    ),
    Rule(
        "yaml-aliased-spec", group="syntax", severity=Severity.ERROR, also=(Severity.WARNING,),
        summary="an alias for a whole node, asset or input", effect=Effect.RUN,
        needs=frozenset({Mark.ANCHORS}), fixes="unsafe",
    ),
    Rule(
        "yaml-recursive-alias", group="syntax", severity=Severity.WARNING,
        summary="a value that contains itself", effect=Effect.REMARK,
        needs=frozenset({Mark.ANCHORS}),
    ),
    Rule(
        "yaml-directive", group="syntax", severity=Severity.WARNING,
        summary="a directive that changes how tubes are read", effect=Effect.REMARK,
        needs=frozenset({Mark.YAML_DIRECTIVE}),
    ),
    Rule(
        "yaml-ambiguous-scalar", group="syntax", severity=Severity.WARNING,
        summary="a value that YAML 1.1 and 1.2 read differently", effect=Effect.REMARK,
        needs=frozenset({Mark.PARAMS, Mark.DEFAULT, Mark.YES_OR_NO}), fixes="unsafe",
    ),
    Rule(
        "unused-anchor", group="syntax", severity=Severity.WARNING,
        summary="an anchor without an alias", effect=Effect.REMARK, needs=frozenset({Mark.ANCHORS}),
        fixes="safe",
    ),
    Rule(
        "schema-unknown-key", group="schema", severity=Severity.ERROR,
        summary="a key that noob does not know", effect=Effect.LOAD, fixes="unsafe",
        by_version=True, refines=True, stage="schema",
    ),
    Rule(
        "schema-missing-key", group="schema", severity=Severity.ERROR,
        summary="a missing required key", effect=Effect.LOAD, needs=frozenset({Mark.EXTENDS}),
    ),
    Rule(
        "schema-type", group="schema", severity=Severity.ERROR, summary="a value of the wrong type",
        effect=Effect.LOAD, fixes="safe or unsafe", by_version=True, stage="schema",
    ),
    Rule(
        "schema-enum", group="schema", severity=Severity.ERROR, summary="an unknown scope",
        effect=Effect.LOAD, fixes="safe or unsafe", stage="schema",
    ),
    Rule(
        "schema-section-null", group="schema", severity=Severity.ERROR, summary="an empty section",
        effect=Effect.LOAD, fixes="safe", stage="schema",
    ),
    Rule(
        "coerced-value", group="schema", severity=Severity.WARNING,
        summary="a boolean written as something else", effect=Effect.REMARK,
        needs=frozenset({Mark.ENABLED, Mark.STATEFUL, Mark.REQUIRED}), fixes="safe",
    ),
    Rule(
        "depends-format", group="schema", severity=Severity.ERROR,
        summary="a malformed `depends` of a node", effect=Effect.LOAD,
        needs=frozenset({Mark.UNICODE, Mark.ODD_KEYS}), fixes="safe",
    ),
    Rule(
        "extends-format", group="schema", severity=Severity.ERROR,
        summary="an `extends` that is not a list of strings", effect=Effect.LOAD,
        fixes="safe or unsafe", stage="schema",
    ),
    Rule(
        "params-key-not-string", group="schema", severity=Severity.WARNING, also=(Severity.ERROR,),
        summary="a parameter name that is not a string or identifier", effect=Effect.RUN,
        needs=frozenset({Mark.ODD_KEYS, Mark.ODD_PARAMS}), fixes="unsafe",
    ),
    Rule(
        "ignored-key", group="schema", severity=Severity.WARNING, summary="a key that noob ignores",
        effect=Effect.REMARK, needs=frozenset({Mark.DROPS_KEYS}), fixes="unsafe",
    ),
    Rule(
        "header-id-missing", group="header", severity=Severity.ERROR,
        summary="a tube without `noob_id`", effect=Effect.BUILD, needs=frozenset({Mark.ODD_HEADER}),
        fixes="unsafe",
    ),
    Rule(
        "header-id-format", group="header", severity=Severity.ERROR, also=(Severity.WARNING,),
        summary="a `noob_id` that is invalid or cannot be referred to", effect=Effect.LOAD,
        needs=frozenset({Mark.ODD_HEADER}), fixes="safe or unsafe",
    ),
    Rule(
        "header-id-not-discoverable", group="header", severity=Severity.WARNING,
        summary="a `noob_id` that noob's search does not find", effect=Effect.REMARK,
        needs=frozenset({Mark.ODD_HEADER}), fixes="safe",
    ),
    Rule(
        "header-model", group="header", severity=Severity.ERROR, also=(Severity.WARNING,),
        summary="a `noob_model` that is not the path of a tube's model", effect=Effect.LOAD,
        needs=frozenset({Mark.ODD_HEADER}), fixes="unsafe",
    ),
    Rule(
        "header-version", group="header", severity=Severity.ERROR, also=(Severity.WARNING,),
        summary="a `noob_version` that is not a version", effect=Effect.LOAD,
        needs=frozenset({Mark.ODD_HEADER}), fixes="safe",
    ),
    Rule(
        "header-incomplete", group="header", severity=Severity.WARNING,
        summary="a header that noob completes by rewriting the file", effect=Effect.REMARK,
        needs=frozenset({Mark.ODD_HEADER}), fixes="safe",
    ),
    Rule(
        "header-order", group="header", severity=Severity.WARNING,
        summary="a header that noob moves by rewriting the file", effect=Effect.REMARK,
        needs=frozenset({Mark.ODD_HEADER}), fixes="safe",
    ),
    Rule(
        "modeline-schema", group="header", severity=Severity.WARNING, also=(Severity.INFO,),
        summary="a modeline without a known tube schema", effect=Effect.REMARK,
        needs=frozenset({Mark.MODELINE}),
    ),
    Rule(
        "wrong-noob-version", group="header", severity=Severity.ERROR,
        summary="a tube that is valid for another version of noob", effect=Effect.LOAD,
        stage="text",
    ),
    Rule(
        "id-not-string", group="ids", severity=Severity.ERROR, summary="an id that is not a string",
        effect=Effect.LOAD, needs=frozenset({Mark.ODD_KEYS}), fixes="unsafe",
    ),
    Rule(
        "id-not-identifier", group="ids", severity=Severity.ERROR,
        summary="an id that is not an identifier", effect=Effect.LOAD,
        needs=frozenset({Mark.UNICODE}), fixes="unsafe",
    ),
    Rule(
        "id-reserved", group="ids", severity=Severity.ERROR, summary="an id that noob reserves",
        effect=Effect.LOAD, by_version=True, stage="schema",
    ),
    Rule(
        "id-mismatch", group="ids", severity=Severity.ERROR, also=(Severity.WARNING,),
        summary="an `id` that differs from its key", effect=Effect.RUN, needs=frozenset({Mark.ID}),
        fixes="unsafe",
    ),
    Rule(
        "id-redundant", group="ids", severity=Severity.INFO, summary="an `id` that repeats its key",
        effect=Effect.REMARK, needs=frozenset({Mark.ID}), fixes="safe",
    ),
    Rule(
        "id-keyword", group="ids", severity=Severity.INFO,
        summary="a process input named like a Python keyword", effect=Effect.REMARK,
        needs=frozenset({Mark.INPUT}),
    ),
    Rule(
        "slot-reserved", group="ids", severity=Severity.ERROR,
        summary="a slot name that noob reserves", effect=Effect.LOAD, by_version=True,
        stage="schema",
    ),
    Rule(
        "slot-reserved-runner", group="ids", severity=Severity.ERROR, also=(Severity.WARNING,),
        summary="a slot name that noob's runner uses", effect=Effect.RUN,
        needs=frozenset({Mark.RUNNER_NAMES}),
    ),
    Rule(
        "input-id-self", group="ids", severity=Severity.ERROR, also=(Severity.WARNING,),
        summary="a process input named `self`", effect=Effect.RUN,
        needs=frozenset({Mark.RUNNER_NAMES}),
    ),
    Rule(
        "asset-depends-scope", group="assets", severity=Severity.ERROR,
        summary="an asset with `depends` but not scope `runner`", effect=Effect.LOAD,
        fixes="unsafe", stage="schema",
    ),
    Rule(
        "asset-depends-format", group="assets", severity=Severity.ERROR,
        summary="a malformed `depends` of an asset", effect=Effect.LOAD,
        needs=frozenset({Mark.UNICODE}), fixes="safe or unsafe", by_version=True, refines=True,
    ),
    Rule(
        "asset-depends-not-node", group="assets", severity=Severity.ERROR,
        summary="an asset that depends on something other than a node", effect=Effect.BUILD,
        needs=frozenset({Mark.ASSETS}),
    ),
    Rule(
        "asset-depends-unknown-node", group="assets", severity=Severity.WARNING,
        summary="an asset that depends on a node that does not exist", effect=Effect.REMARK,
        needs=frozenset({Mark.ASSETS}), fixes="unsafe",
    ),
    Rule(
        "asset-depends-return", group="assets", severity=Severity.WARNING,
        summary="an asset that depends on a return node", effect=Effect.REMARK,
        needs=frozenset({Mark.UPDATES}),
    ),
    Rule(
        "asset-depends-on-source", group="assets", severity=Severity.ERROR,
        also=(Severity.WARNING,), summary="an asset updated by a node without dependencies",
        effect=Effect.BUILD, needs=frozenset({Mark.UPDATES}),
    ),
    Rule(
        "asset-used-after-store", group="assets", severity=Severity.ERROR, also=(Severity.WARNING,),
        summary="an asset used while it is stored, or later", effect=Effect.BUILD,
        needs=frozenset({Mark.UPDATES}),
    ),
    Rule(
        "asset-depends-unrelated", group="assets", severity=Severity.INFO,
        summary="an asset updated by a node that does not use it", effect=Effect.REMARK,
        needs=frozenset({Mark.UPDATES}),
    ),
    Rule(
        "asset-depends-in-map", group="assets", severity=Severity.WARNING,
        summary="an asset updated once per item of a map", effect=Effect.REMARK,
        needs=frozenset({Mark.MAP}),
    ),
    Rule(
        "asset-shared-update", group="assets", severity=Severity.WARNING,
        summary="several assets updated by one signal", effect=Effect.REMARK,
        needs=frozenset({Mark.UPDATES}),
    ),
    Rule(
        "asset-node-scope-shared", group="assets", severity=Severity.WARNING,
        summary="an asset with scope `node` that several nodes use", effect=Effect.REMARK,
        needs=frozenset({Mark.ASSETS}),
    ),
    Rule(
        "asset-unordered-mutation", group="assets", severity=Severity.WARNING,
        summary="an asset that is changed in no fixed order", effect=Effect.REMARK,
        needs=frozenset({Mark.ASSETS}),
    ),
    Rule(
        "unused-asset", group="assets", severity=Severity.WARNING,
        summary="an asset that no node uses", effect=Effect.REMARK, needs=frozenset({Mark.ASSETS}),
    ),
    Rule(
        "asset-type-special", group="assets", severity=Severity.ERROR, also=(Severity.WARNING,),
        summary="an asset whose type is a special node", effect=Effect.BUILD,
        needs=frozenset({Mark.ODD_TYPES, Mark.CODE_ASSET_IS_NODE_CLASS}),
    ),
    Rule(
        "asset-unordered-use", group="assets", severity=Severity.INFO,
        summary="an asset that may be changed in no fixed order", effect=Effect.REMARK,
        needs=frozenset({Mark.ASSETS}), opt_in=True,
    ),
    Rule(
        "asset-type-runtime", group="assets", severity=Severity.ERROR, also=(Severity.WARNING,),
        summary="an asset class that only noob-lint can create", effect=Effect.BUILD,
        needs=frozenset({Mark.ASSETS}),
    ),
    Rule(
        "type-format", group="nodes", severity=Severity.ERROR,
        summary="a `type` that cannot name anything", effect=Effect.LOAD,
        needs=frozenset({Mark.UNICODE}), fixes="unsafe", by_version=True,
    ),
    Rule(
        "signal-ref-format", group="nodes", severity=Severity.ERROR,
        summary="a reference that is not `node.signal`", effect=Effect.LOAD,
        needs=frozenset({Mark.UNICODE}), fixes="unsafe", refines=True,
    ),
    Rule(
        "enabled-format", group="nodes", severity=Severity.ERROR,
        summary="an `enabled` that is not a boolean or an input", effect=Effect.LOAD,
        needs=frozenset({Mark.ENABLED, Mark.STATEFUL, Mark.REQUIRED}), fixes="safe or unsafe",
        by_version=True,
    ),
    Rule(
        "duplicate-slot", group="nodes", severity=Severity.ERROR,
        summary="a slot that is filled twice", effect=Effect.LOAD, needs=frozenset({Mark.DEPENDS}),
        fixes="safe",
    ),
    Rule(
        "multiple-returns", group="nodes", severity=Severity.ERROR,
        summary="more than one return node", effect=Effect.LOAD, needs=frozenset({Mark.RETURN}),
    ),
    Rule(
        "special-node-by-path", group="nodes", severity=Severity.WARNING, also=(Severity.ERROR,),
        summary="a special node that is named by its class", effect=Effect.BUILD,
        needs=frozenset({Mark.ODD_TYPES}), fixes="unsafe",
    ),
    Rule(
        "special-node-params", group="nodes", severity=Severity.ERROR,
        summary="an unknown parameter of a special node", effect=Effect.BUILD,
        needs=frozenset({Mark.SPECIAL_PARAMS}), fixes="unsafe",
    ),
    Rule(
        "special-node-slot", group="nodes", severity=Severity.ERROR, also=(Severity.WARNING,),
        summary="an unknown slot of a gather or map", effect=Effect.RUN,
        needs=frozenset({Mark.GATHER, Mark.MAP}), fixes="unsafe",
    ),
    Rule(
        "gather-mode", group="nodes", severity=Severity.WARNING, also=(Severity.ERROR,),
        summary="a gather with neither or both of `n` and `trigger`", effect=Effect.RUN,
        needs=frozenset({Mark.GATHER}),
    ),
    Rule(
        "gather-n-value", group="nodes", severity=Severity.ERROR, also=(Severity.WARNING,),
        summary="an `n` of a gather that is not a positive integer", effect=Effect.BUILD,
        needs=frozenset({Mark.GATHER}),
    ),
    Rule(
        "gather-missing-value", group="nodes", severity=Severity.ERROR, also=(Severity.WARNING,),
        summary="a gather with nothing to gather", effect=Effect.RUN,
        needs=frozenset({Mark.GATHER}),
    ),
    Rule(
        "map-missing-value", group="nodes", severity=Severity.ERROR, also=(Severity.WARNING,),
        summary="a map with nothing to map", effect=Effect.RUN, needs=frozenset({Mark.MAP}),
    ),
    Rule(
        "map-gather-fixed-n", group="nodes", severity=Severity.WARNING,
        summary="a gather of a map with a fixed count", effect=Effect.REMARK,
        needs=frozenset({Mark.MAP}),
    ),
    Rule(
        "map-count-outside-gather", group="nodes", severity=Severity.ERROR,
        also=(Severity.WARNING,), summary="the count of a map outside of its gather",
        effect=Effect.RUN, needs=frozenset({Mark.MAP}),
    ),
    Rule(
        "return-without-depends", group="nodes", severity=Severity.WARNING,
        summary="a return node that returns nothing", effect=Effect.REMARK,
        needs=frozenset({Mark.ODD_RETURN}),
    ),
    Rule(
        "return-mixed-forms", group="nodes", severity=Severity.WARNING,
        summary="a return node with and without slots", effect=Effect.REMARK,
        needs=frozenset({Mark.ODD_RETURN}),
    ),
    Rule(
        "return-disabled", group="nodes", severity=Severity.WARNING,
        summary="a disabled return node", effect=Effect.REMARK, needs=frozenset({Mark.ENABLED}),
    ),
    Rule(
        "return-in-map", group="nodes", severity=Severity.WARNING,
        summary="a return of only some items of a map", effect=Effect.REMARK,
        needs=frozenset({Mark.MAP}),
    ),
    Rule(
        "return-named-input", group="nodes", severity=Severity.ERROR, also=(Severity.WARNING,),
        summary="an input or asset in a slot of a return", effect=Effect.RUN,
        needs=frozenset({Mark.NAMED_RETURN}),
    ),
    Rule(
        "tube-node-missing-tube", group="nodes", severity=Severity.ERROR,
        summary="a `tube` node without its tube", effect=Effect.BUILD, needs=frozenset({Mark.TUBE}),
    ),
    Rule(
        "tube-node-positional", group="nodes", severity=Severity.ERROR, also=(Severity.WARNING,),
        summary="a dependency of a `tube` node without a slot", effect=Effect.RUN,
        needs=frozenset({Mark.TUBE}),
    ),
    Rule(
        "param-reserved", group="nodes", severity=Severity.ERROR, also=(Severity.WARNING,),
        summary="a parameter that noob sets itself", effect=Effect.BUILD,
        needs=frozenset({Mark.NOOB_PARAMS, Mark.CODE_OWN_PARAMS}),
    ),
    Rule(
        "slot-and-param", group="nodes", severity=Severity.WARNING,
        summary="a parameter that a slot overrides", effect=Effect.REMARK,
        needs=frozenset({Mark.SLOT_PARAMS}),
    ),
    Rule(
        "no-nodes", group="nodes", severity=Severity.WARNING, summary="a tube without nodes",
        effect=Effect.REMARK, needs=frozenset({Mark.NO_NODES}),
    ),
    Rule(
        "all-disabled", group="nodes", severity=Severity.WARNING,
        summary="a tube with every node disabled", effect=Effect.REMARK,
        needs=frozenset({Mark.ENABLED}),
    ),
    Rule(
        "unknown-input", group="inputs", severity=Severity.ERROR,
        summary="a reference to an input that does not exist", effect=Effect.BUILD,
        needs=frozenset({Mark.DEPENDS, Mark.PARAMS, Mark.ENABLED}), fixes="unsafe",
    ),
    Rule(
        "process-input-in-params", group="inputs", severity=Severity.ERROR,
        also=(Severity.WARNING,), summary="a process input in `params`", effect=Effect.BUILD,
        needs=frozenset({Mark.INPUT}),
    ),
    Rule(
        "process-input-in-enabled", group="inputs", severity=Severity.ERROR,
        also=(Severity.WARNING,), summary="a process input in `enabled`", effect=Effect.BUILD,
        needs=frozenset({Mark.ENABLED}),
    ),
    Rule(
        "nested-input-reference", group="inputs", severity=Severity.ERROR, also=(Severity.WARNING,),
        summary="a reference where noob does not look for one", effect=Effect.SURVIVES,
        needs=frozenset({Mark.INPUT}),
    ),
    Rule(
        "list-params-input-order", group="inputs", severity=Severity.ERROR,
        summary="list `params` that noob reorders", effect=Effect.SURVIVES,
        needs=frozenset({Mark.ASSETS}),
    ),
    Rule(
        "list-params-input-loop", group="inputs", severity=Severity.ERROR, also=(Severity.WARNING,),
        summary="a default that noob takes for a reference", effect=Effect.SURVIVES,
        needs=frozenset({Mark.DEFAULT}),
    ),
    Rule(
        "param-looks-like-reference", group="inputs", severity=Severity.WARNING,
        also=(Severity.INFO,), summary="a string that only looks like a reference",
        effect=Effect.REMARK, needs=frozenset({Mark.PARAMS, Mark.DEFAULT}), fixes="unsafe",
    ),
    Rule(
        "unused-input", group="inputs", severity=Severity.WARNING,
        summary="an input that nothing uses", effect=Effect.REMARK, needs=frozenset({Mark.INPUT}),
    ),
    Rule(
        "input-default-type", group="inputs", severity=Severity.WARNING,
        summary="a default that does not match its type", effect=Effect.REMARK,
        needs=frozenset({Mark.DEFAULT}), fixes="unsafe",
    ),
    Rule(
        "input-type-expression", group="inputs", severity=Severity.WARNING,
        summary="an input type that is not a Python type", effect=Effect.REMARK,
        needs=frozenset({Mark.INPUT}), fixes="unsafe",
    ),
    Rule(
        "input-default-required", group="inputs", severity=Severity.INFO,
        summary="`required` beside a default", effect=Effect.REMARK,
        needs=frozenset({Mark.DEFAULT}), fixes="safe",
    ),
    Rule(
        "unknown-node", group="graph", severity=Severity.ERROR,
        summary="a reference to a node that does not exist", effect=Effect.LOAD,
        needs=frozenset({Mark.DEPENDS}), fixes="unsafe",
    ),
    Rule(
        "unknown-asset", group="graph", severity=Severity.ERROR,
        summary="a reference to an asset that does not exist", effect=Effect.LOAD,
        needs=frozenset({Mark.DEPENDS}), fixes="unsafe",
    ),
    Rule(
        "cycle", group="graph", severity=Severity.ERROR, also=(Severity.WARNING,),
        summary="nodes that depend on each other in a cycle", effect=Effect.BUILD,
        needs=frozenset({Mark.DEPENDS}),
    ),
    Rule(
        "depends-on-disabled", group="graph", severity=Severity.WARNING,
        summary="a dependency on a disabled node", effect=Effect.REMARK,
        needs=frozenset({Mark.ENABLED}),
    ),
    Rule(
        "depends-on-return", group="graph", severity=Severity.WARNING, also=(Severity.ERROR,),
        summary="a dependency on a return node", effect=Effect.RUN,
        needs=frozenset({Mark.RETURN_USED}),
    ),
    Rule(
        "map-cross-dependency", group="graph", severity=Severity.ERROR,
        summary="a node that depends on two unrelated maps", effect=Effect.BUILD,
        needs=frozenset({Mark.MAP}),
    ),
    Rule(
        "unknown-signal", group="graph", severity=Severity.ERROR, also=(Severity.WARNING,),
        summary="a reference to a signal that the node does not emit", effect=Effect.RUN,
        needs=frozenset({Mark.GATHER, Mark.MAP, Mark.TUBE, Mark.ODD_TYPES, Mark.CODE}),
        fixes="unsafe",
    ),
    Rule(
        "map-gathers-meet", group="graph", severity=Severity.ERROR, also=(Severity.WARNING,),
        summary="a node that depends on two gathers of one map", effect=Effect.RUN,
        needs=frozenset({Mark.MAP}),
    ),
    Rule(
        "map-runs-node-twice", group="graph", severity=Severity.ERROR, also=(Severity.WARNING,),
        summary="a node that runs right after a map and meets its items", effect=Effect.RUN,
        needs=frozenset({Mark.MAP}),
    ),
    Rule(
        "map-after-gather", group="graph", severity=Severity.ERROR, also=(Severity.WARNING,),
        summary="a map after the gather of another map", effect=Effect.RUN,
        needs=frozenset({Mark.MAP}),
    ),
    Rule(
        "map-item-meets-gather", group="graph", severity=Severity.WARNING,
        summary="a node that depends on items of a map and on their gather", effect=Effect.RUN,
        needs=frozenset({Mark.MAP}),
    ),
    Rule(
        "unknown-tube", group="project", severity=Severity.ERROR, also=(Severity.WARNING,),
        summary="a tube that cannot be found", effect=Effect.BUILD, needs=frozenset({Mark.EXTENDS,
        Mark.TUBE}), fixes="unsafe",
    ),
    Rule(
        "extends-cycle", group="project", severity=Severity.ERROR,
        summary="a tube that extends itself", effect=Effect.LOAD, needs=frozenset({Mark.EXTENDS}),
    ),
    Rule(
        "extends-too-deep", group="project", severity=Severity.ERROR,
        summary="a chain of bases that is too long", effect=Effect.LOAD,
        needs=frozenset({Mark.EXTENDS}),
    ),
    Rule(
        "extends-base-invalid", group="project", severity=Severity.ERROR,
        summary="a base with errors", effect=Effect.LOAD, needs=frozenset({Mark.EXTENDS}),
    ),
    Rule(
        "extends-base-without-nodes", group="project", severity=Severity.ERROR,
        summary="a base without nodes", effect=Effect.LOAD, needs=frozenset({Mark.EXTENDS}),
    ),
    Rule(
        "extends-return-missing", group="project", severity=Severity.ERROR,
        summary="a return node of a base that is not repeated", effect=Effect.LOAD,
        needs=frozenset({Mark.EXTENDS}),
    ),
    Rule(
        "tube-recursion", group="project", severity=Severity.ERROR, also=(Severity.WARNING,),
        summary="a tube that contains itself", effect=Effect.BUILD, needs=frozenset({Mark.TUBE}),
    ),
    Rule(
        "tube-too-deep", group="project", severity=Severity.ERROR, also=(Severity.WARNING,),
        summary="a chain of nested tubes that is too long", effect=Effect.BUILD,
        needs=frozenset({Mark.TUBE}),
    ),
    Rule(
        "child-tube-invalid", group="project", severity=Severity.ERROR, also=(Severity.WARNING,),
        summary="a nested tube with errors", effect=Effect.BUILD, needs=frozenset({Mark.TUBE}),
    ),
    Rule(
        "tube-node-input-missing", group="project", severity=Severity.ERROR,
        also=(Severity.WARNING,), summary="a missing input of a nested tube", effect=Effect.BUILD,
        needs=frozenset({Mark.TUBE}),
    ),
    Rule(
        "unknown-param", group="project", severity=Severity.WARNING, also=(Severity.ERROR,),
        summary="a parameter that does not exist", effect=Effect.BUILD, needs=frozenset({Mark.TUBE,
        Mark.CODE_PARAM_UNKNOWN}), fixes="unsafe",
    ),
    Rule(
        "unknown-slot", group="project", severity=Severity.WARNING, also=(Severity.ERROR,),
        summary="a slot that does not exist", effect=Effect.RUN, needs=frozenset({Mark.TUBE,
        Mark.CODE_SLOT_UNKNOWN, Mark.CODE_STARS}), fixes="unsafe",
    ),
    Rule(
        "tube-child-no-return", group="project", severity=Severity.WARNING,
        summary="a dependency on a tube that returns nothing", effect=Effect.REMARK,
        needs=frozenset({Mark.TUBE}),
    ),
    Rule(
        "tube-by-path", group="project", severity=Severity.WARNING,
        summary="a tube named by a path", effect=Effect.REMARK, needs=frozenset({Mark.EXTENDS,
        Mark.TUBE}), fixes="unsafe",
    ),
    Rule(
        "inline-tube-extends", group="project", severity=Severity.WARNING,
        summary="an `extends` that noob ignores", effect=Effect.REMARK,
        needs=frozenset({Mark.TUBE}),
    ),
    Rule(
        "duplicate-noob-id", group="project", severity=Severity.ERROR, also=(Severity.WARNING,),
        summary="a `noob_id` in two files", effect=Effect.SURVIVES, needs=frozenset({Mark.TWINS}),
    ),
    Rule(
        "stale-backup-file", group="project", severity=Severity.ERROR,
        summary="a backup that noob would restore", effect=Effect.SURVIVES,
    ),
    Rule(
        "unused-ignore", group="project", severity=Severity.WARNING,
        summary="an ignore comment that suppresses nothing", effect=Effect.REMARK,
        fixes="safe or unsafe", stage="text",
    ),
    Rule(
        "type-not-callable", group="python", severity=Severity.ERROR,
        summary="a type that is not callable", effect=Effect.BUILD, needs=frozenset({Mark.ODD_TYPES,
        Mark.CODE_NODE_IS_NOT_CALLABLE, Mark.CODE_ASSET_IS_NOT_CALLABLE}),
    ),
    Rule(
        "python-module-missing", group="python", severity=Severity.ERROR, also=(Severity.WARNING,),
        summary="a module that does not exist", effect=Effect.BUILD,
        needs=frozenset({Mark.ODD_TYPES, Mark.CODE_MISSING_MODULE, Mark.CODE_MISSING_MEMBER}),
        fixes="unsafe",
    ),
    Rule(
        "python-attribute-missing", group="python", severity=Severity.ERROR,
        summary="a name that a module does not have", effect=Effect.BUILD,
        needs=frozenset({Mark.CODE_MISSING_ATTRIBUTE}), fixes="unsafe",
    ),
    Rule(
        "python-dynamic-attribute", group="python", severity=Severity.WARNING,
        summary="a name that only a placeholder stands for", effect=Effect.REMARK,
        needs=frozenset({Mark.CODE_MADE_UP}), fixes="unsafe",
    ),
    Rule(
        "python-class-without-process", group="python", severity=Severity.ERROR,
        also=(Severity.WARNING,), summary="a class without a `process` method", effect=Effect.BUILD,
        needs=frozenset({Mark.ODD_TYPES, Mark.CODE_NODE_IS_CLASS, Mark.CODE_NODE_IS_NODE_CLASS,
        Mark.CODE_NODE_IS_ASSET_CLASS}),
    ),
    Rule(
        "python-multiple-process-methods", group="python", severity=Severity.ERROR,
        also=(Severity.WARNING,), summary="a class with several process methods",
        effect=Effect.BUILD, needs=frozenset({Mark.CODE_NODE_IS_CLASS, Mark.CODE_NODE_IS_NODE_CLASS,
        Mark.CODE_NODE_IS_ASSET_CLASS}),
    ),
    Rule(
        "python-init-method-args", group="python", severity=Severity.ERROR,
        also=(Severity.WARNING,), summary="a method that noob calls without arguments",
        effect=Effect.BUILD, needs=frozenset({Mark.CODE_NODE_IS_CLASS, Mark.CODE_NODE_IS_NODE_CLASS,
        Mark.CODE_NODE_IS_ASSET_CLASS}),
    ),
    Rule(
        "python-abstract-class", group="python", severity=Severity.ERROR, also=(Severity.WARNING,),
        summary="an abstract class", effect=Effect.BUILD, needs=frozenset({Mark.CODE_NODE_IS_CLASS,
        Mark.CODE_NODE_IS_NODE_CLASS, Mark.CODE_NODE_IS_ASSET_CLASS, Mark.CODE_ASSET_IS_CLASS,
        Mark.CODE_ASSET_IS_ASSET_CLASS}),
    ),
    Rule(
        "python-async-generator", group="python", severity=Severity.ERROR, also=(Severity.WARNING,),
        summary="an asynchronous generator as a node", effect=Effect.BUILD,
        needs=frozenset({Mark.CODE_NODE_IS_ASYNC_GENERATOR}),
    ),
    Rule(
        "missing-slot", group="python", severity=Severity.ERROR, also=(Severity.WARNING,),
        summary="a missing required argument", effect=Effect.RUN,
        needs=frozenset({Mark.CODE_SLOT_MISSING}),
    ),
    Rule(
        "too-many-positional", group="python", severity=Severity.ERROR, also=(Severity.WARNING,),
        summary="more positional values than parameters", effect=Effect.RUN,
        needs=frozenset({Mark.CODE_SLOT_SURPLUS, Mark.CODE_PARAM_SURPLUS}),
    ),
    Rule(
        "slot-filled-twice", group="python", severity=Severity.ERROR, also=(Severity.WARNING,),
        summary="a parameter that gets two values", effect=Effect.RUN,
        needs=frozenset({Mark.CODE_SLOT_TWICE}),
    ),
    Rule(
        "slot-positional-only", group="python", severity=Severity.ERROR, also=(Severity.WARNING,),
        summary="a positional-only parameter that is filled by name", effect=Effect.RUN,
        needs=frozenset({Mark.CODE_SLOT_BY_NAME, Mark.CODE_PARAM_BY_NAME, Mark.CODE_SLOT_REFUSED}),
    ),
    Rule(
        "slot-injected", group="python", severity=Severity.WARNING,
        summary="a slot that noob fills itself", effect=Effect.REMARK,
        needs=frozenset({Mark.CODE_SLOT_INJECTED, Mark.CODE_PARAM_INJECTED}),
    ),
    Rule(
        "missing-param", group="python", severity=Severity.ERROR, also=(Severity.WARNING,),
        summary="a missing required parameter", effect=Effect.BUILD,
        needs=frozenset({Mark.CODE_PARAM_MISSING}),
    ),
    Rule(
        "signal-type-mismatch", group="python", severity=Severity.WARNING,
        summary="a signal whose type does not fit the slot", effect=Effect.REMARK,
        needs=frozenset({Mark.CODE_TYPED, Mark.GATHER, Mark.TUBE}),
    ),
    Rule(
        "input-type-mismatch", group="python", severity=Severity.WARNING,
        summary="an input whose type does not fit its parameter", effect=Effect.REMARK,
        needs=frozenset({Mark.CODE_TYPED}),
    ),
    Rule(
        "param-type", group="python", severity=Severity.WARNING, also=(Severity.ERROR,),
        summary="a value that does not fit its parameter", effect=Effect.BUILD,
        needs=frozenset({Mark.CODE_TYPED}), fixes="unsafe",
    ),
    Rule(
        "generator-with-depends", group="python", severity=Severity.ERROR, also=(Severity.WARNING,),
        summary="a generator with dependencies", effect=Effect.RUN,
        needs=frozenset({Mark.CODE_GENERATOR}),
    ),
    Rule(
        "async-positional-depends", group="python", severity=Severity.ERROR,
        also=(Severity.WARNING,), summary="a positional value that an async function never gets",
        effect=Effect.SURVIVES, needs=frozenset({Mark.CODE_ASYNC}),
    ),
    Rule(
        "async-reserved-slot", group="python", severity=Severity.ERROR, also=(Severity.WARNING,),
        summary="a slot of an async function with a reserved name", effect=Effect.SURVIVES,
        needs=frozenset({Mark.CODE_ASYNC}),
    ),
    Rule(
        "python-postponed-annotations", group="python", severity=Severity.WARNING,
        summary="annotations that noob cannot read", effect=Effect.REMARK,
        needs=frozenset({Mark.CODE_LOST, Mark.CODE_POSTPONED}),
    ),
    Rule(
        "python-returns-generator", group="python", severity=Severity.WARNING,
        summary="a function that returns a generator", effect=Effect.REMARK,
        needs=frozenset({Mark.CODE_NODE_IS_FUNCTION}),
    ),
    Rule(
        "asset-class-contextmanager", group="python", severity=Severity.WARNING,
        summary="a context manager that noob does not enter", effect=Effect.REMARK,
        needs=frozenset({Mark.CODE_ASSET_IS_CLASS}),
    ),
    Rule(
        "asset-node-scope-contextmanager", group="python", severity=Severity.WARNING,
        summary="a context manager that is entered twice", effect=Effect.REMARK,
        needs=frozenset({Mark.CODE_ASSET_IS_CONTEXT_MANAGER}),
    ),
    Rule(
        "asset-async", group="python", severity=Severity.ERROR, also=(Severity.WARNING,),
        summary="an asynchronous asset, which noob does not await", effect=Effect.SURVIVES,
        needs=frozenset({Mark.CODE_ASSET_IS_ASYNC_FUNCTION, Mark.CODE_ASSET_IS_ASYNC_GENERATOR,
        Mark.CODE_ASSET_IS_ASYNC_CONTEXT_MANAGER}),
    ),
    Rule(
        "asset-subclass-list-params", group="python", severity=Severity.ERROR,
        also=(Severity.WARNING,), summary="a list of `params` for a subclass of `Asset`",
        effect=Effect.BUILD, needs=frozenset({Mark.CODE_ASSET_IS_ASSET_CLASS}),
    ),
    Rule(
        "gather-flatten", group="python", severity=Severity.WARNING,
        summary="a gather that cannot flatten its values", effect=Effect.REMARK,
        needs=frozenset({Mark.GATHER}),
    ),
    Rule(
        "map-not-sequence", group="python", severity=Severity.WARNING,
        summary="a map over something that is not a list", effect=Effect.REMARK,
        needs=frozenset({Mark.MAP}),
    ),
    Rule(
        "python-signal-mismatch", group="python", severity=Severity.WARNING, also=(Severity.ERROR,),
        summary="signals that do not fit the return value", effect=Effect.RUN,
        needs=frozenset({Mark.CODE_NAMED}),
    ),
    Rule(
        "multi-signal-generator-finite", group="python", severity=Severity.WARNING,
        summary="a generator with several signals that ends", effect=Effect.REMARK,
        needs=frozenset({Mark.CODE_GENERATOR}),
    ),
    Rule(
        "param-mutable", group="python", severity=Severity.WARNING,
        summary="a list or mapping that its function changes", effect=Effect.REMARK,
        needs=frozenset({Mark.PARAMS, Mark.DEFAULT}),
    ),
    Rule(
        "input-type-unresolvable", group="python", severity=Severity.WARNING,
        summary="an input whose type does not exist", effect=Effect.REMARK,
        needs=frozenset({Mark.INPUT}), fixes="unsafe",
    ),
    Rule(
        "optional-slot-semantics", group="python", severity=Severity.INFO,
        summary="a slot that is optional, or could be", effect=Effect.REMARK,
        needs=frozenset({Mark.CODE}), opt_in=True,
    ),
    Rule(
        "none-signal-used", group="python", severity=Severity.INFO,
        summary="a signal that is always None", effect=Effect.REMARK, needs=frozenset({Mark.CODE}),
        opt_in=True,
    ),
    Rule(
        "asset-generator", group="python", severity=Severity.INFO,
        summary="an asset that is a generator", effect=Effect.REMARK,
        needs=frozenset({Mark.CODE_ASSET_IS_GENERATOR}), opt_in=True,
    ),
    Rule(
        "asset-none", group="python", severity=Severity.INFO,
        also=(Severity.ERROR, Severity.WARNING), summary="an asset that is None", effect=Effect.RUN,
        needs=frozenset({Mark.CODE_ASSET_IS_FUNCTION}),
    ),
    Rule(
        "asset-not-copyable", group="python", severity=Severity.ERROR, also=(Severity.WARNING,),
        summary="a generator that has to be copied", effect=Effect.RUN,
        needs=frozenset({Mark.CODE_ASSET_IS_GENERATOR}),
    ),
    Rule(
        "python-module-broken", group="python", severity=Severity.ERROR,
        summary="a module that cannot be imported", effect=Effect.BUILD,
        needs=frozenset({Mark.CODE_BROKEN}),
    ),
    Rule(
        "param-ignored", group="python", severity=Severity.WARNING,
        summary="a parameter that a pydantic model ignores", effect=Effect.REMARK,
        needs=frozenset({Mark.CODE_PARAM_IGNORED}), fixes="unsafe",
    ),
    Rule(
        "asset-raises", group="python", severity=Severity.ERROR, also=(Severity.WARNING,),
        summary="an asset whose function always raises", effect=Effect.RUN,
        needs=frozenset({Mark.CODE_ASSET_IS_FUNCTION}),
    ),
    Rule(
        "signal-class-mismatch", group="python", severity=Severity.WARNING,
        summary="a signal of an unrelated class", effect=Effect.REMARK,
        needs=frozenset({Mark.CODE_TYPED}), opt_in=True,
    ),
    Rule(
        "python-no-signature", group="python", severity=Severity.ERROR, also=(Severity.WARNING,),
        summary="a function without a signature", effect=Effect.RUN,
        needs=frozenset({Mark.CODE_NODE_UNSIGNED}),
    ),
    Rule(
        "optional-slot-shares-signal", group="python", severity=Severity.ERROR,
        also=(Severity.WARNING,), summary="an optional slot that takes the signal of another slot",
        effect=Effect.RUN, needs=frozenset({Mark.SHARED_SIGNALS}),
    ),
)
"""Every rule, by group."""
