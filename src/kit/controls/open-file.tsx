/** Reads a file of text that a person picks, for whoever can make something of it. Nothing leaves the machine. */
import type { JSX, RefObject } from "preact";
import { useRef, useState } from "preact/hooks";
import { Icon } from "./icons";

interface FilePickerProps {
  readonly input: RefObject<HTMLInputElement | null>;
  /** As in HTML: ".json". */
  readonly accept: string;
  readonly label: string;
  readonly onFile: (file: File) => void;
}

/** Out of sight: buttons and menus open it. */
export function FilePicker({ input, accept, label, onFile }: FilePickerProps): JSX.Element {
  const take = (field: HTMLInputElement): void => {
    const file = field.files?.[0];
    // The same file must count as new when it is chosen again, once it was corrected.
    field.value = "";
    if (file) onFile(file);
  };
  return <input ref={input} type="file" hidden accept={accept} aria-label={label} onChange={(event) => take(event.currentTarget)} />;
}

export interface OpenFileProps {
  readonly label: string;
  readonly accept: string;
  /** Given the whole text of the file, and its name. The message of an Error that it throws, or rejects with, is told. */
  readonly onText: (text: string, name: string) => void | Promise<void>;
  /** Larger files are refused before they are read. */
  readonly maxBytes?: number;
}

export function OpenFile({ label, accept, onText, maxBytes = 5_000_000 }: OpenFileProps): JSX.Element {
  const picker = useRef<HTMLInputElement>(null);
  const newest = useRef<File | undefined>(undefined);
  const [problem, setProblem] = useState("");

  async function read(file: File): Promise<void> {
    newest.current = file;
    const outcome = await textOf(file, maxBytes);
    // A file picked after this one wins, even if it was the shorter to read.
    if (newest.current !== file) return;
    const problem = "problem" in outcome ? outcome.problem : await problemOf(() => onText(outcome.text, file.name));
    if (newest.current === file) setProblem(problem);
  }
  return (
    <div class="open-file">
      <button type="button" class="kit-button" onClick={() => picker.current?.click()}>
        <Icon name="open" />
        {label}
      </button>
      <FilePicker input={picker} accept={accept} label={label} onFile={(file) => void read(file)} />
      <p class="control-error" role="alert">{problem}</p>
    </div>
  );
}

async function textOf(file: File, maxBytes: number): Promise<{ readonly text: string } | { readonly problem: string }> {
  if (file.size > maxBytes) return { problem: `${file.name} has ${megabytes(file.size)}, where ${megabytes(maxBytes)} can be read.` };
  try {
    return { text: await file.text() };
  } catch {
    return { problem: `${file.name} could not be read.` };
  }
}

const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1e5) / 10} MB`;

async function problemOf(act: () => void | Promise<void>): Promise<string> {
  try {
    await act();
    return "";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
