"""A learner who tries what is offered, and now and then nonsense. The same seed plays the same way everywhere."""
