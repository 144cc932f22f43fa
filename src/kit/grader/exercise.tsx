/** The exercise of a concept: its pieces in order, to be read without scripts, and to be written here or in a terminal. */
import { useSignal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect } from "preact/hooks";
import type { GradingSource, PieceOutline } from "./contract";
import { readDraft } from "./drafts";
import type { WorkbenchProps } from "./workbench";

export interface ExerciseProps {
  readonly slug: string;
  /** From the smallest to the whole. */
  readonly pieces: readonly PieceOutline[];
  /** Fetches what grading needs. */
  load(): Promise<GradingSource>;
}

export default function Exercise({ slug, pieces, load }: ExerciseProps) {
  const passed = useSignal<ReadonlySet<string>>(new Set());
  const awake = useSignal(false);
  useEffect(() => {
    passed.value = new Set(pieces.filter(({ name }) => readDraft(slug, name).passed).map(({ name }) => name));
    awake.value = true;
  }, [slug]);

  return (
    <div class="exercise">
      <p>
        In a terminal, with your own editor: <code>npm run exercise -- {slug}</code> writes the files to fill in, and grades whenever you
        save. Here, one piece at a time, with all the others the reference's.
      </p>
      {awake.value && (
        <p class="exercise-progress">
          <progress max={pieces.length} value={passed.value.size} aria-label="Pieces that pass" /> {passed.value.size} of {pieces.length}{" "}
          pieces
        </p>
      )}
      <ol class="exercise-pieces">
        {pieces.map((piece) => (
          <li key={piece.name} class="exercise-piece">
            <h3>
              <code>{piece.name}</code>
              {passed.value.has(piece.name) && <span class="exercise-badge">passes</span>}
            </h3>
            <p>{piece.brief}</p>
            <pre class="exercise-signature">
              <code>{piece.signature}</code>
            </pre>
            {piece.hints.map((hint, i) => (
              <details key={hint} class="exercise-hint">
                <summary>
                  Hint {i + 1} of {piece.hints.length}
                </summary>
                <p>{hint}</p>
              </details>
            ))}
            {awake.value && (
              <Writing
                slug={slug}
                piece={piece}
                load={load}
                onPassed={() => (passed.value = new Set([...passed.value, piece.name]))}
              />
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}

interface WritingProps extends Pick<WorkbenchProps, "slug" | "piece" | "onPassed"> {
  load(): Promise<GradingSource>;
}

interface Ready {
  readonly Workbench: ComponentType<WorkbenchProps>;
  readonly source: GradingSource;
}

/** A button that becomes an editor: nothing heavy is loaded for those who only read. */
function Writing({ load, ...rest }: WritingProps) {
  const stage = useSignal<"closed" | "loading" | "failed" | Ready>("closed");

  async function open(): Promise<void> {
    stage.value = "loading";
    try {
      const [{ Workbench }, source] = await Promise.all([import("./workbench"), load()]);
      stage.value = { Workbench, source };
    } catch {
      stage.value = "failed";
    }
  }

  if (typeof stage.value === "object") {
    const { Workbench, source } = stage.value;
    return <Workbench {...rest} source={source} />;
  }
  return (
    <div class="exercise-open">
      <button type="button" onClick={() => void open()} aria-disabled={stage.value === "loading"}>
        {stage.value === "loading" ? "Loading the editor …" : `Write ${rest.piece.name} here`}
      </button>
      {stage.value === "failed" && <p role="alert">The editor could not be loaded. Are you online? Try again.</p>}
    </div>
  );
}
