"""What a finished run shows: pure projections of its log, and the functions that draw them."""
