# fish completion for noob-lint

function __noob_lint_first
    test (count (commandline -opc)) -eq 1
end

function __noob_lint_is
    set -l words (commandline -opc)
    set -l command check
    if set -q words[2]; and contains -- $words[2] check rule init
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

complete -c noob-lint -n __noob_lint_first -a check -d 'Check tubes [the default]'
complete -c noob-lint -n __noob_lint_first -a rule -d 'Explain a rule\'s findings'
complete -c noob-lint -n __noob_lint_first -a init -d 'Set up a project'
complete -c noob-lint -n '__noob_lint_is check' -s q -l quiet -d 'say less: only the result'
complete -c noob-lint -n '__noob_lint_is check' -l fail-on -x -a 'a b' -d 'the least severity that fails'
complete -c noob-lint -n '__noob_lint_is check' -l ignore -x -a '(__noob_lint_list x y-z)' -d 'rules to leave out'
complete -c noob-lint -n '__noob_lint_is check' -s o -l output -r -F -d 'where to write'
complete -c noob-lint -n '__noob_lint_is check' -l tube-path -x -a '(__fish_complete_directories)' -d 'where other tubes are'
complete -c noob-lint -n '__noob_lint_is rule' -f -a 'x y-z'
complete -c noob-lint -n '__noob_lint_is init' -l diff -d 'only show it'
