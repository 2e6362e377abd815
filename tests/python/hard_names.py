"""Names that are bound in unusual places."""

from __future__ import annotations

from tests.python.pieces import Snippet, function

_ANY = {"unknown": "'f' is set as the code runs"}
_SEVERAL = {"unknown": "{path} defines 'f' in several ways"}

SNIPPETS = {
    "names_if": Snippet("if (f := abs):\n    pass\n", _ANY),
    "names_while": Snippet("while not (f := abs):\n    pass\n", _ANY),
    "names_with": Snippet("with (f := contextlib.nullcontext()):\n    f = print\n", _SEVERAL),
    "names_for": Snippet("for one in [(f := abs)]:\n    pass\n", _ANY),
    "names_default": Snippet("def g(x=(f := abs)): ...\n", _ANY),
    "names_decorator": Snippet("@(f := functools.cache)\ndef g(x): ...\n", _ANY),
    "names_comprehension": Snippet("g = [(f := abs) for _ in (1,)]\n", _ANY),
    "names_handler": Snippet(
        "try:\n    1 / 0\nexcept ZeroDivisionError:\n    if (f := abs):\n        pass\n", _ANY
    ),
    "names_capture": Snippet("match (abs, 1):\n    case (f, _):\n        pass\n", _ANY),
    "names_capture_star": Snippet("match [abs]:\n    case [*f]:\n        f = f[0]\n", _SEVERAL),
    "names_capture_mapping": Snippet("match {'k': abs}:\n    case {'k': f}:\n        pass\n", _ANY),
    "names_capture_as": Snippet("match abs:\n    case object() as f:\n        pass\n", _ANY),
    "names_suppressed": Snippet(
        "def f(a): ...\nwith contextlib.suppress(ImportError):\n    from nowhere_at_all import f\n",
        _SEVERAL,
    ),
    "names_in_with": Snippet(
        "with contextlib.nullcontext():\n    def f(a): ...\n", function(["a"], "value")
    ),
}
