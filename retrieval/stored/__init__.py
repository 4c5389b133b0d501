"""Rows as Chroma and the ledger's copy hold them: their fields, and the filters over these."""
