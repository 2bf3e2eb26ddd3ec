"""Django's SQLite with turns in front of its one write lock."""
