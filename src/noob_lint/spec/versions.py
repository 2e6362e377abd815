"""The table of spec versions, light enough for every run: the models are imported elsewhere.

A spec version is named after the first noob release that has it.
"""

# With `from __future__ import annotations`, NamedTuple would compile each annotation at start-up.
import re
from collections.abc import Collection
from typing import NamedTuple


class SpecVersion(NamedTuple):
    """What changed in noob, as data: one flag for each behaviour that the linter depends on.

    The flags were determined by running noob 0.0.99999999 (the last release before 1000),
    1000.0.0, 1001.0.0, 1002.0.0 and 1003.0.2. The table below says which release introduced each
    behaviour; no other module compares releases.
    """

    name: str
    noob: str
    """The range of releases, in PEP 440 form."""
    reserved: tuple[str, ...]
    """The names that no node, asset, input or slot may have."""
    revision: int = 0
    """How often the released schemas have been corrected without changing what they accept."""

    # The YAML and its keys
    reads_yaml_1_2: bool = False
    """noob reads YAML 1.2, where `no` is a string and `010` is ten; before, YAML 1.1."""
    refuses_duplicate_keys: bool = False
    """noob refuses a mapping with one key twice; before, the last one counted."""
    keeps_unknown_tags: bool = False
    """noob loads a value with a tag it does not know, in a wrapper; before, it refused it."""
    forbids_unknown_keys: bool = False
    """noob refuses keys it does not know; before, it ignored them."""
    ignores_nodeinfo: bool = False
    """noob drops the key `nodeinfo` of a node, which it writes itself."""
    extends: bool = False
    """A tube may extend others."""
    inline_tubes: bool = False
    """`tube` in the `params` of a `tube` node may be a tube itself, not only the id of one."""
    enabled_reference: bool = False
    """`enabled` may refer to an input."""
    obeys_enabled_inputs: bool = False
    """noob disables a node where its `enabled` refers to an input that is false; before, it ran."""
    stateful_nodes: bool = False
    """A node may have the key `stateful`, which goes to its constructor."""

    # Inputs
    input_defaults: bool = False
    """An input may have a `default`."""
    optional_inputs: bool = False
    """An input may be `required: false`."""
    free_input_types: bool = False
    """The `type` of an input may be any string; before, a builtin or a dotted path."""
    asset_params_take_inputs: bool = False
    """noob replaces `input.<id>` in the `params` of assets, too, by the value of the input."""
    tube_nodes_take_params: bool = False
    """The `params` of a `tube` node go to the inputs of its tube; before, it took only `tube`."""

    # Assets
    asset_depends_list: bool = False
    """`depends` of an asset is a list of absolute identifiers rather than one `node.signal`."""
    updates_last_asset_only: bool = False
    """Of several assets that one node feeds, through whatever signals, only the last is updated."""
    enters_context_managers: bool = False
    """noob enters an asset that is a context manager."""

    # Special nodes
    map_emits_n: bool = False
    """A map emits the length of its list as the signal `n`."""
    gather_takes_n: bool = False
    """A gather has the slot `n`."""
    gather_flattens: bool = False
    """A gather has the parameter `flatten`."""
    checks_special_slots: bool = False
    """A gather or map with an unknown slot, disabled or not, stops noob when it builds the tube."""
    refuses_unrelated_maps: bool = False
    """No node may come after two maps of which neither comes after the other."""
    waits_for_maps_after_gathers: bool = False
    """An epoch never ends if the items of a map are used after a gather of another map."""
    returns_items_of_maps: bool = False
    """A return node gets the items of a map one by one; before, it got the whole list."""
    return_slots_need_events: bool = False
    """noob fails on a slot of a return node that an input or asset fills, with no event."""

    # Calls and signals
    waits_for_unknown_signals: bool = False
    """A signal that a node never emits keeps the epoch from ending; before, its user never ran."""
    runs_without_unknown_signals: bool = False
    """A node is called without what should come from a signal that its source never emits."""
    looks_up_slots: bool = False
    """noob looks for each slot among the parameters when it builds the tube, not in `**kwargs`."""
    checks_shown_parameters: bool = False
    """noob looks `params` up among the parameters that a wrapped function shows, before a call."""
    optional_slots: bool = False
    """A node runs without the event of a slot whose parameter allows None and defaults to it."""
    calls_without_events: bool = False
    """A node is called without what does not come for an optional slot, and what the same signal
    should bring for another one; before, it could get noob's `NoEvent`."""
    optional_slots_survive_disabling: bool = False
    """A node runs without the signal of a disabled node if the slot is optional, else never."""
    runner_uses_slot_names: bool = False
    """The runner passes `self` and `node` next to the slots, so slots of these names clash."""
    survives_string_annotations: bool = False
    """noob finds no signals in a return annotation that is a string; before, it failed."""
    awaits_functions: bool = False
    """The synchronous runner awaits asynchronous functions."""
    starts_classes: bool = False
    """The class of a node is instantiated when the tube starts, unless the node is disabled.

    Before, when the tube was built, disabled or not.
    """
    init_methods: bool = False
    """noob calls the `init` and `deinit` methods of any class of a node."""
    emits_end_of_generators: bool = False
    """A generator with several signals emits letters of noob's end mark once it has ended."""

    @property
    def editions(self) -> tuple[str, ...]:
        """The names of its schemas, oldest first: ``1003``, then each revision (``1003-r1``)."""
        return (self.name, *(f"{self.name}-r{number + 1}" for number in range(self.revision)))

    @property
    def edition(self) -> str:
        """The name of its newest schemas."""
        return self.editions[-1]

    @property
    def first_release(self) -> str:
        """The first release of noob that has it."""
        return self.name + ".0" * (2 - self.name.count("."))


