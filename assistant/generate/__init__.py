"""The parts of wording by a language model: the model, its prompt, its reply, what holds the reply to the minutes."""
