"""A value does not fit the tag it has, or the kind that YAML takes it for.

`!!int one` or a date such as 2024-02-30 cannot be built, so noob cannot load the file.

Bad:
    nodes:
      a: {type: dict, params: {day: 2024-02-30}}

Good:
    nodes:
      a: {type: dict, params: {day: '2024-02-30'}}
"""
