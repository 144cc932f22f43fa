/** Which two columns of a table are drawn, and where the table is from. */
import type { JSX } from "preact";
import { useId } from "preact/hooks";
import { numericColumns, shownFeatures } from "../../data/columns";
import type { Table } from "../../data/dataset";
import { ownSource } from "../../lab/defaults";
import type { Schema } from "../../lab/schema";
import { IconButton } from "../icons";
import type { BarProps } from "../player";

export function TableColumns<S extends Schema, Frame>({ lab }: BarProps<S, Frame>): JSX.Element {
  const table = lab.table.value;
  if (!table) return <p class="data-about" role="status">The table is being loaded…</p>;
  const names = numericColumns(table).map(({ name }) => name);
  if (names.length < 2) return <p class="data-about">This table has fewer than two numeric columns.</p>;
  const [x, y] = shownFeatures(table, lab.state.value.data.features).map(({ name }) => name) as [string, string];
  const show = (nextX: string, nextY: string): void => lab.setData({ features: [nextX, nextY] });
  return (
    <div class="data-columns">
      <ColumnMenu label="Across" names={names} value={x} onChange={(name) => show(name, name === y ? x : y)} />
      <IconButton icon="swap" label="Swap the two features" onClick={() => show(y, x)} class="kit-button-quiet" />
      <ColumnMenu label="Up" names={names} value={y} onChange={(name) => show(name === x ? y : x, name)} />
      <Origin table={table} />
    </div>
  );
}

interface ColumnMenuProps {
  readonly label: string;
  readonly names: readonly string[];
  readonly value: string;
  readonly onChange: (name: string) => void;
}

function ColumnMenu({ label, names, value, onChange }: ColumnMenuProps): JSX.Element {
  const id = useId();
  return (
    <div class="data-column">
      <label class="control-label" for={id}>{label}</label>
      <select id={id} class="control-menu" value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {names.map((name) => <option key={name} value={name}>{name}</option>)}
      </select>
    </div>
  );
}

function Origin({ table }: { readonly table: Table }): JSX.Element | null {
  if (table.id === ownSource) return null;
  return (
    <details class="data-origin">
      <summary>Source and licence</summary>
      <p>{table.source}</p>
      <p>Licence: {table.licence}</p>
    </details>
  );
}
