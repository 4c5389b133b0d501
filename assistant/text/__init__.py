"""Texts and patterns: tables of wordings, patterns held against a text, how much of one text another holds."""
