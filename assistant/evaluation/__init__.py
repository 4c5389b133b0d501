"""`minutes eval`: a file of questions asked, told right or wrong, reported and compared."""
