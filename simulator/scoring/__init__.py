"""What machines say about a finished run: suggestions with their evidence. May import runs and content."""
