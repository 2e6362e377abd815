"""Functions written in C of which Python does not know the parameters."""

from __future__ import annotations

_NAMES = {
    "_csv": "field_size_limit reader register_dialect writer",
    "_functools": "reduce",
    "_struct": "pack pack_into",
    "binascii": "b2a_hex hexlify",
    "builtins": "anext dir getattr iter max min next vars",
    "cmath": "log",
    "gc": "set_threshold",
    "math": "hypot log",
    "sys": "getsizeof set_asyncgen_hooks",
    "time": (
        "asctime clock_getres clock_settime clock_settime_ns ctime get_clock_info gmtime localtime"
        " strftime strptime"
    ),
    "unicodedata": "decimal digit name numeric",
}
UNSIGNED = frozenset(
    f"{module}.{name}" for module, names in _NAMES.items() for name in names.split()
)
"""Those that `inspect.signature` fails for in 3.11, 3.12 and 3.13."""
