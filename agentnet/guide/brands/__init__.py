"""The brand kit of a guide: colours, faces, cover and logo, tried on a sample before they are kept."""
