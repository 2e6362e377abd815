"""Many tubes: the index by id, inheritance, nesting. Knows neither rules nor configuration."""
