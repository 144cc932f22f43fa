import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { download, fileName } from "../download";
import { cellText, fieldsOf, toCsv } from "./rows";
import type { Datum } from "./types";

/** As many rows as a page shows at once; the file has them all. */
const shownRows = 500;

interface DataTableProps {
  readonly title: string;
  readonly data: readonly Datum[];
}

/** A chart's numbers, to read, to copy and to take along. */
export function DataTable({ title, data }: DataTableProps): JSX.Element {
  const copied = useSignal("");
  const fields = fieldsOf(data);
  const copy = async (): Promise<void> => {
    copied.value = await navigator.clipboard.writeText(toCsv(data)).then(() => "Copied", () => "The browser did not allow copying");
  };
  return (
    <div class="chart-data">
      <div class="chart-data-scroll">
        <table>
          <caption>{title}{data.length > shownRows && `: the first ${shownRows} of ${data.length} rows`}</caption>
          <thead><tr>{fields.map((field) => <th key={field} scope="col" data-number={typeof data[0]![field] === "number"}>{field}</th>)}</tr></thead>
          <tbody>
            {data.slice(0, shownRows).map((row, i) => (
              <tr key={i}>{fields.map((field) => <td key={field} data-number={typeof row[field] === "number"}>{cellText(row[field])}</td>)}</tr>
            ))}
          </tbody>
        </table>
      </div>
      <div class="chart-data-actions">
        <button type="button" class="kit-button" onClick={copy}>Copy as CSV</button>
        <button type="button" class="kit-button" onClick={() => download(new Blob([toCsv(data)], { type: "text/csv" }), `${fileName(title)}.csv`)}>Download CSV</button>
        <output aria-live="polite">{copied.value}</output>
      </div>
    </div>
  );
}
