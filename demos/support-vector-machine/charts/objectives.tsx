/** The dual rises, the primal comes down: where they meet, both are optimal. */
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { Lab } from "../../../src/kit/lab/lab";
import { Chart } from "../../../src/kit/plots/chart";
import { readable } from "../describe";
import type { Frame } from "../frame";
import type { Parameters } from "../parameters";

const spec = {
  mark: { type: "line" },
  encoding: {
    x: { field: "step", type: "quantitative", title: "step", scale: { zero: true, nice: false }, axis: { tickMinStep: 1, format: "d" } },
    y: { field: "value", type: "quantitative", title: null, scale: { zero: true } },
    color: { field: "objective", type: "nominal", title: null, scale: { domain: ["dual", "primal"], range: ["var(--class-6)", "var(--class-7)"] } },
    strokeDash: { field: "objective", type: "nominal", title: null, scale: { domain: ["dual", "primal"], range: [[1, 0], [5, 3]] } },
    detail: { field: "pair" },
  },
};

export function Objectives({ lab }: { readonly lab: Lab<Parameters, Frame> }): JSX.Element {
  const frames = lab.player.frames.value;
  const data = useMemo(() => rowsOf(frames), [frames]);
  const last = frames.at(-1);
  return (
    <Chart
      title="Objective, step by step"
      description={last ? `At the end the dual objective is ${readable(last.objective)}, the primal ${readable(last.primal)}.` : "No step yet."}
      spec={spec}
      data={data}
      height={132}
      cursor={{ field: "step", value: lab.player.step.value }}
      onSelect={({ step }) => lab.player.seek(Number(step))}
    />
  );
}

/** The primal of a machine that has only begun can be far above all that matters: no more than twice what it is with nothing learnt. */
function rowsOf(frames: readonly (Frame | undefined)[]) {
  return frames.flatMap((frame, step) => {
    if (!frame) return [];
    const { objective, primal, pair: { number }, C } = frame;
    const most = 1.25 * C.reduce((sum, cost) => sum + cost, 0);
    return [
      { step, value: objective, objective: "dual", pair: number },
      ...(primal <= most ? [{ step, value: primal, objective: "primal", pair: number }] : []),
    ];
  });
}
