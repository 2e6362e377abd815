from .kinds import Frame


def show(frame: Frame) -> None: ...
