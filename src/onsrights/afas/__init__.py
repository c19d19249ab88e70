"""The platform AFAS Profit: app connectors, as they have to be set up."""
