"""How a pack reads: a page of HTML, and how to check it. People's text is escaped here and nowhere else."""
