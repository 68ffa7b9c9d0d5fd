"""Runs: commands, events, and the pure engine between them. Knows content; knows nothing of scores, people or storage.

Begin at `engine`: `start`, `execute` and `fold`. `decide` says what a command comes to, `evolve` what an event changes,
`due` what the clock brings, `consequences` and `turn` what follows.
"""
