"""Identity: which mentions of which articles are one person, organisation, place or event."""
