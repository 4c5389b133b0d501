"""What a search ranks passages by: filters, preferences, words across languages, a cross-encoder, signals."""
