"""Live polls: an activity of a workshop. Everybody answers on their own screen; results are hidden until shown."""
