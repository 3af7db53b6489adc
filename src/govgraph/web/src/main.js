// The page from disk: one graph with its search, in one file.
import { go, goHome, follow, repaintDesk, retellDesk, startDesk } from "./desk.js";
import { kept, startTheme, switchTheme, themeWord } from "./kept.js";
import { nodeHash } from "./route.js";
import { startSearch } from "./search.js";
import { currentLanguage, setLanguage, t, translateTemplate } from "./text.js";

const at = (id) => document.getElementById(id);

function writeWords() {
  translateTemplate();
  at("language").textContent = t("language");
  at("language").lang = currentLanguage() === "id" ? "en" : "id";
  at("language").title = t("languageHint");
  at("theme").textContent = themeWord();
  document.title = t("homeTitle");
}

function pageKey(event) {
  const typing = event.target instanceof HTMLInputElement && event.target.type === "text";
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    at("search").focus();
  } else if (event.key === "Escape" && !typing) go("#");
}

function start() {
  setLanguage(kept.get("language") ?? "id");
  startTheme();
  writeWords();
  startDesk(at("desk"));
  startSearch(at("search"), at("found"), (i) => go(nodeHash(i)));
  at("language").addEventListener("click", () => {
    setLanguage(currentLanguage() === "id" ? "en" : "id");
    kept.set("language", currentLanguage());
    writeWords();
    retellDesk();
  });
  at("theme").addEventListener("click", () => {
    switchTheme();
    at("theme").textContent = themeWord();
    repaintDesk();
  });
  at("home").addEventListener("click", goHome);
  document.addEventListener("keydown", pageKey);
  window.addEventListener("hashchange", follow);
  document.documentElement.dataset.ready = "true"; // for whoever waits: the page can be used from here on
}

start();
