"""SQLite underneath: connections, the catalogue of containers, and the tables that hold documents."""
