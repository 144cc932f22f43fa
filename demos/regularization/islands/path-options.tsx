/** Which columns, which penalty, and what is done to the columns first. */
import type { JSX } from "preact";
import type { PenaltyKind } from "../penalty";
import { OneOf, Switch } from "./choice";
import type { Changes, Source } from "./path-data";

export interface Options extends Changes {
  readonly source: Source;
  readonly penalty: PenaltyKind;
}

const sources = { diabetes: "Diabetes, 10 columns", sparse: "Generated: 20 columns, 4 matter", correlated: "The same, strongly correlated" } as const;
const penalties = { l1: "L1, lasso", l2: "L2, ridge", elasticnet: "half of each" } as const;

export function PathOptions({ options, onChange }: { readonly options: Options; readonly onChange: (change: Partial<Options>) => void }): JSX.Element {
  return (
    <div class="regularization-options">
      <OneOf label="Data" options={sources} value={options.source} onChange={(source) => onChange({ source })} />
      <OneOf label="Penalty" options={penalties} value={options.penalty} onChange={(penalty) => onChange({ penalty })} />
      <Switch label="Strongest column twice" value={options.duplicate} onChange={(duplicate) => onChange({ duplicate })} />
      <Switch label="Strongest column ÷ 10, as in another unit" value={options.unit} onChange={(unit) => onChange({ unit })} />
    </div>
  );
}
