"""Runs the rules on documents and weighs what they find. Changes no file, prints nothing."""
