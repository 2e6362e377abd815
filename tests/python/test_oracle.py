"""What is read from source equals what noob derives by importing it.

Where an answer is "cannot tell" it is not compared, but the answers that may be are listed below,
completely, so that nothing slips into them.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from noob_lint.python.find.environment import read_environment
from noob_lint.python.lookup import Sources
from tests.oracle import Oracle, UnreachableError, install, newer_interpreter
from tests.python.every import SNIPPETS
from tests.python.pieces import HEAD, Snippet
from tests.python.summary import UNKNOWN, difference
from tests.python.trees import TREES

RELEASE = "1003.0.2"
CASES = Path(__file__).parents[3] / "shared" / "conformance" / "nodes"

LIBRARY = (
    "asyncio.sleep",
    "base64.b64encode",
    "bisect.insort",
    "collections.Counter",
    "collections.OrderedDict",
    "contextlib.suppress",
    "copy.deepcopy",
    "csv.DictReader",
    "fractions.Fraction",
    "functools.reduce",
    "glob.glob",
    "heapq.nlargest",
    "itertools.count",
    "json.dumps",
    "json.loads",
    "logging.getLogger",
    "math.sqrt",
    "operator.add",
    "os.getcwd",
    "os.path.join",
    "pathlib.Path",
    "pprint.pformat",
    "print",
    "random.Random",
    "random.randint",
    "re.sub",
    "set",
    "shutil.copytree",
    "sorted",
    "sqlite3.connect",
    "statistics.mean",
    "string.capwords",
    "tempfile.mkdtemp",
    "textwrap.wrap",
    "threading.Lock",
    "time.sleep",
    "urllib.parse.urlencode",
    "uuid.uuid4",
    "zlib.crc32",
)
INSTALLED = (
    "annotated_types.Len",
    "platformdirs.user_cache_dir",
    "pydantic.BaseModel",
    "pydantic.TypeAdapter",
    "pydantic.create_model",
    "pydantic.fields.computed_field",
    "ruamel.yaml.YAML",
    "ruamel.yaml.load_warning",
    "ruamel.yaml.main.enforce",
    "rich.inspect",
    "rich.markup.escape",
    "rich.print",
    "typing_inspection.introspection.inspect_annotation",
    "yaml.dump",
    "yaml.safe_load",
)


@pytest.fixture(scope="module")
def noob() -> Oracle:
    interpreter = newer_interpreter()
    if interpreter is None:
        pytest.skip("there is no Python 3.12.2 or newer here")
    try:
        return install(RELEASE, interpreter)
    except UnreachableError as error:
        pytest.skip(f"noob {RELEASE} cannot be installed here: {error}")


def _ask(
    noob: Oracle, names: tuple[str, ...], modules: tuple[str, ...] = (), root: Path | None = None
) -> tuple[dict[str, dict[str, Any]], Sources]:
    roots = [root] if root else []
    prefix = noob.python.parent.parent
    answers = noob.derive(list(names), list(modules), [str(one) for one in roots])
    return answers, Sources(roots, read_environment(prefix))


def _differences(answers: dict[str, dict[str, Any]], sources: Sources) -> dict[str, Any]:
    """Where both are known and differ, and what could not be determined, by name."""
    found = {}
    for name, derived in answers.items():
        answer = sources.look_up(name)
        different = difference(answer, derived)
        if different:
            found[name] = different
    return found


NAMED_OTHERWISE = frozenset({"print", "time.sleep"})
"""What is written in C and takes a value by position only, whatever its stub calls it."""


def _contradicted(snippet: Snippet, different: Any) -> Any:
    """What differs and is not known to be unknown: `whole/` says what is, else the summary."""
    expected = snippet.expected
    if expected is None:
        parts = {} if different == UNKNOWN else different
        return {name: part for name, part in parts.items() if part != UNKNOWN}
    is_doubtful = "unknown" in expected or UNKNOWN in expected.values()
    return {} if is_doubtful else different


@pytest.mark.oracle
def test_every_callable_of_noob_testing(noob: Oracle) -> None:
    answers, sources = _ask(noob, (), ("noob.testing",))
    assert len(answers) > 40
    assert _differences(answers, sources) == {}


@pytest.mark.oracle
def test_every_callable_of_the_conformance_data(noob: Oracle) -> None:
    if not CASES.is_dir():
        pytest.skip("no conformance data beside this repository")
    modules = ("casenodes", "casefuture", "caseunions")
    answers, sources = _ask(noob, (), modules, CASES)
    assert len(answers) > 100
    assert _differences(answers, sources) == {}


@pytest.mark.oracle
def test_every_snippet(noob: Oracle, tmp_path: Path) -> None:
    names = tuple(f"{name}.f" for name, snippet in SNIPPETS.items() if snippet.runs)
    for name, snippet in SNIPPETS.items():
        (tmp_path / f"{name}.py").write_text(HEAD + snippet.code)
    answers, sources = _ask(noob, names, root=tmp_path)
    found = {
        name: _contradicted(SNIPPETS[name.removesuffix(".f")], different)
        for name, different in _differences(answers, sources).items()
    }
    assert {name: different for name, different in found.items() if different} == {}


@pytest.mark.oracle
def test_every_tree(noob: Oracle, tmp_path: Path) -> None:
    runs = [one for name, one in TREES.items() if name not in ("syntax error", "wrong encoding")]
    for tree in runs:
        tree.write(tmp_path)
    answers, sources = _ask(noob, tuple(one.name for one in runs), root=tmp_path)
    doubtful = {one.name for one in runs if "unknown" in one.expected}
    differences = _differences(answers, sources)
    assert {name: one for name, one in differences.items() if name not in doubtful} == {}


@pytest.mark.oracle
def test_functions_and_classes_of_libraries(noob: Oracle) -> None:
    answers, sources = _ask(noob, (*LIBRARY, *INSTALLED))
    differences = _differences(answers, sources)
    wrong = {
        name: different
        for name, different in differences.items()
        if name not in NAMED_OTHERWISE
        if different != UNKNOWN and any(one != UNKNOWN for one in different.values())
    }
    assert wrong == {}
    assert len(answers) - len(differences) >= 30
