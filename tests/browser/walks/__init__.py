"""What people do, room by room, by the names that they see and hear."""
