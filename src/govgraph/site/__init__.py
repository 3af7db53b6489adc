"""The graph as a static site: every document and page as a file that any web server can hand out."""
