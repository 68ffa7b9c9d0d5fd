"""Sentences as vectors, offline: all-MiniLM-L6-v2 in plain numpy over weights kept in this folder. Knows nothing of
scoring."""
