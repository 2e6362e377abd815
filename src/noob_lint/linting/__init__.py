"""Runs the rules on documents and decides what is reported. Changes no file, prints nothing."""
