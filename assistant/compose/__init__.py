"""Composers: each answers one kind of question from the minutes and the ledger, without a language model."""
