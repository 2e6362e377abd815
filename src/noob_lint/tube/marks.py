"""Marks: features of a tube, or of the code that its types name, that rules look for.

Most rules concern features that most tubes do not have. A rule names the marks that it needs, and
is not even loaded for a tube that has none of them.
"""

from __future__ import annotations

from enum import Enum


class Mark(Enum):
    """A feature of a tube or its code.

    `noob_lint.tube.features` finds those of the tube, `noob_lint.calls.calls` those of the code,
    whose names begin with CODE.
    """

    __hash__ = object.__hash__  # members are unique; that of Enum is written in Python, and slow

    # Keys of the tube or of an entry
    EXTENDS = "extends"
    INPUT = "input"
    ASSETS = "assets"
    ID = "id"
    ENABLED = "enabled"
    STATEFUL = "stateful"
    REQUIRED = "required"
    DEPENDS = "depends"
    PARAMS = "params"
    DEFAULT = "default"

    # Special nodes
    GATHER = "gather"
    MAP = "map"
    RETURN = "return"
    TUBE = "tube"

    # The text
    UNICODE = "unicode"
    """Characters beyond ASCII, or escapes of them; otherwise the schemas are exact."""
    ODD_KEYS = "odd-keys"
    """Keys that are not strings."""
    ANCHORS = "anchors"
    TAGS = "tags"
    YAML_DIRECTIVE = "yaml-directive"
    MODELINE = "modeline"
    """Possibly a modeline: ``$schema`` anywhere."""
    ODD_HEADER = "odd-header"
    """A header that `header.is_plain` does not recognize."""
    YES_OR_NO = "yes-or-no"
    """Ids that YAML 1.1 reads as booleans."""
    DROPS_KEYS = "drops-keys"
    """A spec version in which noob drops keys that it does not know."""
    TWINS = "twins"
    """Other files with the same id."""

    # Nodes and assets
    NO_NODES = "no-nodes"
    ODD_TYPES = "odd-types"
    """Types that are `names.is_odd_type`, apart from the special nodes."""
    UPDATES = "updates"
    """Assets with `depends`."""
    RETURN_USED = "return-used"
    """A reference to a return node."""
    ODD_RETURN = "odd-return"
    """A return node without dependencies, or with and without slots."""
    NAMED_RETURN = "named-return"
    """A return node with slots."""

    # Slots and parameters
    SHARED_SIGNALS = "shared-signals"
    """A node that takes one signal twice, into a slot at least once."""
    RUNNER_NAMES = "runner-names"
    """Slots and inputs named like arguments of noob's runner."""
    SPECIAL_PARAMS = "special-params"
    """Parameters of a special node other than `tube`."""
    ODD_PARAMS = "odd-params"
    """Parameters whose names are not identifiers."""
    NOOB_PARAMS = "noob-params"
    """Parameters named like noob's own."""
    SLOT_PARAMS = "slot-params"
    """Parameters named like a slot."""

    # What types name
    CODE = "code"
    """Any callable that could be read."""
    CODE_BROKEN = "code-broken"
    """A module that cannot be imported."""
    CODE_MISSING_MODULE = "code-missing-module"
    CODE_MISSING_MEMBER = "code-missing-member"
    CODE_MISSING_ATTRIBUTE = "code-missing-attribute"
    CODE_MADE_UP = "code-made-up"
    """A name that only a module's ``__getattr__`` answers."""
    CODE_NODE_IS_CLASS = "code-node-is-class"
    CODE_NODE_IS_NODE_CLASS = "code-node-is-node-class"
    CODE_NODE_IS_ASSET_CLASS = "code-node-is-asset-class"
    CODE_NODE_IS_FUNCTION = "code-node-is-function"
    CODE_NODE_IS_ASYNC_GENERATOR = "code-node-is-async-generator"
    CODE_NODE_IS_NOT_CALLABLE = "code-node-is-not-callable"
    CODE_ASSET_IS_CLASS = "code-asset-is-class"
    CODE_ASSET_IS_NODE_CLASS = "code-asset-is-node-class"
    CODE_ASSET_IS_ASSET_CLASS = "code-asset-is-asset-class"
    CODE_ASSET_IS_FUNCTION = "code-asset-is-function"
    CODE_ASSET_IS_GENERATOR = "code-asset-is-generator"
    CODE_ASSET_IS_CONTEXT_MANAGER = "code-asset-is-context-manager"
    CODE_ASSET_IS_ASYNC_FUNCTION = "code-asset-is-async-function"
    CODE_ASSET_IS_ASYNC_GENERATOR = "code-asset-is-async-generator"
    CODE_ASSET_IS_ASYNC_CONTEXT_MANAGER = "code-asset-is-async-context-manager"
    CODE_ASSET_IS_NOT_CALLABLE = "code-asset-is-not-callable"
    CODE_NODE_UNSIGNED = "code-node-unsigned"
    """A function written in C whose parameters Python does not know."""
    CODE_GENERATOR = "code-generator"
    """A generator function of either kind."""
    CODE_ASYNC = "code-async"
    """An asynchronous function."""

    # How noob calls that: what `Bound` says of slots and of parameters
    CODE_SLOT_UNKNOWN = "code-slot-unknown"
    CODE_SLOT_BY_NAME = "code-slot-by-name"
    CODE_SLOT_SURPLUS = "code-slot-surplus"
    CODE_SLOT_TWICE = "code-slot-twice"
    CODE_SLOT_MISSING = "code-slot-missing"
    CODE_SLOT_INJECTED = "code-slot-injected"
    CODE_SLOT_REFUSED = "code-slot-refused"
    CODE_PARAM_UNKNOWN = "code-param-unknown"
    CODE_PARAM_BY_NAME = "code-param-by-name"
    CODE_PARAM_SURPLUS = "code-param-surplus"
    CODE_PARAM_MISSING = "code-param-missing"
    CODE_PARAM_INJECTED = "code-param-injected"
    CODE_PARAM_IGNORED = "code-param-ignored"
    CODE_OWN_PARAMS = "code-own-params"
    """Parameters for a class that gets some parameters from noob itself."""
    CODE_STARS = "code-stars"
    """A slot named like the ``**kwargs`` of the callable."""

    # What annotations say
    CODE_TYPED = "code-typed"
    """A parameter whose type is known."""
    CODE_POSTPONED = "code-postponed"
    """An annotation of a parameter that is a string at run time."""
    CODE_NAMED = "code-named"
    """Signals other than the one called `value`."""
    CODE_LOST = "code-lost"
    """Signals that an annotation would name if it were not a string at run time."""

    @property
    def is_of_code(self) -> bool:
        """Whether it is found only where the code that the tube names is read."""
        return self.name.startswith("CODE")
