"""The settings, and the file they come from. Knows neither files to check nor findings."""
