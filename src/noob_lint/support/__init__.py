"""General-purpose parts: graphs, similar names, files, workers. Knows neither YAML nor noob."""
