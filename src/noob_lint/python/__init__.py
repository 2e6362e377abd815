"""Says what a `type:` names: code is read, never run. Knows neither YAML nor tubes.

`code.Code` is the only way in; its answers are the values in `answers`, and `types.fits` and
`types.forms` compare the types in them. A test holds that nothing else is imported from outside.
"""
