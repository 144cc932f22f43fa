/** The same work on every engine of this machine, side by side: what a graphics card gives, and where it does not pay. */
import { useSignal, type Signal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useId, useMemo, useRef } from "preact/hooks";
import { Chart } from "../../src/kit/plots/chart";
import { engineNames } from "../../src/kit/engines/names";
import type { FromRace } from "./race/worker";
import { raced, speedup, works, type Row, type WorkName } from "./race/works";

interface State {
  readonly work: WorkName;
  readonly rows: readonly Row[];
  readonly status: "idle" | "running" | "done";
}

export default function Race(): JSX.Element {
  const state = useSignal<State>({ work: "convolution", rows: [], status: "idle" });
  const worker = useRef<Worker | null>(null);
  const id = useId();
  const { work, rows, status } = state.value;
  const stop = (): void => {
    worker.current?.terminate();
    worker.current = null;
  };
  useEffect(() => stop, []);

  const choose = (name: string): void => {
    stop();
    state.value = { work: name as WorkName, rows: [], status: "idle" };
  };
  const start = (): void => {
    stop();
    state.value = { work, rows: [], status: "running" };
    worker.current = new Worker(new URL("./race/worker.ts", import.meta.url), { type: "module" });
    follow(worker.current, state, stop);
    worker.current.postMessage(work, []);
  };
  return (
    <div class="convolutional-network-race">
      <p>
        <label for={id}>Work </label>
        <select id={id} value={work} onChange={(event) => choose(event.currentTarget.value)}>
          {Object.entries(works).map(([name, { label }]) => <option key={name} value={name}>{label}</option>)}
        </select>
        <button type="button" class="kit-button" disabled={status === "running"} onClick={start}>{status === "done" ? "Time them again" : "Time them here"}</button>
      </p>
      <p role="status">{said(state.value)}</p>
      <p>{works[work].where}</p>
      {rows.length > 0 && <Ratios state={state.value} />}
      <Problems rows={rows} />
    </div>
  );
}

function follow(worker: Worker, state: Signal<State>, stop: () => void): void {
  const end = (rows: readonly Row[]): void => {
    state.value = { ...state.peek(), rows, status: "done" };
    stop();
  };
  worker.addEventListener("message", ({ data }: MessageEvent<FromRace>) => {
    if ("row" in data) state.value = { ...state.peek(), rows: [...state.peek().rows, data.row] };
    else end(state.peek().rows);
  });
  worker.addEventListener("error", (event) => {
    event.preventDefault();
    const { rows } = state.peek();
    const broken = raced[rows.length];
    end(broken ? [...rows, { engine: broken, seconds: null, problem: `${engineNames[broken]} broke the worker down.` }] : rows);
  });
}

/** In the order of the race; what is not yet known has no bar. */
function Ratios({ state: { work, rows } }: { readonly state: State }): JSX.Element {
  const { item } = works[work];
  const data = useMemo(() => rows.flatMap((row) => {
    const ratio = speedup(row, rows);
    return ratio === null || row.seconds === null ? [] : [{ engine: engineNames[row.engine], ratio, edge: Math.max(1, ratio), time: told(row.seconds), label: `${ratio.toPrecision(2)} ×   ${told(row.seconds)}` }];
  }), [rows]);
  return (
    <Chart
      title={`As fast as TypeScript, times; and the time for one ${item}`}
      description={data.map(({ engine, ratio, time }) => `${engine} is ${ratio.toPrecision(2)} times as fast as TypeScript, ${time} for one ${item}.`).join(" ")}
      spec={spec}
      data={data}
      height={30 * raced.length}
    />
  );
}

const order = raced.map((engine) => engineNames[engine]);
const y = { field: "engine", type: "nominal", sort: order, title: null, axis: { labelLimit: 200 } };
const spec = {
  layer: [
    {
      mark: { type: "bar", height: { band: 0.6 } },
      encoding: {
        y,
        x: { field: "ratio", type: "quantitative", title: "slower ← TypeScript = 1 → faster", scale: { type: "log", nice: true, padding: 60 } },
        x2: { datum: 1 },
        color: { condition: { test: "datum.ratio >= 1", value: "var(--class-0)" }, value: "var(--class-1)" },
      },
    },
    { mark: { type: "rule" }, encoding: { x: { datum: 1, type: "quantitative" } } },
    { mark: { type: "text", align: "left", dx: 6 }, encoding: { y, x: { field: "edge", type: "quantitative" }, text: { field: "label" } } },
  ],
};

function Problems({ rows }: { readonly rows: readonly Row[] }): JSX.Element | null {
  const failed = rows.filter(({ problem }) => problem !== null);
  if (failed.length === 0) return null;
  return <ul class="convolutional-network-race-problems">{failed.map(({ engine, problem }) => <li key={engine}>{problem}</li>)}</ul>;
}

function said({ rows, status }: State): string {
  if (status === "idle") return "Each engine does the same work; the first run of each, in which it loads and compiles, does not count.";
  if (status === "running") return rows.length < raced.length ? `${engineNames[raced[rows.length]!]} is at work…` : "…";
  const able = rows.filter(({ seconds }) => seconds !== null);
  if (able.length === 0) return "No engine could do it.";
  const best = able.reduce((fastest, row) => (row.seconds! < fastest.seconds! ? row : fastest));
  const ratio = speedup(best, rows);
  const by = best.engine === "typescript" || ratio === null ? "no other pays for this work" : `${ratio.toPrecision(2)} times as fast as TypeScript`;
  return `Fastest here: ${engineNames[best.engine]}, ${by}.`;
}

function told(seconds: number): string {
  if (seconds >= 1) return `${seconds.toPrecision(3)} s`;
  return seconds >= 1e-3 ? `${(1e3 * seconds).toPrecision(3)} ms` : `${(1e6 * seconds).toPrecision(3)} µs`;
}
