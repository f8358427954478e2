"""Waves: who is asked, by which link, when; reminders; response rates; series and their owners."""
