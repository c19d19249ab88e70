"""The platform Exact Online: apps, the scopes that they ask for and the endpoints that they call."""
