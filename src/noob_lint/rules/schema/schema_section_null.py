"""`nodes`, `assets` or `input` with nothing below it.

noob refuses null here, with an assertion that has no text. Write `{}`, or leave the key out.

Bad:
    assets:
    nodes:
      a: {type: lab.read}

Good:
    assets: {}
    nodes:
      a: {type: lab.read}
"""

FIXES = "safe"
