"""Makes the artifacts of a release: schemas, differences, archives. Knows no tube."""
