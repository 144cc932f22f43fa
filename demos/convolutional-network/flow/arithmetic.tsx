/** How one cell came about, number by number. */
import type { JSX } from "preact";
import type { Look } from "../look/protocol";
import type { Cell } from "./field";
import { nameOf } from "./words";
import { termsOf, told, type Terms } from "./terms";

interface ArithmeticProps {
  readonly cell: Cell | null;
  readonly look: Look;
}

export function Arithmetic({ cell, look }: ArithmeticProps): JSX.Element {
  const terms = cell && termsOf(cell, look);
  if (!cell || !terms) return <p class="convolutional-network-hint">Point at a cell of any map: what it sees is framed above, and its arithmetic is shown here.</p>;
  const layer = look.network.layers[cell.output - 1]!;
  return (
    <div class="convolutional-network-arithmetic">
      {terms.grids.map((grid) => <Grid key={grid.title} {...grid} />)}
      <p role="status">
        <strong>{`${nameOf(layer)}, map ${cell.map + 1}, row ${cell.y + 1}, column ${cell.x + 1}`}</strong>
        <br />
        {terms.sum}
      </p>
    </div>
  );
}

function Grid({ title, size, values }: Terms["grids"][number]): JSX.Element {
  const largest = Math.max(1e-9, ...values.map(Math.abs));
  const rows = Array.from({ length: size }, (_, row) => values.slice(row * size, (row + 1) * size));
  return (
    <table class="convolutional-network-grid" data-wide={size > 5}>
      <caption>{title}</caption>
      <tbody>
        {rows.map((row, i) => (
          <tr key={i}>{row.map((value, j) => <td key={j} style={{ background: tintOf(value / largest) }}>{told(value).replace("0.", ".")}</td>)}</tr>
        ))}
      </tbody>
    </table>
  );
}

const tintOf = (share: number): string =>
  `color-mix(in srgb, var(--ramp-diverging-${share < 0 ? 0 : 4}) ${Math.round(38 * Math.abs(share))}%, transparent)`;
