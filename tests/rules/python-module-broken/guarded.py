from __future__ import annotations

import sys
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kinds import Nothing
try:
    from kinds import Frme
except ImportError:
    Frme = None
try:
    import kinds.inner
except (ImportError, AttributeError):
    pass
try:
    FAST = fast
except NameError:
    FAST = False
try:
    SLOW = slow
except Exception:
    SLOW = True
try:
    import through
except:  # noqa: E722
    through = None
if sys.version_info < (3, 11):
    from kinds import Older
with suppress(ImportError, NameError):
    from kinds import Frrame

    Other = other
if "--fast" in sys.argv:
    from kinds import Fast
for name in ():
    print(name, unknown)
if __name__ == "__main__":
    from kinds import main

    main(arguments)


def late(frame: Nothing) -> None:
    from kinds import Late

    print(Late, missing)


def set_it() -> None:
    global made
    made = 1


set_it()
SUM = made + sum(item for item in [made])
LAZY = lambda: nothing
NEVER = [nothing for _ in ()] or (False and nothing) or (nothing if FAST else 1)
