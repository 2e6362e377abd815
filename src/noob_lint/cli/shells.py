"""The completion scripts of bash, zsh and fish, generated from descriptions of the commands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple


class OptionValue(NamedTuple):
    """The value of an option: one of `words`, a comma-separated list of them, or a path."""

    kind: Literal["one", "list", "file", "directory"]
    words: tuple[str, ...] = ()


class Option(NamedTuple):
    """An option: its names, its description, and its value, if it takes one."""

    names: tuple[str, ...]
    about: str
    value: OptionValue | None


class Command(NamedTuple):
    """A command; its arguments are `words`, or paths if `words` is empty."""

    name: str
    about: str
    options: tuple[Option, ...]
    words: tuple[str, ...]


def bash(commands: Sequence[Command]) -> str:
    """The script for bash 3.2 and newer."""
    names = " ".join(command.name for command in commands)
    return _BASH.format(
        names=names,
        cases="|".join(command.name for command in commands),
        values="\n".join(_bash_values(commands)),
        words="\n".join(_bash_words(commands)),
    )


def _bash_values(commands: Sequence[Command]) -> Iterator[str]:
    for command in commands:
        for option in command.options:
            if option.value is None:
                continue
            pattern = "|".join(f'"{command.name} {name}"' for name in option.names)
            words = f' "{" ".join(option.value.words)}"' if option.value.words else ""
            yield f"        {pattern}) _noob_lint_{option.value.kind}{words}; return ;;"


def _bash_words(commands: Sequence[Command]) -> Iterator[str]:
    for command in commands:
        options = " ".join(name for option in command.options for name in option.names)
        yield f'        {command.name}) options="{options}" words="{" ".join(command.words)}" ;;'


_BASH = """\
# bash completion for noob-lint

_noob_lint_one() {{
    COMPREPLY=($(compgen -W "$1" -- "$cur"))
}}

_noob_lint_list() {{
    local before=""
    [[ $cur == *,* ]] && before="${{cur%,*}},"
    COMPREPLY=($(compgen -P "$before" -W "$1" -- "${{cur##*,}}"))
    compopt -o nospace 2>/dev/null
}}

_noob_lint_file() {{
    local IFS=$'\\n'
    COMPREPLY+=($(compgen -f -- "$cur"))
    compopt -o filenames 2>/dev/null
}}

_noob_lint_directory() {{
    local IFS=$'\\n'
    COMPREPLY+=($(compgen -d -- "$cur"))
    compopt -o filenames 2>/dev/null
}}

_noob_lint() {{
    local cur="${{COMP_WORDS[COMP_CWORD]}}" before="${{COMP_WORDS[COMP_CWORD - 1]}}"
    local command=check options="" words=""
    COMPREPLY=()
    if ((COMP_CWORD > 1)); then
        case "${{COMP_WORDS[1]}}" in
            {cases}) command="${{COMP_WORDS[1]}}" ;;
        esac
    fi
    if [[ $cur == "=" ]]; then
        cur=""
    elif [[ $before == "=" ]]; then
        before="${{COMP_WORDS[COMP_CWORD - 2]}}"
    fi
    case "$command $before" in
{values}
    esac
    case "$command" in
{words}
    esac
    if [[ $cur == -* ]]; then
        _noob_lint_one "$options"
    elif [[ -n $words ]]; then
        _noob_lint_one "$words"
    else
        ((COMP_CWORD == 1)) && _noob_lint_one "{names}"
        _noob_lint_file
    fi
}}

