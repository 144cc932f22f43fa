/** The reference implementation as it is in the project: nothing is retold, so nothing can differ. */
import { highlight, type Token } from "./highlight";
import type { SourceFile } from "./parts";

export function Reference({ sources }: { sources: readonly SourceFile[] }) {
  return (
    <div class="reference">
      {sources.map((source) => (
        <CodeFile key={source.path} {...source} />
      ))}
    </div>
  );
}

function CodeFile({ path, code, isReference }: SourceFile) {
  const id = idOf(path);
  const lines = highlight(code);
  return (
    <details class="code-file" id={id} open={isReference}>
      <summary class="code-head">
        <h3>
          <code>{path}</code>
        </h3>
        <span class="code-size">{lines.length} lines</span>
      </summary>
      <button type="button" class="code-copy" data-copy={id} hidden>
        Copy
      </button>
      {/* Wide lines scroll inside, which a keyboard must be able to do too. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre class="code" style={`--lines: ${lines.length}`} tabIndex={0} aria-label={`Source of ${path}`} role="region">
        {lines.map((tokens, index) => (
          <CodeLine key={index} id={`${id}-${index + 1}`} number={index + 1} tokens={tokens} />
        ))}
      </pre>
    </details>
  );
}

function CodeLine({ id, number, tokens }: { id: string; number: number; tokens: readonly Token[] }) {
  return (
    <span class="code-line" id={id}>
      <a class="code-number" href={`#${id}`} aria-label={`Line ${number}`} data-number={number} tabIndex={-1} />
      <code class="code-text">{tokens.map(({ text, kind }) => (kind ? <span class={`code-${kind}`}>{text}</span> : text))}</code>
      {"\n"}
    </span>
  );
}

/** "algorithms/k-means/index.ts" → "code-index" */
function idOf(path: string): string {
  return `code-${path.replace(/^.*\//, "").replace(/\.ts$/, "")}`;
}
