"""Queue rules with no wire and no disk: locks, sessions, duplicates, schedules, expiry, dead letters."""
