// The form for the parameters of a ready query, with names proposed as they are typed.
import { suggest } from "./parameters.js";
import { el, t } from "./text.js";

const NAMED = new Set(["person", "organisation", "place", "post", "event", "article", "entity"]);
const PAUSE = 180; // milliseconds without typing before names are looked up

function suggestions(input, list, type, ask) {
  let timer;
  let asked = 0;
  return () => {
    clearTimeout(timer);
    const typed = input.value.trim();
    if (typed.length < 2) return;
    timer = setTimeout(async () => {
      const turn = (asked += 1);
      const names = await ask(type, typed).catch(() => []); // no names: the field works without them
      if (turn === asked) list.replaceChildren(...names.map((name) => el("option", { value: name })));
    }, PAUSE);
  };
}

/** The fields for `parameters`; `values` is kept up to date, Enter in a field calls `onRun`. */
export function parameterForm(parameters, values, { ask, onRun }) {
  if (!parameters.length) return "";
  const fields = parameters.map(({ name, type, required, example }) => {
    const list = el("datalist", { id: `sparql-names-${name}` });
    const input = el("input", {
      id: `sparql-value-${name}`, type: "text", name, autocomplete: "off", spellcheck: "false", maxlength: 300, value: values[name] ?? "", required,
      list: NAMED.has(type) ? list.id : null, placeholder: example ? t("for", { example }) : null,
      onkeydown: (event) => { if (event.key === "Enter" && !event.isComposing) { event.preventDefault(); onRun(); } },
      oninput: () => { values[name] = input.value; input.removeAttribute("aria-invalid"); look(); },
    });
    const look = NAMED.has(type) ? suggestions(input, list, type, (kind, typed) => suggest(ask, kind, typed)) : () => {};
    return el("label", { class: "sparql-field" }, el("span", {}, t(`value.${name}`), " ", el("small", {}, el("code", {}, `?${name}`), " · ", t(`type.${type}`), required ? "" : `, ${t("optional")}`)), input, list);
  });
  return el("fieldset", { class: "sparql-form" }, el("legend", {}, t("values")), fields);
}
