"""The configuration files of a project that ``noob-lint init`` writes and extends."""
