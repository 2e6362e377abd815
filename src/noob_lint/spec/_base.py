"""The base of all models.

Docstrings of models are part of the contract (C1): they are the descriptions of the published
schemas, and say word for word what noob's own schemas say. The docstring under a field describes
the key in the schema.
"""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, GetJsonSchemaHandler
from pydantic_core import CoreSchema

from noob_lint.spec._schema import JsonSchema


class SpecModel(BaseModel):
    """A model whose fields are described by the docstrings under them."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchema:
        """The schema of the model, as `_finish_schema` changes it (pydantic calls this)."""
        reference = handler(core_schema)
        cls._finish_schema(handler.resolve_ref_schema(reference), handler)
        return reference

    @classmethod
    def _finish_schema(cls, schema: JsonSchema, handler: GetJsonSchemaHandler) -> None:
        """Change in place the schema that pydantic derived; does nothing by default."""


class StrictModel(SpecModel):
    """A model that refuses keys it does not know."""

    model_config = ConfigDict(extra="forbid")
