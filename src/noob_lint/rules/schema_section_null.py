"""`nodes`, `assets` or `input` with nothing below it.

noob refuses null here, with an assertion that has no text. Write `{}`, or leave the key out.

Bad:
    assets:
    nodes:
      a: {type: dict}

Good:
    assets: {}
    nodes:
      a: {type: dict}
"""
