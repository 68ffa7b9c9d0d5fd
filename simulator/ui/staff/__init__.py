"""What tutors and assessors see: pure projections, and the functions that draw them."""
