"""What the tubes beside this name."""

from noob import process_method


class Needs:
    def init(self, port: str, speed: int = 1) -> None: ...

    def deinit(self, force: bool) -> None: ...

    def process(self) -> int:
        return 1


class Fine:
    def init(self, speed: int = 1) -> None: ...

    def deinit(self, *args: int) -> None: ...

    @process_method
    def run(self) -> int:
        return 1
