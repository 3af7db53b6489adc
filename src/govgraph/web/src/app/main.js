// The application: tabs over one graph.
import { setLanguage } from "../text.js";

setLanguage("id");
