"""The answers of the server about documents: pure functions, one module for each feature."""
