"""What a person asks and decides about identity: why, who held it, what differs, what changed, review."""
