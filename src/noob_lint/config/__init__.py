"""The settings, and the file they come from. Knows neither the files to check nor findings."""
