"""The ledger as people read it: filtered, as a table on a terminal, in files, page by page."""
