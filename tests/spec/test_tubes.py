"""The models, the schemas and noob itself agree on one table of small tubes."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import StringIO
from typing import Any

import jsonschema
import jsonschema_rs
import pytest
from pydantic import ValidationError
from ruamel.yaml import YAML

from noob_lint.publish import render
from noob_lint.schema import store
from tests.oracle import Oracle
from tests.spec.tubes import ALL, CASES, RELEASES, Case


def parse(case: Case) -> Any:
    return YAML().load(StringIO(case.text))


def loads(case: Case, version: str) -> bool:
    try:
        render.model(version, "tube").model_validate(parse(case))
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize("version", ALL)
def test_the_models_load_what_noob_loads(version: str) -> None:
    wrong = [case.text for case in CASES if loads(case, version) != (version in case.loads)]
    assert wrong == []


@pytest.mark.parametrize("version", ALL)
def test_the_schemas_accept_what_the_table_says_and_both_validators_agree(version: str) -> None:
    text = store.schema_text(version, "tube")
    quick = jsonschema_rs.validator_for(text)
    thorough = jsonschema.Draft202012Validator(json.loads(text))
    wrong = []
    for case in CASES:
        document = json.loads(json.dumps(parse(case)))
        verdicts = quick.is_valid(document), thorough.is_valid(document)
        if verdicts != (version in case.valid,) * 2:
            wrong.append((case.text, verdicts))
    assert wrong == []


@pytest.mark.oracle
@pytest.mark.parametrize(("version", "release"), RELEASES)
def test_noob_loads_what_the_table_says(
    version: str, release: str, oracle: Callable[[str], Oracle]
) -> None:
    cases = [case for case in CASES if not (case.seed and version == "0.1")]
    answers = oracle(release).load([case.text for case in cases])
    wrong = [
        (case.text, answer)
        for case, answer in zip(cases, answers, strict=True)
        if (answer is None) != (version in case.loads)
    ]
    assert wrong == []
