/** Files in and out: the picker, what was wrong with a file, and the points as CSV. */
import type { JSX, RefObject } from "preact";
import { useRef } from "preact/hooks";
import { toCsv } from "../../data/csv";
import type { Dataset } from "../../data/dataset";
import { firstAddedId } from "../../data/edits";
import { download } from "../../download";
import type { Schema } from "../../lab/schema";
import { Icon } from "../icons";
import { FilePicker } from "../open-file";
import type { BarProps } from "../player";
import type { Reader } from "./reader";

interface CsvPickerProps {
  readonly reader: Reader;
  readonly input: RefObject<HTMLInputElement | null>;
}

export function CsvPicker({ reader, input }: CsvPickerProps): JSX.Element {
  return <FilePicker input={input} accept=".csv,.tsv,.txt" label="Your own table" onFile={(file) => void reader.read(file)} />;
}

/** What was wrong with a file, or what was made of it. */
export function FileReport({ reader }: { readonly reader: Reader }): JSX.Element {
  const report = reader.report.value;
  const lines = (level: "notice" | "error") => report?.level === level && report.lines.map((line) => <p key={line}>{line}</p>);
  return (
    <>
      <div class="data-report data-report-error" role="alert">{lines("error")}</div>
      <div class="data-report" role="status">{lines("notice")}</div>
    </>
  );
}

export function FileButtons<S extends Schema, Frame>({ lab, reader }: BarProps<S, Frame> & { readonly reader: Reader }): JSX.Element {
  const picker = useRef<HTMLInputElement>(null);
  const dataset = lab.dataset.value;
  /** A point that was added where the demo asks for no class has none. */
  const isKnown = (id: number): boolean => id < firstAddedId || lab.model.data.target !== "any";
  const save = (points: Dataset): void =>
    download(new Blob([toCsv(points, isKnown)], { type: "text/csv" }), `${lab.model.slug}-${lab.state.peek().data.source}.csv`);
  return (
    <div class="data-files">
      <button type="button" class="kit-button" onClick={() => picker.current?.click()}>
        <Icon name="open" />
        Open CSV
      </button>
      <CsvPicker reader={reader} input={picker} />
      <button
        type="button"
        class="kit-button"
        aria-disabled={dataset === null}
        onClick={() => dataset && save(dataset)}
      >
        <Icon name="save" />
        Save CSV
      </button>
      <p class="data-about">Or drop a file on the page. It never leaves this computer.</p>
    </div>
  );
}
