"""What composers are made of: items named, sentences quoted, rows listed, people at a meeting, what is absent."""
