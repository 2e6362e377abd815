import sys

globals().update(made=1)
SUM = made
sys.path.insert(0, "elsewhere")


def show(frame: int) -> None: ...
