"""What a question takes for granted and the minutes contradict, each kind in a module of its own."""
