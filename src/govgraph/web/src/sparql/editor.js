// The editor: CodeMirror with SPARQL's colours, completion and a mark on the line that an engine complained of.
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, HighlightStyle, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { sparql } from "@codemirror/legacy-modes/mode/sparql";
import { Compartment, EditorState, Prec, StateEffect, StateField } from "@codemirror/state";
import { Decoration, drawSelection, EditorView, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { completionSource } from "./complete.js";
import { language } from "./text.js";

const colours = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--link)", fontWeight: "600" },
  { tag: tags.standard(tags.variableName), color: "var(--link)" },
  { tag: tags.local(tags.variableName), color: "var(--sparql-variable)" },
  { tag: tags.string, color: "var(--sparql-string)" },
  { tag: tags.atom, color: "var(--sparql-name)" },
  { tag: tags.comment, color: "var(--soft)", fontStyle: "italic" },
]);

const look = EditorView.theme({
  "&": { color: "var(--ink)", backgroundColor: "var(--paper)", fontSize: "14px", height: "100%" },
  "&.cm-focused": { outline: "3px solid var(--focus)", outlineOffset: "-1px" },
  ".cm-scroller": { fontFamily: "ui-monospace, SFMono-Regular, Menlo, Consolas, monospace", lineHeight: "1.5" },
  ".cm-content": { caretColor: "var(--ink)", padding: "8px 0" },
  ".cm-cursor": { borderLeftColor: "var(--ink)", borderLeftWidth: "2px" },
  ".cm-gutters": { backgroundColor: "var(--raised)", color: "var(--soft)", border: "0" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { backgroundColor: "var(--sparql-chosen)" },
  "&.cm-focused .cm-matchingBracket, .cm-matchingBracket": { backgroundColor: "var(--sparql-chosen)", outline: "1px solid var(--line)" },
  ".cm-wrong": { backgroundColor: "var(--differs-paper)", boxShadow: "inset 3px 0 0 var(--differs)" },
  ".cm-tooltip": { backgroundColor: "var(--paper)", color: "var(--ink)", border: "1px solid var(--line)", borderRadius: "8px", boxShadow: "0 8px 30px rgb(0 0 0 / .22)" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "inherit", maxHeight: "16em", maxWidth: "min(36em, 86vw)" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "4px 10px" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { backgroundColor: "var(--link)", color: "var(--paper)" },
  ".cm-completionDetail": { marginLeft: "1em", fontStyle: "normal", opacity: "1", color: "var(--soft)" },
  "li[aria-selected] .cm-completionDetail": { color: "inherit" },
  "@media (max-width: 700px)": { ".cm-tooltip.cm-completionInfo": { display: "none" } }, // it would cover what can be chosen
  ".cm-completionInfo": { padding: "8px 12px", maxWidth: "26em", lineHeight: "1.4" },
});

/** Chromium would write over a selection with elements that have a style of their own, which the page's policy forbids. */
const writeOver = EditorView.domEventHandlers({
  beforeinput(event, view) {
    if (event.inputType !== "insertText" || !event.data || view.composing || view.state.selection.main.empty) return false;
    event.preventDefault();
    view.dispatch(view.state.replaceSelection(event.data), { userEvent: "input.type", scrollIntoView: true });
    return true;
  },
});

const setWrong = StateEffect.define();
const wrongLine = StateField.define({
  create: () => Decoration.none,
  update(marks, change) {
    const effect = change.effects.find((one) => one.is(setWrong));
    if (effect) return effect.value === null ? Decoration.none : Decoration.set([Decoration.line({ class: "cm-wrong" }).range(effect.value)]);
    return change.docChanged ? Decoration.none : marks;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/**
 * An editor inside `host`. Its style sheets are constructed ones in a shadow root, which a policy without inline styles allows.
 * {text(), setText(text), wrong({line, column} | null), label(text), focus(), destroy()}
 */
export function startEditor(host, { text, known, label, onRun, onChange }) {
  const root = host.attachShadow({ mode: "open" });
  // From outside, a key pressed in a shadow root seems to come from its host: no shortcut of the page may take it.
  host.addEventListener("keydown", (event) => event.stopPropagation());
  const words = new Compartment();
  const named = (name) => words.of(EditorView.contentAttributes.of({ "aria-label": name, spellcheck: "false", tabindex: "0" }));
  const state = EditorState.create({
    doc: text,
    extensions: [
      Prec.highest(keymap.of([{ key: "Mod-Enter", run: () => { onRun(); return true; } }])),
      // Tab leaves the editor, so that nobody who has no mouse is caught in it.
      keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, ...completionKeymap]),
      lineNumbers(), history(), drawSelection(), bracketMatching(), closeBrackets(), EditorView.lineWrapping, look, wrongLine, writeOver,
      StreamLanguage.define(sparql), syntaxHighlighting(colours),
      autocompletion({ override: [completionSource(known, language)], icons: false, maxRenderedOptions: 60 }),
      named(label),
      EditorView.updateListener.of((update) => update.docChanged && onChange(update.state.doc.toString())),
    ],
  });
  const view = new EditorView({ state, parent: root, root });
  return {
    text: () => view.state.doc.toString(),
    setText(next) {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next }, selection: { anchor: 0 }, scrollIntoView: true });
    },
    wrong(place) {
      if (!place?.line) return view.dispatch({ effects: setWrong.of(null) });
      const line = view.state.doc.line(Math.min(place.line, view.state.doc.lines));
      return view.dispatch({ effects: [setWrong.of(line.from), EditorView.scrollIntoView(line.from, { y: "center" })], selection: { anchor: Math.min(line.from + place.column - 1, line.to) } });
    },
    label: (name) => view.dispatch({ effects: words.reconfigure(EditorView.contentAttributes.of({ "aria-label": name, spellcheck: "false", tabindex: "0" })) }),
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  };
}
