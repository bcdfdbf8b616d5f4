"""One module a trigger type, each with `build(function, services)`."""
