"""Random small tubes: the linter reports an error exactly when noob refuses to load the tube.

What is left out, and why:

- ZERO WIDTH JOINER and the like in names: whether an identifier may contain them depends on the
  Unicode version of the Python that noob runs in.
- Before 1000, noob reads YAML 1.1 with PyYAML: plain `yes`, `on` and octal numbers are not used,
  keys are not duplicated, and anchors have different names.
- Before 1000, the release has the one scope `runner` where the specification of 0.1 has three: an
  asset with another scope is left out there.
- `extends` with items, and `tube` nodes: they need other files.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from noob_lint import Diagnostic, Settings, Severity, lint_text
from noob_lint.diagnostics.diagnostic import Effect
from noob_lint.rules import effect_of
from tests.oracle import Oracle
from tests.rules.tubes import make_tube
from tests.spec.tubes import RELEASES

NUMBER = 400
OTHER_MODEL = "noob_model: naïve.name\n"
"""What makes a text the configuration of something else, which is not linted."""


def refused(text: str, version: str) -> list[str]:
    """The errors for which noob should refuse to load the tube."""
    found = lint_text(text, settings=Settings(noob_version=version))
    return [f"{one.rule}: {one.message}" for one in found if is_refusal(one)]


def is_refusal(found: Diagnostic) -> bool:
    """Whether noob notices the mistake at load, not when it builds or runs the tube."""
    if found.severity is not Severity.ERROR:
        return False
    if found.rule == "unknown-input":  # those in `params` and `enabled` are looked up later
        return " depends on " in found.message
    return effect_of(found) is Effect.LOAD


@pytest.mark.oracle
@pytest.mark.parametrize(("version", "release"), RELEASES)
def test_errors_are_what_noob_refuses(
    version: str, release: str, oracle: Callable[[str], Oracle]
) -> None:
    texts = [make_tube(seed, version) for seed in range(NUMBER)]
    texts = [text for text in texts if OTHER_MODEL not in text]
    if version == "0.1":
        texts = [text for text in texts if not ("scope: process" in text or "scope: node" in text)]
    answers = oracle(release).load(texts)
    told = [refused(text, version) for text in texts]
    wrong = [
        f"{text}\nnoob: {answer}\nnoob-lint: {errors}"
        for text, answer, errors in zip(texts, answers, told, strict=True)
        if (answer is None) == bool(errors)
    ]
    assert wrong == []
    assert len(texts) / 4 < sum(map(bool, told)) < len(texts) * 3 / 4, "the mix proves little"
