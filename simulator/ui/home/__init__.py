"""Home: what is open, what waits, what to do next; by role."""
