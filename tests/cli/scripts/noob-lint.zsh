#compdef noob-lint
# zsh completion for noob-lint

_noob_lint_check() {
    _arguments -s -S \
        '*-q[say less\: only the result]' \
        '*--quiet[say less\: only the result]' \
        '*--fail-on=[the least severity that fails]:value:(a b)' \
        '*--ignore=[rules to leave out]:value:_sequence compadd - x y-z' \
        '*-o[where to write]:value:_files' \
        '*--output=[where to write]:value:_files' \
        '*--tube-path=[where other tubes are]:value:_files -/' \
        '*:path:_noob_lint_path'
}

_noob_lint_rule() {
    _arguments -s -S \
        '*:argument:(x y-z)'
}

_noob_lint_init() {
    _arguments -s -S \
        '*--diff[only show it]' \
        '*:path:_files'
}

_noob_lint_path() {
    local -a commands
    commands=(
        'check:Check tubes [the default]'
        'rule:Explain a rule'\''s findings'
        'init:Set up a project'
    )
    ((CURRENT == 2)) && _describe command commands
    _files
}

_noob_lint() {
    local command=check
    if ((CURRENT > 2)); then
        case "${words[2]}" in
            (check|rule|init)
                command="${words[2]}"
                shift words
                ((CURRENT--))
                ;;
        esac
    fi
    _noob_lint_$command
}

if [[ ${funcstack[1]} == _noob-lint ]]; then
    _noob_lint "$@"
else
    compdef _noob_lint noob-lint
fi
