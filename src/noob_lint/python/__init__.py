"""Says what a `type:` names, read from source and never run. Knows neither YAML nor tubes.

`code.Code` is the only way in; its answers are the values in `answers`.
"""
