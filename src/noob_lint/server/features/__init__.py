"""What the server answers about documents: pure functions, one module for each feature."""
