/** The report of a case as aligned plain text. */
import type { Quality } from "./harness";

export interface Row {
  name: string;
  note?: string;
  /** Milliseconds of the timed runs. */
  times: number[];
  quality?: Quality;
  error?: string;
}

export interface Report {
  title: string;
  /** The row that the ratios are relative to. */
  ours: string;
  rows: Row[];
}

export function formatTable({ title, ours, rows }: Report): string {
  const best = (row: Row | undefined) => (row?.times.length ? Math.min(...row.times) : undefined);
  const unit = best(rows.find(({ name }) => name === ours));
  const figures = [...new Set(rows.flatMap(({ quality }) => Object.keys(quality ?? {})))];

  const header = ["", "best ms", `× ${ours}`, "runs", ...figures, "remarks"];
  const lines = rows.map((row) => {
    const time = best(row);
    return [
      row.name,
      time === undefined ? "–" : time.toFixed(2),
      time === undefined || unit === undefined ? "–" : (time / unit).toFixed(2),
      String(row.times.length),
      ...figures.map((figure) => formatNumber(row.quality?.[figure])),
      [row.error, row.note].filter(Boolean).join("; "),
    ];
  });
  return `${title}\n${align([header, ...lines])}\n`;
}

function formatNumber(value: number | undefined): string {
  if (value === undefined) return "–";
  return Number.isInteger(value) ? String(value) : value.toPrecision(10);
}

/** Columns in line: the first and the last to the left, numbers to the right. */
function align(cells: string[][]): string {
  const widths = cells[0]!.map((_, column) => Math.max(...cells.map((line) => line[column]!.length)));
  return cells
    .map((line) =>
      line
        .map((cell, column) => {
          if (column === line.length - 1) return cell;
          return column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!);
        })
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
