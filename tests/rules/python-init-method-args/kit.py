"""What the tubes beside this name."""

import elsewhere
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


class Odd:
    @elsewhere.wrapped
    def init(self, port: str) -> None: ...

    def deinit(self, port: str, **more: int) -> None: ...

    def process(self) -> int:
        return 1


class Based(elsewhere.Base):
    def deinit(self, port: str, host: str) -> None: ...

    def process(self) -> int:
        return 1
