"""Background material: earlier models, laws and research that findings and chapters lean on."""
