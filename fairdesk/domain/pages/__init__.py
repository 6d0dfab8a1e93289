"""What pages on paper and on the web say of rings and makers, in five languages."""
