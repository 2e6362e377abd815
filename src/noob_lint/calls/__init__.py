"""What noob calls with what: tube meets Python. Knows no rule."""
