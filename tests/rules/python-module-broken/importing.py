from kinds import Frme


def show(frame: Frme) -> None: ...
