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
  if (!cell || !terms) return <p class="convolutional-network-hint">Point at a cell of any map, or at a digit: what it sees is framed above, its arithmetic is shown here, and its weights stand below the maps that they are laid on.</p>;
  return (
    <div class="convolutional-network-arithmetic">
      {terms.grids.map((grid) => <Grid key={grid.title} {...grid} />)}
      <p role="status">
        <strong>{placeOf(cell, look)}</strong>
        <br />
        {terms.sum}
      </p>
    </div>
  );
}

function placeOf({ output, map, y, x }: Cell, { network: { layers }, outputs }: Look): string {
  if (output === layers.length) return `the score of ${map}`;
  const name = nameOf(layers[output - 1]!);
  return outputs[output]!.height === 1 ? `${name}, unit ${map + 1}` : `${name}, map ${map + 1}, row ${y + 1}, column ${x + 1}`;
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
