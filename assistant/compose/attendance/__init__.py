"""Composers on who was there: present, invited, on leave, in the chair, at several meetings."""
