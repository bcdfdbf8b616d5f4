"""The REST surface: one module for each kind of resource."""
