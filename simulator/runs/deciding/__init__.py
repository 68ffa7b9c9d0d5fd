"""What a learner may do now: one function per kind of command, which answers with events or raises Refused."""
