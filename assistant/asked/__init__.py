"""What a question asks for, read from its words: its facet, its topic, the kinds and people that it names."""
