"""Says what a `type:` names: code is read, never run. Knows neither YAML nor tubes.

`places.CodePlaces` finds where code lies, and `code.Code` is the only way into it; its answers are
the values in `answers` and `body`, and `types.fits` and `types.forms` compare the types in them. A
test holds that nothing else is imported from outside.
"""
