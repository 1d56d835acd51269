"""Defences are taken away one by one, in a copy of the sources: each has a test that must fail."""
