from typing import Any

from pydantic import BaseModel, model_validator


class Asset(BaseModel):
    id: str
    spec: Any
    scope: str
    obj: Any = None

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: Any) -> Any:
        return value
