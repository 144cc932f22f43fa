/** What the specification says of a learner's piece: a list of its tests, and the first failure in full. */
import { outcomeOf, type Failure, type GradedTest, type Grading, type Outcome } from "./grading";

interface Props {
  readonly part: string;
  readonly grading: Grading | "running" | undefined;
  onLine(line: number): void;
}

const words: Readonly<Record<Outcome, string>> = { passed: "passes", failed: "fails", open: "not run" };

export function Results({ part, grading, onLine }: Props) {
  return (
    <div class="exercise-results" role="status">
      {grading === "running" ? <p>Grading …</p> : grading && <Verdict part={part} grading={grading} onLine={onLine} />}
    </div>
  );
}

function Verdict({ part, grading, onLine }: { part: string; grading: Grading; onLine(line: number): void }) {
  const own = grading.tests.filter((test) => test.part === part);
  const shown = whatToShow(part, grading);
  return (
    <>
      <p class="exercise-verdict">{verdict(part, grading, own)}</p>
      {own.length > 0 && (
        <ul class="exercise-tests">
          {own.map(({ name, outcome }) => (
            <li key={name} class={`exercise-test exercise-test-${outcome}`}>
              <span class="exercise-outcome">{words[outcome]}</span> {name}
            </li>
          ))}
        </ul>
      )}
      {shown && <FailureInFull title={shown.title} failure={shown.failure} onLine={onLine} />}
    </>
  );
}

function FailureInFull({ title, failure: { message, diff, line }, onLine }: { title: string; failure: Failure; onLine(line: number): void }) {
  return (
    <div class="exercise-failure">
      <p class="exercise-failure-title">{title}</p>
      <pre class="exercise-message">{message}</pre>
      {line !== undefined && (
        <button type="button" onClick={() => onLine(line)}>
          Go to line {line}
        </button>
      )}
      {diff && (
        <pre class="exercise-diff">
          {diff.split("\n").map((text, i) => (
            <span key={i} class={text.startsWith("-") ? "exercise-expected" : text.startsWith("+") ? "exercise-received" : undefined}>
              {`${text}\n`}
            </span>
          ))}
        </pre>
      )}
    </div>
  );
}

/** A piece passes when its tests do and nothing else breaks by it: all other pieces are the reference's. */
export function hasPassed({ tests, broken }: Grading): boolean {
  return !broken && tests.length > 0 && tests.every(({ outcome }) => outcome === "passed");
}

/** The failure to begin with: the piece's own, or of what is made of it. */
export function whatToShow(part: string, { tests, broken }: Grading): { title: string; failure: Failure } | undefined {
  if (broken) return { title: "It could not be graded", failure: broken };
  const failed = tests.filter(({ failure }) => failure);
  const first = failed.find((test) => test.part === part) ?? failed[0];
  if (!first?.failure) return undefined;
  return { title: first.part === part ? first.name : `${first.part}: ${first.name}`, failure: first.failure };
}

function verdict(part: string, grading: Grading, own: readonly GradedTest[]): string {
  if (grading.broken) return "Not graded yet.";
  if (hasPassed(grading)) return `${part} passes, and so does all that is made of it.`;
  if (outcomeOf(part, grading) === "passed") return `${part} passes alone, but what is made of it does not yet.`;
  return `${own.filter(({ outcome }) => outcome === "passed").length} of ${own.length} tests pass.`;
}
