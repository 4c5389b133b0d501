"""What a question narrows a list by: destinations, words and years of titles, what it leaves out."""
