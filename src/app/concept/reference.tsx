/** The reference implementation as it is in the project: nothing is retold, so nothing can differ. */
import { highlight } from "./highlight";
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

function CodeFile({ path, code }: SourceFile) {
  const id = idOf(path);
  const lines = highlight(code);
  return (
    <section class="code-file" aria-label={path} id={id}>
      <header class="code-head">
        <h3>
          <code>{path}</code>
        </h3>
        <span class="code-size">{lines.length} lines</span>
        <button type="button" class="code-copy" data-copy={id} hidden>
          Copy
        </button>
      </header>
      {/* Wide lines scroll inside, which a keyboard must be able to do too. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre class="code" tabIndex={0} aria-label={`Source of ${path}`} role="region">
        {lines.map((tokens, index) => {
          const line = `${id}-${index + 1}`;
          return (
            <span class="code-line" id={line} key={line}>
              <a class="code-number" href={`#${line}`} aria-label={`Line ${index + 1}`} data-number={index + 1} tabIndex={-1} />
              <code class="code-text">
                {tokens.map(({ text, kind }) => (kind ? <span class={`code-${kind}`}>{text}</span> : text))}
              </code>
              {"\n"}
            </span>
          );
        })}
      </pre>
    </section>
  );
}

/** "algorithms/k-means/index.ts" → "code-index" */
function idOf(path: string): string {
  return `code-${path.replace(/^.*\//, "").replace(/\.ts$/, "")}`;
}
