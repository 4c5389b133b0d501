"""Slips of the pen in a question: the words that it may have meant, and which of them it is put right to."""
