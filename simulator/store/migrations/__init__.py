"""How the tables came to be, one step each. A step that was released is never edited."""
