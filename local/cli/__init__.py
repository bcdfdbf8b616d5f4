"""`local up`: starts the laptop's servers and the host, keeps them running, stops them all."""
