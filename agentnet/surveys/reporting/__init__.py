"""What surveys tell: figures made once by the suppression service, and everything that shows or carries them."""
