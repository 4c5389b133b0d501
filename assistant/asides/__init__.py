"""What a question says besides what it asks: who asks, why, for whom, in what form; taken out before it is read."""
