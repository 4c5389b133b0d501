"""Composers on what sentences state: amounts, counts, days and places, of one meeting or over the years."""
