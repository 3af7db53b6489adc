// src/text.js
var LANGUAGES = ["id", "en"];
var language = "id";
function setLanguage(wanted) {
  language = LANGUAGES.includes(wanted) ? wanted : "id";
  document.documentElement.lang = language;
}

// src/app/main.js
setLanguage("id");
