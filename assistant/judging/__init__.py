"""Do the minutes say what is asked? Signs of it, and what a learnt model makes of them."""
