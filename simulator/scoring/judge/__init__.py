"""A language model as one more scorer: what it is shown, what is believed of its answer, and when it is a tutor's turn.

Pure: the call itself is made by `simulator.llm`. In order: task → bank, masking → prompt → (a judge) →
reply, quotes → judging → one score for each criterion.
"""
