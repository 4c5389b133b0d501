"""Checking answers claim by claim: what a claim is, the check sheet, rejected claims as evaluation cases."""
