"""How the tables came to be, one step each, in order. A step that was released is never edited.

To change a table: change it in `simulator.store.tables`, and write the step as `versions/v0002_<why>.py`. The tests of
the schema say where what the steps make differs from what the tables say.
"""
