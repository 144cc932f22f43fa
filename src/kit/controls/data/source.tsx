/** The menu of generators and tables, and a person's own. */
import type { JSX } from "preact";
import { useId, useRef } from "preact/hooks";
import { generatorOf } from "../../data/generators";
import { tableList } from "../../data/tables";
import { ownSource } from "../../lab/defaults";
import type { Schema } from "../../lab/schema";
import type { BarProps } from "../player";
import { CsvPicker } from "./files";
import type { Reader } from "./reader";

const label = "Data";
/** Chosen to bring a file, as long as there is none. */
const bring = "bring";

export function Source<S extends Schema, Frame>({ lab, reader }: BarProps<S, Frame> & { readonly reader: Reader }): JSX.Element {
  const picker = useRef<HTMLInputElement>(null);
  const id = useId();
  const { source } = lab.state.value.data;
  const { generated, shipped } = offered(lab.model.data.sources);

  const choose = (menu: HTMLSelectElement): void => {
    if (menu.value !== bring) return lab.setData({ source: menu.value });
    menu.value = source;
    picker.current?.click();
  };
  return (
    <div class="control">
      <div class="control-head">
        <label class="control-label" for={id}>{label}</label>
        <select id={id} class="control-menu data-source" value={source} onChange={(event) => choose(event.currentTarget)}>
          {generated.length > 0 && <optgroup label="Generated">{generated.map(option)}</optgroup>}
          {shipped.length > 0 && <optgroup label="Real tables">{shipped.map(option)}</optgroup>}
          <optgroup label="Your own">
            {source === ownSource && option({ id: ownSource, name: lab.table.value?.name ?? "Your own table" })}
            {option({ id: bring, name: source === ownSource ? "Another table of your own…" : "Your own table…" })}
          </optgroup>
        </select>
      </div>
      <CsvPicker reader={reader} input={picker} />
      <About source={source} />
    </div>
  );
}

interface Named {
  readonly id: string;
  readonly name: string;
}

const option = ({ id, name }: Named): JSX.Element => <option key={id} value={id}>{name}</option>;

function offered(sources: readonly string[]): { readonly generated: readonly Named[]; readonly shipped: readonly Named[] } {
  return {
    generated: sources.flatMap((source) => generatorOf(source) ?? []),
    shipped: sources.flatMap((source) => tableList.find((listing) => listing.id === source) ?? []),
  };
}

function About({ source }: { readonly source: string }): JSX.Element | null {
  const help = generatorOf(source)?.help;
  return help ? <p class="data-about">{help}</p> : null;
}
