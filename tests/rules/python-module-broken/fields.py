from dataclasses import dataclass


@dataclass(frozen=True)
class Base:
    size: int = 1


@dataclass(frozen=True)
class Calibration(Base):
    """What a pixel stands for."""

    name: str

    def process(self, frame: int) -> int:
        return frame * self.size
