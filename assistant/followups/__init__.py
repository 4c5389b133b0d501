"""Follow-ups: what was said before, what a word of the next question stands for, the question made whole."""
