"""What is run by hand, beside the package and the book: each file is one program, or what several share."""
