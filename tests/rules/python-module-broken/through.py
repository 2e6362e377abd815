import kinds
import names


def show(frame: kinds.Frame) -> None:
    names.show(1)


def first() -> kinds.Frame: ...
