// The ES-module edition brings no style sheet of its own: the page's policy allows only the style sheet it was hashed with.
export { DataSet } from "vis-data/esnext/esm/vis-data.js";
export { Network } from "vis-network/esnext/esm/vis-network.js";
