# bash completion for noob-lint

_noob_lint_one() {
    COMPREPLY=($(compgen -W "$1" -- "$cur"))
}

_noob_lint_list() {
    local before=""
    [[ $cur == *,* ]] && before="${cur%,*},"
    COMPREPLY=($(compgen -P "$before" -W "$1" -- "${cur##*,}"))
    compopt -o nospace 2>/dev/null
}

_noob_lint_file() {
    local IFS=$'\n'
    COMPREPLY+=($(compgen -f -- "$cur"))
    compopt -o filenames 2>/dev/null
}

_noob_lint_directory() {
    local IFS=$'\n'
    COMPREPLY+=($(compgen -d -- "$cur"))
    compopt -o filenames 2>/dev/null
}

_noob_lint() {
    local cur="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD - 1]}"
    local command=check options="" words=""
    COMPREPLY=()
    if ((COMP_CWORD > 1)); then
        case "${COMP_WORDS[1]}" in
            check|rule|init) command="${COMP_WORDS[1]}" ;;
        esac
    fi
    if [[ $cur == "=" ]]; then
        cur=""
    elif [[ $before == "=" ]]; then
        before="${COMP_WORDS[COMP_CWORD - 2]}"
    fi
    case "$command $before" in
        "check --fail-on") _noob_lint_one "a b"; return ;;
        "check --ignore") _noob_lint_list "x y-z"; return ;;
        "check -o"|"check --output") _noob_lint_file; return ;;
        "check --tube-path") _noob_lint_directory; return ;;
    esac
    case "$command" in
        check) options="-q --quiet --fail-on --ignore -o --output --tube-path" words="" ;;
        rule) options="" words="x y-z" ;;
        init) options="--diff" words="" ;;
    esac
    if [[ $cur == -* ]]; then
        _noob_lint_one "$options"
    elif [[ -n $words ]]; then
        _noob_lint_one "$words"
    else
        ((COMP_CWORD == 1)) && _noob_lint_one "check rule init"
        _noob_lint_file
    fi
}

complete -F _noob_lint noob-lint
