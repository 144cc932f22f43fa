/** The current set-up as code: shown in a dialog, to be copied or saved. */
import type { JSX } from "preact";
import { useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import { download } from "../download";
import { Icon, IconButton } from "./icons";

export interface CodeFile {
  readonly id: string;
  /** What its tab says: "scikit-learn". */
  readonly label: string;
  readonly fileName: string;
  readonly code: string;
}

interface CodeExportProps {
  readonly label: string;
  /**
   * At least one. Called when the dialog is opened, and not before: what writes the code may be loaded only then. What it
   * throws is told.
   */
  readonly files: () => readonly CodeFile[] | Promise<readonly CodeFile[]>;
}

type Made = { readonly files: readonly CodeFile[] } | { readonly problem: string } | "making";

export function CodeExport({ label, files }: CodeExportProps): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  const [made, setMade] = useState<Made | null>(null);
  const isOpen = made !== null;
  const newest = useRef(0);
  useLayoutEffect(() => {
    if (isOpen) dialog.current?.showModal();
  }, [isOpen]);
  const open = async (): Promise<void> => {
    const request = ++newest.current;
    setMade("making");
    const outcome = await attempt(files);
    // The dialog may have been closed, and opened again, in the meantime.
    if (request === newest.current) setMade(outcome);
  };
  const close = (): void => {
    newest.current++;
    setMade(null);
  };
  return (
    <>
      <button type="button" class="kit-button" aria-haspopup="dialog" onClick={() => void open()}>
        <Icon name="code" />
        {label}
      </button>
      <dialog ref={dialog} class="code-export" aria-labelledby={title} data-own-keys onClose={close}>
        {made && (
          <div class="code-export-inside">
            <div class="code-export-head">
              <p id={title} class="code-export-title">{label}</p>
              <IconButton icon="close" label="Close" onClick={() => dialog.current?.close()} class="kit-button-quiet" />
            </div>
            <Content made={made} label={label} />
          </div>
        )}
      </dialog>
    </>
  );
}

function Content({ made, label }: { readonly made: Made; readonly label: string }): JSX.Element {
  if (made === "making") return <p role="status">The code is being written…</p>;
  return "files" in made ? <Tabs files={made.files} label={label} /> : <p role="alert">{made.problem}</p>;
}

async function attempt(files: CodeExportProps["files"]): Promise<Made> {
  try {
    return { files: await files() };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

/** Where an arrow key leads from the i-th of n tabs. */
const leads: Readonly<Record<string, (i: number, n: number) => number>> = {
  ArrowRight: (i, n) => (i + 1) % n,
  ArrowLeft: (i, n) => (i + n - 1) % n,
  Home: () => 0,
  End: (_, n) => n - 1,
};

function Tabs({ files, label }: { readonly files: readonly CodeFile[]; readonly label: string }): JSX.Element {
  const id = useId();
  const tabs = useRef<HTMLDivElement>(null);
  const [chosen, choose] = useState(0);
  const file = files[chosen]!;
  const press = (event: KeyboardEvent): void => {
    const next = leads[event.key]?.(chosen, files.length);
    if (next === undefined) return;
    event.preventDefault();
    choose(next);
    tabs.current?.querySelectorAll<HTMLElement>("[role=tab]")[next]?.focus();
  };
  return (
    <>
      <div ref={tabs} class="code-export-tabs" role="tablist" aria-label={label}>
        {files.map((each, i) => (
          <button
            key={each.id}
            type="button"
            role="tab"
            id={`${id}-${i}`}
            class="code-export-tab"
            aria-selected={i === chosen}
            aria-controls={`${id}-panel`}
            tabIndex={i === chosen ? 0 : -1}
            onClick={() => choose(i)}
            onKeyDown={press}
          >
            {each.label}
          </button>
        ))}
      </div>
      <div id={`${id}-panel`} class="code-export-panel" role="tabpanel" aria-labelledby={`${id}-${chosen}`}>
        <Code key={file.id} file={file} />
      </div>
    </>
  );
}

function Code({ file }: { readonly file: CodeFile }): JSX.Element {
  const text = useRef<HTMLElement>(null);
  const [said, say] = useState("");

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(file.code);
      say("Copied");
    } catch {
      // No permission, or a page that is not served securely.
      getSelection()?.selectAllChildren(text.current!);
      say("The code is selected: copy it with Ctrl+C");
    }
  }
  return (
    <>
      {/* Wide and long code scrolls inside, which a keyboard must be able to do too. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre class="code-export-code" tabIndex={0} role="region" aria-label={file.fileName}><code ref={text}>{file.code}</code></pre>
      <div class="code-export-verbs">
        <button type="button" class="kit-button kit-button-main" onClick={() => void copy()}>
          <Icon name={said === "Copied" ? "check" : "copy"} />
          Copy
        </button>
        <button type="button" class="kit-button" onClick={() => download(new Blob([file.code], { type: "text/plain" }), file.fileName)}>
          <Icon name="save" />
          Download {file.fileName}
        </button>
        <span role="status">{said}</span>
      </div>
    </>
  );
}
