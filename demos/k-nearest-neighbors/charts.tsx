/** What the neighbours say, how good other k would be, and how the distances are spread. */
import type { JSX } from "preact";
import { useMemo, useRef } from "preact/hooks";
import { Facts, type Fact } from "../../src/kit/controls/facts";
import { engineNames } from "../../src/kit/engines/names";
import type { Lab } from "../../src/kit/lab/lab";
import { Chart } from "../../src/kit/plots/chart";
import { classColour } from "../../src/kit/plots/colours";
import { Mark } from "../../src/kit/plots/legend";
import type { Curve } from "./curve";
import type { Parameters } from "./parameters";
import { percent, readable } from "./readable";
import { Key } from "./stage";
import { className, type Frame } from "./story";
import type { Answers } from "./surface";

type NeighborsLab = Lab<Parameters, Frame>;

export function Charts({ lab }: { readonly lab: NeighborsLab }): JSX.Element {
  return (
    <>
      <Facts facts={factsOf(lab)} />
      <Votes lab={lab} />
      <OverK lab={lab} />
      <SpreadChart lab={lab} />
      <Key lab={lab} />
      <PaintedBy lab={lab} />
    </>
  );
}

function factsOf(lab: NeighborsLab): Fact[] {
  const frame = lab.player.frame.value;
  const isKnown = frame?.answer != null;
  return [
    { name: "Answer", value: isKnown ? (frame.answerName ?? readable(frame.answer!)) : undefined },
    { name: "Radius", value: isKnown ? readable(frame.distances.at(-1)!) : undefined, help: "The distance to the farthest of the neighbours: everything within it was asked." },
    { name: "Distances", value: frame ? `${frame.evaluations} of ${frame.n}` : undefined, help: "How many distances were computed for this query. A k-d tree leaves out whole boxes of points." },
  ];
}

/** What computed the picture's ground. */
function PaintedBy({ lab }: { readonly lab: NeighborsLab }): JSX.Element | null {
  const { result } = lab.analysis<Answers | null>("surface").value;
  const last = useRef<Answers | null>(null);
  if (result) last.current = result;
  if (!last.current || lab.parameters.value.below !== "answers") return null;
  const { engine, seconds, columns } = last.current;
  return (
    <p class="k-nearest-neighbors-engine">
      {`${(columns ** 2).toLocaleString("en")} places answered by ${engineNames[engine]} in ${readable(seconds)} s.`}
    </p>
  );
}

/** A bar for each class that has a vote, or where the values lie. */
function Votes({ lab }: { readonly lab: NeighborsLab }): JSX.Element {
  const frame = lab.player.frame.value;
  const target = lab.drawnFrom.value?.dataset.target;
  if (!frame || !target || frame.answer === null) return <p class="k-nearest-neighbors-votes">No neighbour has been asked yet.</p>;
  if (target.kind === "real") return <Values frame={frame} values={target.values} name={target.name} />;
  const votes = Array.from(frame.votes!, (share, id) => ({ id, share })).filter(({ share, id }) => share > 0 || (frame.votes!.length <= 3 && id < 3));
  return (
    <ul class="k-nearest-neighbors-votes" aria-label="Votes">
      {votes.map(({ id, share }) => (
        <li key={id} data-wins={id === frame.answer}>
          <span><Mark group={id} />{className(target, id)}</span>
          <span class="k-nearest-neighbors-bar"><span style={{ inlineSize: `${100 * share}%`, background: classColour(id) }} /></span>
          <span>{percent(share, 0)}</span>
        </li>
      ))}
    </ul>
  );
}

function Values({ frame, values, name }: { readonly frame: Frame; readonly values: Float64Array; readonly name: string }): JSX.Element {
  const own = Array.from(frame.rows, (row) => values[row]!);
  return (
    <p class="k-nearest-neighbors-votes">
      {`Their ${name}: from ${readable(Math.min(...own))} to ${readable(Math.max(...own))}; the mean, ${readable(frame.answer!)}, is the answer.`}
    </p>
  );
}

const partColours = { domain: ["training", "held out"], range: [classColour(0), classColour(1)] };

