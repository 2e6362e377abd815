"""What the tubes beside this name."""

import random
from typing import Annotated

from noob import Name
from noob.event import MetaSignal


def seldom() -> Annotated[str, Name("value")]:
    return "%H" if random.random() < 0.5 else MetaSignal.NoEvent