complete -F _noob_lint noob-lint
"""


def zsh(commands: Sequence[Command]) -> str:
    """The script for zsh, to be placed on the ``fpath`` or sourced."""
    described = "\n".join(
        f"        {_quoted(f'{command.name}:{command.about}')}" for command in commands
    )
    cases = "|".join(command.name for command in commands)
    functions = "\n".join(_zsh_function(command) for command in commands)
    return _ZSH.format(described=described, cases=cases, functions=functions)


def _zsh_function(command: Command) -> str:
    lines = [f"_noob_lint_{command.name}() {{", "    _arguments -s -S \\"]
    lines += [f"        {spec} \\" for option in command.options for spec in _zsh_option(option)]
    if command.words:
        arguments = f"*:argument:({' '.join(command.words)})"
    else:
        arguments = "*:path:_noob_lint_path" if command.name == "check" else "*:path:_files"
    return "\n".join([*lines, f"        {_quoted(arguments)}", "}", ""])


def _zsh_option(option: Option) -> Iterator[str]:
    about = option.about.replace("[", "(").replace("]", ")").replace(":", "\\:")
    for name in option.names:
        equals = "=" if name.startswith("--") and option.value else ""
        yield _quoted(f"*{name}{equals}[{about}]{_zsh_value(option.value)}")


def _zsh_value(value: OptionValue | None) -> str:
    if value is None:
        return ""
    words = " ".join(value.words)
    actions = {
        "one": f"({words})",
        "list": f"_sequence compadd - {words}",
        "file": "_files",
        "directory": "_files -/",
    }
    return f":value:{actions[value.kind]}"


_ZSH = """\
#compdef noob-lint
# zsh completion for noob-lint

{functions}
_noob_lint_path() {{
    local -a commands
    commands=(
{described}
    )
    ((CURRENT == 2)) && _describe command commands
    _files
}}

_noob_lint() {{
    local command=check
    if ((CURRENT > 2)); then
        case "${{words[2]}}" in
            ({cases})
                command="${{words[2]}}"
                shift words
                ((CURRENT--))
                ;;
        esac
    fi
    _noob_lint_$command
}}

if [[ ${{funcstack[1]}} == _noob-lint ]]; then
    _noob_lint "$@"
else
    compdef _noob_lint noob-lint
fi
"""


def fish(commands: Sequence[Command]) -> str:
    """The script for fish."""
    lines = [_FISH.format(names=" ".join(command.name for command in commands))]
    for command in commands:
        first = f"complete -c noob-lint -n __noob_lint_first -a {command.name}"
        lines.append(f"{first} -d {_fish_quoted(command.about)}")
    for command in commands:
        where = f"complete -c noob-lint -n '__noob_lint_is {command.name}'"
        if command.words:
            lines.append(f"{where} -f -a {_fish_quoted(' '.join(command.words))}")
        lines += [f"{where} {_fish_option(option)}" for option in command.options]
    return "\n".join(lines) + "\n"


def _fish_option(option: Option) -> str:
    names = [
        f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}" for name in option.names
    ]
    return " ".join([*names, *_fish_value(option.value), "-d", _fish_quoted(option.about)])


def _fish_value(value: OptionValue | None) -> Iterator[str]:
    if value is None:
        return
    words = " ".join(value.words)
    if value.kind == "file":
        yield "-r -F"
    elif value.kind == "directory":
        yield "-x -a '(__fish_complete_directories)'"
    else:
        yield f"-x -a '(__noob_lint_list {words})'" if value.kind == "list" else f"-x -a '{words}'"


_FISH = """\
# fish completion for noob-lint

function __noob_lint_first
    test (count (commandline -opc)) -eq 1
end

function __noob_lint_is
    set -l words (commandline -opc)
    set -l command check
    if set -q words[2]; and contains -- $words[2] {names}
        set command $words[2]
    end
    test $command = $argv[1]
end

function __noob_lint_list
    set -l token (commandline -ct | string replace -r '^--[^=]*=' '')
    set -l before (string replace -rf '^(.*,)[^,]*$' '$1' -- $token)
    for name in $argv
        echo "$before$name"
    end
end
"""


def _quoted(text: str) -> str:
    """A string in single quotes for bash and zsh."""
    return "'" + text.replace("'", "'\\''") + "'"


def _fish_quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


SHELLS: Mapping[str, Callable[[Sequence[Command]], str]] = {
    "bash": bash,
    "zsh": zsh,
    "fish": fish,
}
"""The supported shells."""
