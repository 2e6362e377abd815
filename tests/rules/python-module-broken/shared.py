import dataclasses


@dataclasses.dataclass
class Shared:
    marks: list[str] = []

    def process(self, frame: int) -> int:
        return frame
