"""The data model of a tube, one module per spec version, and the table of versions."""
