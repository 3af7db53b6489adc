"""The graph in the formats of other tools, whole or cut out."""

from govgraph.export.cut import Cut, cut_graph
from govgraph.export.formats import FORMATS, Exporter, Format, export

__all__ = ["FORMATS", "Cut", "Exporter", "Format", "cut_graph", "export"]
