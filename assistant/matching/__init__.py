"""Which agenda items a question is about: how much of its topic, its names and its occasion they hold."""
