"""Makes the artifacts of a release: schemas, differences, archives, the site. Knows no tube."""
