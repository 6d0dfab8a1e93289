"""How answers read: tables and pages for people, values for programs."""
