/** What each head minimises, over the run. */
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { thinned } from "../../../src/kit/lab/thin";
import { Chart } from "../../../src/kit/plots/chart";
import { readable } from "../describe";
import type { TwoHeadsLab } from "../use-picture";

const curves = [
  { key: "regression", title: "Half mean square, regression" },
  { key: "classification", title: "Log loss, classes" },
] as const;

export function Descent({ lab }: { readonly lab: TwoHeadsLab }): JSX.Element {
  return <>{curves.map((curve) => <Curve key={curve.key} lab={lab} name={curve.key} title={curve.title} />)}</>;
}

interface CurveProps {
  readonly lab: TwoHeadsLab;
  readonly name: "regression" | "classification";
  readonly title: string;
}

const mostRows = 400;

function Curve({ lab: { player }, name, title }: CurveProps): JSX.Element {
  const trace = player.trace.value;
  const data = useMemo(
    () => thinned(trace, mostRows).flatMap(({ step, values }) => (values[name] == null ? [] : [{ epoch: Number(values.epoch), loss: Number(values[name]), step }])),
    [trace, name],
  );
  const [first, last] = [data[0], data.at(-1)];
  const now = trace[Math.min(player.step.value, trace.length - 1)];
  return (
    <Chart
      title={title}
      description={first && last ? `From ${readable(first.loss)} to ${readable(last.loss)} in ${readable(last.epoch)} epochs.` : "No step yet."}
      spec={spec}
      data={data}
      height={176}
      cursor={{ field: "epoch", value: Number(now?.epoch ?? 0) }}
      onSelect={({ step }) => player.seek(Number(step))}
    />
  );
}

const spec = {
  mark: { type: "line", color: "var(--ink)" },
  encoding: {
    x: { field: "epoch", type: "quantitative", title: "epoch", scale: { nice: false } },
    y: { field: "loss", type: "quantitative", title: null, scale: { zero: false }, axis: { format: "~r" } },
  },
};
