"""Words of a learner's with what was read in them: marked in place, and listed sign by sign."""
