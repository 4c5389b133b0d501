"""What a question names: numbers, days and spans of them, occasions, other countries; and its language."""
