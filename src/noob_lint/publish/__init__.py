"""Creates the artifacts of a release: schemas, differences, archives. Knows no tubes."""