_V0_1 = SpecVersion(
    name="0.1",
    noob="<1000",
    reserved=("assets", "input", "meta"),
    asset_depends_list=True,
    checks_special_slots=True,
    runs_without_unknown_signals=True,
    looks_up_slots=True,
)

_V1000 = _V0_1._replace(
    name="1000",
    noob=">=1000,<1001",
    reserved=("assets", "input", "meta", "tube"),
    reads_yaml_1_2=True,
    refuses_duplicate_keys=True,
    keeps_unknown_tags=True,
    forbids_unknown_keys=True,
    extends=True,
    stateful_nodes=True,
    input_defaults=True,
    asset_params_take_inputs=True,
    asset_depends_list=False,
    updates_last_asset_only=True,
    map_emits_n=True,
    gather_takes_n=True,
    gather_flattens=True,
    checks_special_slots=False,
    runs_without_unknown_signals=False,
    looks_up_slots=False,
    refuses_unrelated_maps=True,
    returns_items_of_maps=True,
    checks_shown_parameters=True,
    return_slots_need_events=True,
    runner_uses_slot_names=True,
    awaits_functions=True,
)

_V1001 = _V1000._replace(
    name="1001",
    noob=">=1001,<1003",
    enabled_reference=True,
    optional_inputs=True,
    free_input_types=True,
    tube_nodes_take_params=True,
    updates_last_asset_only=False,
    enters_context_managers=True,
    waits_for_unknown_signals=True,
    survives_string_annotations=True,
    waits_for_maps_after_gathers=True,
    optional_slots=True,
    optional_slots_survive_disabling=True,
)

_V1003 = _V1001._replace(
    name="1003",
    noob=">=1003",
    ignores_nodeinfo=True,
    obeys_enabled_inputs=True,
    inline_tubes=True,
    calls_without_events=True,
    optional_slots_survive_disabling=False,
    starts_classes=True,
    init_methods=True,
    emits_end_of_generators=True,
)

VERSIONS: tuple[SpecVersion, ...] = (_V0_1, _V1000, _V1001, _V1003)
"""Oldest first; the last is the default."""

LATEST = VERSIONS[-1]


_MORE = r"(\.[0-9]+)*((a|b|rc)[0-9]+)?(\.post[0-9]+)?(\.dev[0-9]+)?"
"""How a release goes on after its first number, or before 1000 after its second."""


def releases(versions: Collection[SpecVersion]) -> str:
    """The releases of noob, in PEP 440 form, that the newest of `versions` belongs to.

    Includes those of the versions before it, as long as none of them is missing.
    """
    number = last = max(map(VERSIONS.index, versions))
    while number and VERSIONS[number - 1] in versions:
        number -= 1
    bounds = (VERSIONS[number].noob.split(",")[0], VERSIONS[last].noob.split(",")[-1])
    return ",".join(bound for bound, sign in zip(bounds, "><", strict=True) if bound[0] == sign)


class NewerVersionError(ValueError):
    """A release of noob that came after this noob-lint."""


def find_version(text: str) -> SpecVersion:
    """The spec version that a noob release or spec version name belongs to.

    `text` is a spec version (``"1003"``), a release (``"1002.0.0"``) or ``"latest"``. Of the
    releases from 1000 on, the first number alone is known: 1003.9 can still come.

    Raises:
        NewerVersionError: `text` is a release newer than all known ones.
        ValueError: `text` is none of these; the message lists the known versions.
    """
    if text == "latest":
        return LATEST
    if re.fullmatch(release_pattern(), text):
        newest_first = reversed(VERSIONS)
        major = int(_major(text))
        return next(version for version in newest_first if int(_major(version.name)) <= major)
    newest = _MAJORS[-1]
    found = re.fullmatch(rf"([1-9][0-9]{{3,8}}){_MORE}", text)
    if found and int(found[1]) > newest:
        raise NewerVersionError(
            f"noob {text} is newer than this noob-lint, which knows noob up to {newest}: "
            'use "latest"'
        )
    known = ", ".join(version.name for version in VERSIONS)
    raise ValueError(f"unknown noob version {text!r}: use one of {known}, or a noob release")


def release_pattern() -> str:
    """A pattern for the releases that `find_version` knows, the same in all regex dialects."""
    majors = "|".join(str(major) for major in _MAJORS)
    return rf"(0\.[0-9]+|{majors}){_MORE}"


def _major(release: str) -> str:
    return re.split("[^0-9]", release, maxsplit=1)[0]


_MAJORS = range(int(_major(VERSIONS[1].name)), int(_major(LATEST.name)) + 1)
"""The first numbers of releases from 1000 on; those before are all 0."""