function overKSpec(isAccuracy: boolean) {
  return {
    mark: { type: "line", interpolate: "linear", point: false },
    encoding: {
      x: { field: "k", type: "quantitative", title: "k", scale: { type: "log", nice: false }, axis: { format: "d", tickCount: 5 } },
      y: { field: "value", type: "quantitative", title: null, scale: { zero: false }, axis: { format: isAccuracy ? ".0%" : "~s", tickCount: 5 } },
      color: { field: "part", type: "nominal", scale: partColours, legend: null },
      strokeDash: { field: "part", type: "nominal", scale: { domain: partColours.domain, range: [[1, 0], [5, 3]] }, legend: null },
    },
  };
}

function OverK({ lab }: { readonly lab: NeighborsLab }): JSX.Element {
  const { result, status, error } = lab.analysis<Curve | null>("curve").value;
  const last = useRef<Curve | null>(null);
  if (result) last.current = result;
  const shown = status === "failed" ? null : last.current;
  const rows = useMemo(() => rowsOf(shown), [shown]);
  const { nNeighbors } = lab.state.value.parameters;
  const isAccuracy = shown?.measure !== "error";
  const title = isAccuracy ? "Accuracy over k" : "Error over k (root mean square)";
  return (
    <>
      <Chart
        title={title}
        description={describeCurve(shown, nNeighbors)}
        spec={useMemo(() => overKSpec(isAccuracy), [isAccuracy])}
        data={rows}
        height={148}
        cursor={{ field: "k", value: nNeighbors }}
        onSelect={({ k }) => lab.setParameters({ nNeighbors: Number(k) })}
      />
      <p class="k-nearest-neighbors-parts" data-stale={!result}>
        <Line part={0} />training {at(shown, "training", nNeighbors)}
        <Line part={1} />held out {at(shown, "test", nNeighbors)}
      </p>
      {status === "failed" && <p class="k-nearest-neighbors-problem" role="alert">{`Other k could not be tried: ${error}`}</p>}
    </>
  );
}

const Line = ({ part }: { readonly part: number }): JSX.Element => (
  <svg viewBox="0 0 20 8" aria-hidden="true"><path d="M1 4h18" style={{ stroke: classColour(part), strokeDasharray: part === 0 ? undefined : "5 3" }} /></svg>
);

function rowsOf(curve: Curve | null) {
  if (!curve) return [];
  const part = (name: string, values: Float64Array | null) => (values ? curve.ks.map((k, i) => ({ k, value: values[i]!, part: name })) : []);
  return [...part("training", curve.training), ...part("held out", curve.test)];
}

/** The figure at the k in force, or at the nearest one that was tried. */
function at(curve: Curve | null, part: "training" | "test", k: number): string {
  const values = curve?.[part];
  if (!curve || !values) return "–";
  const nearest = curve.ks.reduce((best, candidate, i) => (Math.abs(candidate - k) < Math.abs(curve.ks[best]! - k) ? i : best), 0);
  return curve.measure === "accuracy" ? percent(values[nearest]!) : readable(values[nearest]!);
}

function describeCurve(curve: Curve | null, k: number): string {
  if (!curve) return "Nothing has been tried yet.";
  return `At k = ${k}: training ${at(curve, "training", k)}, held out ${at(curve, "test", k)}. At k = 1: ${at(curve, "training", 1)} and ${at(curve, "test", 1)}. At k = ${curve.ks.at(-1)}: ${at(curve, "training", curve.ks.at(-1)!)} and ${at(curve, "test", curve.ks.at(-1)!)}.`;
}

const spreadSpec = {
  mark: { type: "bar", binSpacing: 0 },
  encoding: {
    x: { field: "from", type: "quantitative", bin: { binned: true }, title: "distance", axis: { tickCount: 5, format: "~s" } },
    x2: { field: "to" },
    y: { field: "points", type: "quantitative", title: null, axis: { tickCount: 3, format: "d" } },
  },
};

function SpreadChart({ lab }: { readonly lab: NeighborsLab }): JSX.Element {
  const spread = lab.player.frame.value?.spread;
  const rows = useMemo(() => {
    if (!spread) return [];
    const width = (spread.farthest || 1) / spread.counts.length;
    return Array.from(spread.counts, (points, i) => ({ from: i * width, to: (i + 1) * width, points }));
  }, [spread]);
  const ratio = spread && spread.nearest > 0 ? readable(spread.farthest / spread.nearest) : null;
  const told = ratio ? `The farthest is ${ratio} times as far as the nearest` : "Distances from the query";
  return <Chart title={ratio ? `Distances: farthest ${ratio} × nearest` : "Distances from the query"} description={`${told}.`} spec={spreadSpec} data={rows} height={104} />;
}
