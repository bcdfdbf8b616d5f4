"""A stand-in for the scheme's own case system: it tells the portal about cases and answers what users send."""
