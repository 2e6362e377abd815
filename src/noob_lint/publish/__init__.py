"""Creates the artifacts of a release: schemas, differences, archives. Does not process tubes."""
