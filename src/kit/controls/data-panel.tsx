/** What the points are: where they come from, what is drawn of them, and what was changed by hand. */
import type { JSX } from "preact";
import type { Schema } from "../lab/schema";
import { Edited } from "./data/edited";
import { FileButtons, FileReport } from "./data/files";
import { GeneratorOptions } from "./data/generator-options";
import { NewPoints } from "./data/new-points";
import { Seed } from "./data/seed";
import { Source } from "./data/source";
import { Split } from "./data/split";
import { TableColumns } from "./data/table-columns";
import { useReader } from "./data/reader";
import { generatorOf } from "../data/generators";
import type { BarProps } from "./player";
import { ToggleControl } from "./toggle";

const standardize = {
  kind: "toggle",
  label: "Standardise",
  help: "Gives both features mean 0 and standard deviation 1, so that neither counts for more than the other.",
  default: false,
} as const;

export function DataPanel<S extends Schema, Frame>({ lab }: BarProps<S, Frame>): JSX.Element {
  const reader = useReader(lab.useTable);
  const { data, seeds } = lab.state.value;
  const isGenerated = generatorOf(data.source) !== undefined;
  return (
    <div class="data-panel">
      <div class="controls">
        <Source lab={lab} reader={reader} />
        <FileReport reader={reader} />
        {isGenerated ? <GeneratorOptions lab={lab} /> : <TableColumns lab={lab} />}
        {isGenerated && <Seed label="Data seed" news="New points" value={seeds.data} onChange={(seed) => lab.setSeeds({ data: seed })} />}
        <ToggleControl
          parameter={standardize}
          value={data.scaling === "standard"}
          defaultValue={lab.model.initial?.data?.scaling === "standard"}
          disabled={false}
          onChange={(isOn) => lab.setData({ scaling: isOn ? "standard" : "none" })}
        />
        {lab.model.data.testFraction !== undefined && <Split lab={lab} usual={lab.model.data.testFraction} />}
      </div>
      <NewPoints lab={lab} />
      <Edited lab={lab} />
      <FileButtons lab={lab} reader={reader} />
    </div>
  );
}
