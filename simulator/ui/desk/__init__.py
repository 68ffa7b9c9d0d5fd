"""The learner's desk: pure projections from scenario and state to what the parts draw, and one module per view."""
