"""``noob-lint init``: what it writes and says, and what it leaves alone."""

from __future__ import annotations

import json
import tomllib
from importlib import metadata
from importlib.metadata import PathDistribution
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from noob_lint.cli import main
from noob_lint.integrations.services import GITHUB, GITLAB, PRE_COMMIT, RELEASE
from noob_lint.schema.store import TUBE_FILES

EVERYTHING = (
    *("--editor", "vscode", "--editor", "neovim", "--editor", "helix", "--editor", "jetbrains"),
    *("--editor", "zed", "--pre-commit", "--ci", "github", "--ci", "gitlab"),
)
URL = "https://example.org/noob"
MORE = (
    "noob-lint: init can also set up --editor NAME, --pre-commit and --ci NAME "
    "(see noob-lint init --help)\n"
)


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    installed_from(None, monkeypatch)
    return tmp_path


def installed_from(told: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pretend that the installer recorded where noob-lint comes from; None for a package index."""

    def read_text(_: PathDistribution, name: str) -> str | None:
        return told if name == "direct_url.json" else None

    monkeypatch.setattr(PathDistribution, "read_text", read_text)


def test_the_hook_of_what_was_installed_from_a_repository(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told = {"url": URL, "vcs_info": {"vcs": "git", "commit_id": "c0ffee"}}
    installed_from(json.dumps(told), monkeypatch)
    arguments = ("--pre-commit", "--ci", "github", "--ci", "gitlab")
    status, _, said = init(capsys, *arguments)
    assert (status, said.count("\n")) == (0, 4)
    where = f"noob-lint @ git+{URL}@c0ffee"
    assert files() == {
        ".pre-commit-config.yaml": PRE_COMMIT.replace(RELEASE, f'"{where}"'),
        ".github/workflows/noob-lint.yml": GITHUB.replace(
            "pip install noob-lint\n", f'pip install "{where}"\n'
        ),
        ".gitlab-ci.yml": GITLAB.replace("pip install noob-lint\n", f'pip install "{where}"\n'),
    }
    hook = YAML(typ="safe").load(Path(".pre-commit-config.yaml"))["repos"][0]["hooks"][0]
    assert hook["additional_dependencies"] == [where]
    jobs = YAML(typ="safe").load(Path(".github/workflows/noob-lint.yml"))["jobs"]
    assert f'pip install "{where}"' in [step.get("run") for step in jobs["noob-lint"]["steps"]]
    assert init(capsys, *arguments)[2].count("nothing to change") == 3


LOCAL = '{"url": "file:///x", "vcs_info": {"vcs": "git", "commit_id": "c0ffee"}}'


@pytest.mark.parametrize("told", ['{"url": "file:///x", "dir_info": {}}', LOCAL, "no distribution"])
def test_a_hook_that_installs_what_may_not_be_released_yet(
    told: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    installed_from(told, monkeypatch)
    if told == "no distribution":
        monkeypatch.setattr(metadata, "distribution", _missing)
    assert init(capsys, "--pre-commit") == (
        0,
        "",
        "noob-lint: .pre-commit-config.yaml: written\n"
        "noob-lint: .pre-commit-config.yaml: to activate it, run: pre-commit install\n"
        f"noob-lint: the hook and the job install {RELEASE} from PyPI, but this noob-lint was "
        "installed from a directory: if there is no such release, install it with pip install "
        "git+URL and repeat this\n",
    )
    assert files() == {".pre-commit-config.yaml": PRE_COMMIT}


def _missing(name: str) -> None:
    raise metadata.PackageNotFoundError(name)


def files() -> dict[str, str]:
    return {
        path.as_posix(): path.read_bytes().decode() for path in Path().rglob("*") if path.is_file()
    }


def init(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(["init", *arguments])
    return status, *capsys.readouterr()


def test_without_options_a_configuration(capsys: pytest.CaptureFixture[str]) -> None:
    expected = (
        "# How noob-lint checks the tubes here and below; 'noob-lint config' shows all settings.\n"
        'noob-version = "latest"\n'
    )
    assert init(capsys) == (0, "", "noob-lint: noob-lint.toml: written\n" + MORE)
    assert files() == {"noob-lint.toml": expected}
    assert init(capsys) == (0, "", "noob-lint: noob-lint.toml: nothing to change\n" + MORE)
    assert init(capsys, "--diff") == (0, "", "")
    assert files() == {"noob-lint.toml": expected}
    assert main(["config"]) == 0


def test_everything_and_then_nothing_more(capsys: pytest.CaptureFixture[str]) -> None:
    assert init(capsys, *EVERYTHING, "--base-url", URL) == (
        0,
        "",
        "noob-lint: .vscode/settings.json: written\n"
        "noob-lint: .vscode/settings.json: needs the extension redhat.vscode-yaml\n"
        "noob-lint: .nvim.lua: written\n"
        "noob-lint: .nvim.lua: needs Neovim 0.11 with vim.o.exrc = true, nvim-lspconfig and "
        "vim.lsp.enable('yamlls')\n"
        "noob-lint: .helix/languages.toml: written\n"
        "noob-lint: .helix/languages.toml: needs yaml-language-server on the PATH\n"
        "noob-lint: .idea/jsonSchemas.xml: written\n"
        "noob-lint: .idea/jsonSchemas.xml: reopen the project for the IDE to read it\n"
        "noob-lint: .zed/settings.json: written\n"
        "noob-lint: .zed/settings.json: used by the language server that comes with Zed\n"
        "noob-lint: .pre-commit-config.yaml: written\n"
        "noob-lint: .pre-commit-config.yaml: to activate it, run: pre-commit install\n"
        "noob-lint: .github/workflows/noob-lint.yml: written\n"
        "noob-lint: .gitlab-ci.yml: written\n",
    )
    written = files()
    mapping = {f"{URL}/1003/tube.schema.json": list(TUBE_FILES)}
    assert json.loads(written[".vscode/settings.json"]) == {"yaml.schemas": mapping}
    server = "yaml-language-server"
    assert json.loads(written[".zed/settings.json"]) == {
        "lsp": {server: {"settings": {"yaml": {"schemas": mapping}}}}
    }
    assert tomllib.loads(written[".helix/languages.toml"]) == {
        "language-server": {server: {"config": {"yaml": {"schemas": mapping}}}}
    }
    assert written[".pre-commit-config.yaml"] == PRE_COMMIT
    assert written[".github/workflows/noob-lint.yml"] == GITHUB
    assert written[".gitlab-ci.yml"] == GITLAB
    again = init(capsys, *EVERYTHING, "--base-url", URL)
    assert again == (0, "", "".join(f"noob-lint: {path}: nothing to change\n" for path in ORDER))
    assert files() == written


ORDER = (
    *(".vscode/settings.json", ".nvim.lua", ".helix/languages.toml", ".idea/jsonSchemas.xml"),
    *(".zed/settings.json", ".pre-commit-config.yaml", ".github/workflows/noob-lint.yml"),
    ".gitlab-ci.yml",
)


def test_an_address_of_ours_is_replaced_and_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert init(capsys, *EVERYTHING, "--base-url", URL)[0] == 0
    before = files()
    old, new = f"{URL}/1003/tube.schema.json", "https://new.example.org/1000/tube.schema.json"
    status, _, said = init(
        capsys, *EVERYTHING, "--base-url", "https://new.example.org/", "--noob-version", "1000.0.1"
    )
    assert status == 0
    expected = {path: text.replace(old, new) for path, text in before.items()}
    assert files() == expected | {
        "noob-lint.toml": "# How noob-lint checks the tubes here and below; 'noob-lint config' "
        'shows all settings.\nnoob-version = "1000"\n'
    }
    replaced = [line for line in said.splitlines() if "replaced" in line]
    assert replaced == [f"noob-lint: {path}: replaced {old} with {new}" for path in ORDER[:5]]


def test_a_difference_is_shown_and_nothing_written(capsys: pytest.CaptureFixture[str]) -> None:
    Path(".vscode").mkdir()
    Path(".vscode/settings.json").write_text('{"a": 1} // mine\n')
    before = files()
    assert init(capsys, "--editor", "vscode", "--base-url", URL, "--diff") == (
        1,
        "--- .vscode/settings.json\n"
        "+++ .vscode/settings.json\n"
        "@@ -1 +1 @@\n"
        '-{"a": 1} // mine\n'
        f'+{{"a": 1, "yaml.schemas": {{"{URL}/1003/tube.schema.json": {json.dumps(TUBE_FILES)}}}}}'
        " // mine\n",
        "",
    )
    assert init(capsys, "--ci", "github", "--diff")[0] == 1
    assert init(capsys, "--diff")[0] == 1
    assert files() == before


def test_the_installed_schema_and_the_configured_version(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "pyproject.toml").write_text('[tool.noob-lint]\nnoob-version = "1001"\n')
    status, _, said = init(capsys, "--editor", "zed")
    assert (status, said.splitlines()[-1]) == (
        0,
        "noob-lint: the path of the schema is valid only on this machine, so do not commit the "
        "file; with --base-url, it refers to schemas that you host",
    )
    assert main(["schema", "path", "1001", "tube"]) == 0
    uri = Path(capsys.readouterr().out.strip()).as_uri()
    assert f'"{uri}": [' in files()[".zed/settings.json"]


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        (
            "pyproject.toml",
            '# mine\n[project]\nname = "x"\n\n[tool.noob-lint]  # checks\n'
            'select = ["all"]\n\n[a]\n',
            '# mine\n[project]\nname = "x"\n\n[tool.noob-lint]  # checks\nnoob-version = "1001"\n'
            'select = ["all"]\n\n[a]\n',
        ),
        (
            "noob-lint.toml",
            "# mine\r\n\r\n[severity]\r\ngraph = 'error'\r\n",
            "# mine\r\nnoob-version = \"1001\"\r\n\r\n[severity]\r\ngraph = 'error'\r\n",
        ),
    ],
)
def test_a_configuration_is_extended(
    name: str, before: str, after: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path(name).write_bytes(before.encode())
    expected = (0, "", f"noob-lint: {name}: extended\n" + MORE)
    assert init(capsys, "--noob-version", "1002.0.0") == expected
    assert files() == {name: after}


def test_where_each_tube_names_its_version_the_newest_schema_is_used(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "noob-lint.toml").write_text('noob-version = "header"\n')
    assert init(capsys, "--editor", "zed", "--base-url", URL)[0] == 0
    assert f'"{URL}/1003/tube.schema.json": [' in files()[".zed/settings.json"]


def test_a_configured_version_is_left_alone(capsys: pytest.CaptureFixture[str]) -> None:
    Path("noob-lint.toml").write_text('noob-version = "1000"\n')
    assert init(capsys, "--noob-version", "1001") == (
        0,
        "",
        "noob-lint: noob-lint.toml:1: noob-version is '1000' and was not changed\n"
        "noob-lint: noob-lint.toml: nothing to change\n" + MORE,
    )
    Path("noob-lint.toml").write_text('# mine\nselect = []\nnoob-version = "1000"\n')
    assert init(capsys, "--noob-version", "1001", "--pre-commit") == (
        0,
        "",
        "noob-lint: noob-lint.toml:3: noob-version is '1000' and was not changed\n"
        "noob-lint: noob-lint.toml: nothing to change\n"
        "noob-lint: .pre-commit-config.yaml: written\n"
        "noob-lint: .pre-commit-config.yaml: to activate it, run: pre-commit install\n",
    )
    said = (0, "", "noob-lint: noob-lint.toml: nothing to change\n" + MORE)
    assert init(capsys, "--noob-version", "1000") == said


@pytest.mark.parametrize(
    ("arguments", "path", "text", "reason"),
    [
        (("--editor", "vscode"), ".vscode/settings.json", "[1]", "the file is not a mapping"),
        (("--editor", "vscode"), ".vscode/settings.json", '{\n"a" 1}', "line 2 is not valid JSON"),
        (("--editor", "vscode"), ".vscode/settings.json", "\xff", "line 1 is not valid JSON"),
        (
            ("--editor", "vscode"),
            ".vscode/settings.json",
            '{"yaml.schemas": 3}',
            "its schemas are not a mapping",
        ),
        (("--editor", "zed"), ".zed/settings.json", '{"lsp": 3}', "lsp is not a mapping"),
        (("--editor", "helix"), ".helix/languages.toml", "a = ", "it is not valid TOML"),
        (
            ("--editor", "helix"),
            ".helix/languages.toml",
            "language-server = {}\n",
            "its layout cannot be extended automatically",
        ),
        (("--editor", "jetbrains"), ".idea/jsonSchemas.xml", "<a>", "it is not valid XML"),
        (
            ("--editor", "jetbrains"),
            ".idea/jsonSchemas.xml",
            "<a><map></map></a>",
            "it has no <map> that spans several lines",
        ),
        (("--pre-commit",), ".pre-commit-config.yaml", "a: 1\n", "it has no list 'repos'"),
        (
            ("--pre-commit",),
            ".pre-commit-config.yaml",
            "repos: []\n",
            "its 'repos' is not a list that spans several lines",
        ),
        (
            ("--pre-commit",),
            ".pre-commit-config.yaml",
            "a: [\n",
            "it is not a single YAML document",
        ),
        (
            ("--ci", "github"),
            ".github/workflows/noob-lint.yml",
            "name: mine\n",
            "a different workflow has that name",
        ),
        (
            ("--ci", "gitlab"),
            ".gitlab-ci.yml",
            "stages: [build]\n",
            "it has no stage 'test', so the job needs one of yours",
        ),
        (
            ("--ci", "gitlab"),
            ".gitlab-ci.yml",
            "a: 1\n---\nb: 1\n",
            "it is not a single YAML document",
        ),
    ],
)
def test_what_cannot_be_extended_is_left_alone_and_shown(
    arguments: tuple[str, ...],
    path: str,
    text: str,
    reason: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, encoding="utf-8")
    status, shown, said = init(capsys, *arguments, "--base-url", URL)
    assert (status, said) == (
        1,
        f"noob-lint: {path}: not changed, because {reason}; add this to it:\n",
    )
    assert files() == {path: text}
    Path(path).unlink()
    assert init(capsys, *arguments, "--base-url", URL)[0] == 0
    assert files() == {path: shown}


def test_bytes_that_are_no_text(capsys: pytest.CaptureFixture[str]) -> None:
    Path(".nvim.lua").write_bytes(b"\xff\n")
    status, _, said = init(capsys, "--editor", "neovim", "--base-url", URL)
    assert status == 1
    assert said.startswith("noob-lint: .nvim.lua: not changed, because it is not UTF-8;")
    assert Path(".nvim.lua").read_bytes() == b"\xff\n"


def test_a_directory_in_the_way(capsys: pytest.CaptureFixture[str]) -> None:
    Path(".nvim.lua").mkdir()
    assert init(capsys, "--editor", "neovim") == (
        2,
        "",
        "noob-lint: error: .nvim.lua: is a directory\n",
    )


def test_editors_for_the_server(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, said = init(capsys, "--editor", "zed", "--editor", "jetbrains", "--server")
    assert (status, out) == (0, "")
    assert said == (
        "noob-lint: .zed/settings.json: written\n"
        "noob-lint: .zed/settings.json: used by the language server that comes with Zed\n"
        "noob-lint: --server: nothing to turn off for jetbrains\n"
    )
    written = json.loads(Path(".zed/settings.json").read_text())
    yaml = written["lsp"]["yaml-language-server"]["settings"]["yaml"]
    assert yaml == {"disableSchemaDetection": [*TUBE_FILES]}


def test_the_server_is_for_an_editor(capsys: pytest.CaptureFixture[str]) -> None:
    assert init(capsys, "--server") == (
        2,
        "",
        "noob-lint: error: --server needs --editor (see noob-lint init --help)\n",
    )
