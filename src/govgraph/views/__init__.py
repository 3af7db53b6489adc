"""What a reader sees of a graph: JSON documents and pages, the same for the server and for the static site."""
