"""What each kind of event changes in the state of a run: one small function per kind."""
