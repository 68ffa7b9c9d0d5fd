"""The crowd: how loud a channel is, how people feel, who answers, and what they make of the learner's own posts."""
