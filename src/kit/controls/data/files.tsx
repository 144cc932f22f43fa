/** Files in and out: the picker, what was wrong with a file, and the points as CSV. */
import type { JSX, RefObject } from "preact";
import { useRef } from "preact/hooks";
import type { Schema } from "../../lab/schema";
import { Icon } from "../icons";
import type { BarProps } from "../player";
import { saveDataset } from "./csv";
import type { Reader } from "./reader";

interface FilePickerProps {
  readonly reader: Reader;
  readonly input: RefObject<HTMLInputElement | null>;
}

/** Out of sight: buttons and menus open it. */
export function FilePicker({ reader, input }: FilePickerProps): JSX.Element {
  const take = (field: HTMLInputElement): void => {
    const file = field.files?.[0];
    // The same file must count as new when it is chosen again, once it was corrected.
    field.value = "";
    if (file) void reader.read(file);
  };
  return (
    <input
      ref={input}
      type="file"
      hidden
      accept=".csv,.tsv,.txt"
      aria-label="Your own table"
      onChange={(event) => take(event.currentTarget)}
    />
  );
}

export function FileError({ reader }: { readonly reader: Reader }): JSX.Element {
  return <p class="data-error" role="alert">{reader.error.value}</p>;
}

export function FileButtons<S extends Schema, Frame>({ lab, reader }: BarProps<S, Frame> & { readonly reader: Reader }): JSX.Element {
  const picker = useRef<HTMLInputElement>(null);
  const dataset = lab.dataset.value;
  return (
    <div class="data-files">
      <button type="button" class="kit-button" onClick={() => picker.current?.click()}>
        <Icon name="open" />
        Open a CSV file
      </button>
      <FilePicker reader={reader} input={picker} />
      <button
        type="button"
        class="kit-button"
        aria-disabled={dataset === null}
        onClick={() => dataset && void saveDataset(dataset, `${lab.model.slug}-${lab.state.peek().data.source}.csv`)}
      >
        <Icon name="save" />
        Save as CSV
      </button>
      <p class="data-about">Or drop a file on the page. It never leaves this computer.</p>
    </div>
  );
}
