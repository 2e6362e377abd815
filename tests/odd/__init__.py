"""Odd Python: small modules in the styles that scientists use, with and without mistakes.

Each `*.txt` has many tubes with their code, in the form that `cases.py` reads:

    === what it is about
    --- lab.py
    (the code)
    --- tube.yaml
    (the tube, without its header)
    --- right
    noob: ok
    --- wrong: what the mistake is
    (what is replaced) => (by what)
    noob: how far the real noob comes with it in five epochs, and its error
    lint: what noob-lint says, one line for each finding
    reason: why nothing can be said, where noob fails without an error from noob-lint

After an intended change, rewrite the lines `noob:` and `lint:` and read the diff:

    UPDATE_EXPECTED=1 .venv/bin/python -m pytest -n0 tests/odd
"""
