"""Marks: features of a tube, or of the code that its types name, that rules look for.

Most rules concern features that most tubes do not have. A rule names the marks that it needs, and
is not even loaded for a tube that has none of them.
"""

from __future__ import annotations

from enum import Enum, auto


class Mark(Enum):
    """A feature of a tube or its code.

    `noob_lint.tube.features` finds those of the tube, `noob_lint.calls.calls` those of the code,
    whose names begin with CODE.
    """

    __hash__ = object.__hash__  # members are unique; that of Enum is written in Python, and slow

    # Keys of the tube or of an entry
    EXTENDS = auto()
    INPUT = auto()
    ASSETS = auto()
    ID = auto()
    ENABLED = auto()
    STATEFUL = auto()
    REQUIRED = auto()
    DEPENDS = auto()
    PARAMS = auto()
    DEFAULT = auto()

    # Special nodes
    GATHER = auto()
    MAP = auto()
    RETURN = auto()
    TUBE = auto()

    # The text
    UNICODE = auto()
    """Characters beyond ASCII, or escapes of them; otherwise the schemas are exact."""
    ODD_KEYS = auto()
    """Keys that are not strings."""
    ANCHORS = auto()
    TAGS = auto()
    YAML_DIRECTIVE = auto()
    MODELINE = auto()
    """Possibly a modeline: ``$schema`` anywhere."""
    ODD_HEADER = auto()
    """A header that `header.is_plain` does not recognize."""
    YES_OR_NO = auto()
    """Ids that YAML 1.1 reads as booleans."""
    DROPS_KEYS = auto()
    """A spec version in which noob drops keys that it does not know."""
    TWINS = auto()
    """Other files with the same id."""

    # Nodes and assets
    NO_NODES = auto()
    ODD_TYPES = auto()
    """Types that are `names.is_odd_type`, apart from the special nodes."""
    UPDATES = auto()
    """Assets with `depends`."""
    RETURN_USED = auto()
    """A reference to a return node."""
    ODD_RETURN = auto()
    """A return node without dependencies, or with and without slots."""
    NAMED_RETURN = auto()
    """A return node with slots."""

    # Slots and parameters
    SHARED_SIGNALS = auto()
    """A node that takes one signal twice, into a slot at least once."""
    RUNNER_NAMES = auto()
    """Slots and inputs named like arguments of noob's runner."""
    SPECIAL_PARAMS = auto()
    """Parameters of a special node other than `tube`."""
    ODD_PARAMS = auto()
    """Parameters whose names are not identifiers."""
    NOOB_PARAMS = auto()
    """Parameters named like noob's own."""
    SLOT_PARAMS = auto()
    """Parameters named like a slot."""

    # What types name
    CODE = auto()
    """Any callable that could be read."""
    CODE_BROKEN = auto()
    """A module that cannot be imported."""
    CODE_MISSING_MODULE = auto()
    CODE_MISSING_MEMBER = auto()
    CODE_MISSING_ATTRIBUTE = auto()
    CODE_MADE_UP = auto()
    """A name that only a module's ``__getattr__`` answers."""
    CODE_NODE_IS_CLASS = auto()
    CODE_NODE_IS_NODE_CLASS = auto()
    CODE_NODE_IS_ASSET_CLASS = auto()
    CODE_NODE_IS_FUNCTION = auto()
    CODE_NODE_IS_ASYNC_GENERATOR = auto()
    CODE_NODE_IS_NOT_CALLABLE = auto()
    CODE_ASSET_IS_CLASS = auto()
    CODE_ASSET_IS_NODE_CLASS = auto()
    CODE_ASSET_IS_ASSET_CLASS = auto()
    CODE_ASSET_IS_FUNCTION = auto()
    CODE_ASSET_IS_GENERATOR = auto()
    CODE_ASSET_IS_CONTEXT_MANAGER = auto()
    CODE_ASSET_IS_ASYNC_FUNCTION = auto()
    CODE_ASSET_IS_ASYNC_GENERATOR = auto()
    CODE_ASSET_IS_ASYNC_CONTEXT_MANAGER = auto()
    CODE_ASSET_IS_NOT_CALLABLE = auto()
    CODE_NODE_UNSIGNED = auto()
    """A function written in C whose parameters Python does not know."""
    CODE_GENERATOR = auto()
    """A generator function of either kind."""
    CODE_ASYNC = auto()
    """An asynchronous function."""

    # How noob calls that: what `Bound` says of slots and of parameters
    CODE_SLOT_UNKNOWN = auto()
    CODE_SLOT_BY_NAME = auto()
    CODE_SLOT_SURPLUS = auto()
    CODE_SLOT_TWICE = auto()
    CODE_SLOT_MISSING = auto()
    CODE_SLOT_INJECTED = auto()
    CODE_SLOT_REFUSED = auto()
    CODE_PARAM_UNKNOWN = auto()
    CODE_PARAM_BY_NAME = auto()
    CODE_PARAM_SURPLUS = auto()
    CODE_PARAM_MISSING = auto()
    CODE_PARAM_INJECTED = auto()
    CODE_PARAM_IGNORED = auto()
    CODE_OWN_PARAMS = auto()
    """Parameters for a class that gets some parameters from noob itself."""
    CODE_STARS = auto()
    """A slot named like the ``**kwargs`` of the callable."""

    # What annotations say
    CODE_TYPED = auto()
    """A parameter whose type is known."""
    CODE_POSTPONED = auto()
    """An annotation of a parameter that is a string at run time."""
    CODE_NAMED = auto()
    """Signals other than the one called `value`."""
    CODE_LOST = auto()
    """Signals that an annotation would name if it were not a string at run time."""

    @property
    def is_of_code(self) -> bool:
        """Whether it is found only where the code that the tube names is read."""
        return self.name.startswith("CODE")
