/** Where one piece is written and graded. Loaded only when someone wants to write. */
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { GradingSource, PieceOutline } from "./contract";
import { readDraft, writeDraft, type Draft } from "./drafts";
import { createEditor, type Editor } from "./editor";
import { gradePiece } from "./grade";
import type { Grading } from "./grading";
import { Confirm } from "./confirm";
import { hasPassed, Results, whatToShow } from "./results";

export interface WorkbenchProps {
  readonly slug: string;
  readonly piece: PieceOutline;
  readonly source: GradingSource;
  onPassed(): void;
}

export function Workbench({ slug, piece: { name }, source, onPassed }: WorkbenchProps) {
  const { stub, solution } = source.pieces[name]!;
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<Editor>(undefined);
  const running = useRef<AbortController>(undefined);
  const draft = useSignal<Draft>({ passed: false, givenUp: false });
  const kept = useSignal(true);
  const grading = useSignal<Grading | "running" | undefined>(undefined);

  function keep(change: Partial<Draft>): void {
    draft.value = { ...draft.value, ...change };
    kept.value = writeDraft(slug, name, draft.value);
  }

  async function grade(): Promise<void> {
    if (grading.value === "running") return;
    grading.value = "running";
    running.current = new AbortController();
    const { signal } = running.current;
    const result = await gradePiece(source, name, editor.current!.text(), signal).catch(unexpected);
    if (signal.aborted) return;
    grading.value = result;
    editor.current!.mark(whatToShow(name, result)?.failure.line);
    if (!hasPassed(result)) return;
    keep({ passed: true });
    onPassed();
  }

  useEffect(() => {
    draft.value = readDraft(slug, name);
    editor.current = createEditor({
      parent: place.current!,
      text: draft.value.text ?? stub,
      label: `Your ${name}`,
      onChange: (text) => keep({ text }),
      onGrade: () => void grade(),
    });
    editor.current.focus();
    return () => {
      running.current?.abort();
      editor.current?.destroy();
    };
  }, [slug, name]);

  return (
    <div class="exercise-workbench">
      <div ref={place} class="exercise-editor" />
      <p class="exercise-keys">
        <kbd>Ctrl</kbd> or <kbd>Cmd</kbd> + <kbd>Enter</kbd> grades. <kbd>Escape</kbd>, then <kbd>Tab</kbd>, leaves the editor.
      </p>
      {!kept.value && (
        <p class="exercise-notice" role="status">
          Your browser does not let this page keep your text (its storage is full or closed). Go on writing, and copy it before you leave.
        </p>
      )}
      <div class="exercise-actions">
        <button type="button" class="exercise-grade" onClick={() => void grade()} aria-disabled={grading.value === "running"}>
          {grading.value === "running" ? "Grading …" : "Grade"}
        </button>
        <Confirm
          label="Start afresh"
          question="Throw your text away?"
          onYes={() => {
            editor.current!.replace(stub);
            grading.value = undefined;
          }}
        />
        {!draft.value.passed && !draft.value.givenUp && (
          <Confirm label="Show the solution" question={`Give up on ${name}?`} onYes={() => keep({ givenUp: true })} />
        )}
      </div>
      <Results part={name} grading={grading.value} onLine={(line) => editor.current!.goTo(line)} />
      {(draft.value.passed || draft.value.givenUp) && (
        <details class="exercise-solution" open={draft.value.givenUp}>
          <summary>The reference's solution</summary>
          <pre>
            <code>{solution}</code>
          </pre>
        </details>
      )}
    </div>
  );
}

const unexpected = (error: Error): Grading => ({ tests: [], broken: { message: `The grading failed: ${error.message}` } });
