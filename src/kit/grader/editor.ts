/** A code editor for one function. Escape, then Tab, leaves it, as CodeMirror has it. */
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { javascript } from "@codemirror/lang-javascript";
import { bracketMatching, HighlightStyle, indentOnInput, syntaxHighlighting } from "@codemirror/language";
import { EditorState, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, highlightActiveLine, keymap, lineNumbers, type DecorationSet } from "@codemirror/view";
import { tags } from "@lezer/highlight";

export interface Editor {
  text(): string;
  replace(text: string): void;
  /** Marks a line as the one that is wrong, or none. */
  mark(line: number | undefined): void;
  goTo(line: number): void;
  focus(): void;
  destroy(): void;
}

export interface EditorOptions {
  readonly parent: HTMLElement;
  readonly text: string;
  readonly label: string;
  onChange(text: string): void;
  onGrade(): void;
}

export function createEditor({ parent, text, label, onChange, onGrade }: EditorOptions): Editor {
  const grade = { key: "Mod-Enter", run: () => (onGrade(), true) };
  const extensions = [
    lineNumbers(),
    history(),
    indentOnInput(),
    bracketMatching(),
    highlightActiveLine(),
    javascript({ typescript: true }),
    syntaxHighlighting(colours),
    marked,
    theme,
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "false" }),
    keymap.of([grade, indentWithTab, ...defaultKeymap, ...historyKeymap]),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) onChange(update.state.doc.toString());
    }),
  ];
  const view = new EditorView({ parent, state: EditorState.create({ doc: text, extensions }) });
  const lineAt = (line: number) => view.state.doc.line(Math.min(Math.max(line, 1), view.state.doc.lines));

  return {
    text: () => view.state.doc.toString(),
    replace: (insert) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert } }),
    mark: (line) => view.dispatch({ effects: mark.of(line === undefined ? undefined : lineAt(line).from) }),
    goTo(line) {
      view.dispatch({ selection: { anchor: lineAt(line).to }, scrollIntoView: true });
      view.focus();
    },
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  };
}

const mark = StateEffect.define<number | undefined>();
const wrongLine = Decoration.line({ class: "exercise-wrong-line" });

/** The line marked as wrong, until the text changes. */
const marked = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(before, { effects, docChanged }) {
    const effect = effects.find((candidate) => candidate.is(mark));
    if (!effect) return docChanged ? Decoration.none : before;
    return effect.value === undefined ? Decoration.none : Decoration.set(wrongLine.range(effect.value as number));
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Few colours, all of them tokens: what is said and what is named, what is commented. */
const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.modifier], color: "var(--accent)" },
  { tag: [tags.number, tags.string, tags.bool, tags.null], color: "var(--success)" },
  { tag: [tags.comment, tags.lineComment, tags.blockComment, tags.docComment], color: "var(--ink-faint)", fontStyle: "italic" },
  { tag: tags.typeName, color: "var(--ink-soft)" },
  { tag: tags.invalid, color: "var(--danger)" },
]);

const theme = EditorView.theme({
  "&": { color: "var(--ink)", backgroundColor: "var(--paper-raised)", fontSize: "var(--text-s)" },
  ".cm-scroller": { fontFamily: "var(--font-code)" },
  "&.cm-focused": { outline: "2px solid var(--focus)", outlineOffset: "2px" },
  ".cm-content": { caretColor: "var(--ink)", minHeight: "12em" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-gutters": { color: "var(--ink-soft)", backgroundColor: "var(--paper-sunken)", borderRight: "1px solid var(--line)" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "color-mix(in srgb, var(--accent) 6%, transparent)" },
  ".cm-matchingBracket": { backgroundColor: "var(--accent-soft)", color: "inherit" },
});
