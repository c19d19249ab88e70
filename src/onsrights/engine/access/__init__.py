"""Is this allowed, and if not, where is the obstacle? One engine, to which a platform gives data."""
