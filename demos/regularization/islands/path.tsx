/** Many columns: their coefficients over α, what cross-validation says about α, and the coefficients at the one chosen. */
import type { JSX } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { Chart } from "../../../src/kit/plots/chart";
import type { ColumnsPath } from "../columns-path";
import { short } from "../readable";
import { Slide } from "./choice";
import { Bars, coloursOf } from "./path-bars";
import { changedBy, loadColumns, nothingChanged, type Columns, type Source } from "./path-data";
import { PathOptions, type Options } from "./path-options";
import { useAnalysis } from "./use-analysis";

export default function Path(): JSX.Element {
  const [options, setOptions] = useState<Options>({ source: "diabetes", penalty: "l1", ...nothingChanged });
  const columns = useColumns(options.source);
  const changed = useMemo(() => columns && changedBy(columns, options), [columns, options.duplicate, options.unit]);
  const asked = useMemo(() => ({ parameters: { penalty: options.penalty }, dataset: changed?.dataset ?? null }), [changed, options.penalty]);
  const { result, dataset, problem } = useAnalysis<ColumnsPath>("columnsPath", asked).value;
  const [place, setPlace] = useState<number | null>(null);
  // Another path has other alphas: the choice goes back to what the rule says.
  useEffect(() => setPlace(null), [result]);

  const shown = place ?? result?.simplest ?? 0;
  const names = dataset?.featureNames ?? changed?.dataset.featureNames ?? [];
  return (
    <div class="regularization-island" data-computes>
      <PathOptions options={options} onChange={(change) => setOptions({ ...options, ...change })} />
      <p class="regularization-problem" role="alert">{problem}</p>
      {result ? <Result {...{ result, names, shown, truth: changed?.truth ?? null }} onChoose={setPlace} /> : <p role="status">The path is being computed…</p>}
    </div>
  );
}

function useColumns(source: Source): Columns | null {
  const [columns, setColumns] = useState<Columns | null>(null);
  useEffect(() => {
    let isWanted = true;
    loadColumns(source).then((loaded) => isWanted && setColumns(loaded), () => {});
    return () => {
      isWanted = false;
    };
  }, [source]);
  return columns;
}

interface ResultProps {
  readonly result: ColumnsPath;
  readonly names: readonly string[];
  /** Which alpha. */
  readonly shown: number;
  readonly truth: ReadonlySet<string> | null;
  readonly onChoose: (place: number) => void;
}

function Result({ result, names, shown, truth, onChoose }: ResultProps): JSX.Element {
  const { alphas, error, best, simplest, trainError } = result;
  const last = alphas.length - 1;
  const alpha = alphas[shown]!;
  const chooseBy = ({ k }: Readonly<Record<string, unknown>>): void => onChoose(Number(k));
  const colours = coloursOf(names, truth);
  const [paths, errors] = useMemo(() => [pathRows(result, names), errorRows(result)], [result, names]);
  return (
    <>
      <Slide label="α" min={0} max={last} value={last - shown} shown={short(alpha)} onChange={(value) => onChoose(last - value)} />
      <p class="regularization-choices">
        <button type="button" class="kit-button" onClick={() => onChoose(best)}>Least error</button>
        <button type="button" class="kit-button" onClick={() => onChoose(simplest)}>One standard error</button>
      </p>
      <div class="regularization-pair">
        <Chart
          title="Coefficients over α"
          description={`The coefficients of ${names.length} columns at ${alphas.length} alphas; at ${short(alpha)}, ${kept(result, shown)} are not zero.`}
          spec={pathSpec(names, colours)}
          data={paths}
          height={230}
          cursor={{ field: "alpha", value: alpha }}
          onSelect={chooseBy}
        />
        <Chart
          title="Squared error over α"
          description={`On rows left out the error is least, ${short(error[best]!)}, at alpha ${short(alphas[best]!)}; within one standard error of it up to alpha ${short(alphas[simplest]!)}.`}
          spec={errorSpec(result)}
          data={errors}
          height={230}
          cursor={{ field: "alpha", value: alpha }}
          onSelect={chooseBy}
        />
      </div>
      <p class="regularization-note">Right: the error on rows left out, with a band of one standard error to each side, and dashed the error in training. Click a chart to choose α there.</p>
      <p role="status">
        {`At α = ${short(alpha)}, ${kept(result, shown)} of ${names.length} coefficients are not zero. Squared error: ${short(trainError[shown]!)} in training, ${short(error[shown]!)} ± ${short(result.standardError[shown]!)} on rows left out.`}
      </p>
      <Bars names={names} coef={result.coefs.data.subarray(shown * names.length, (shown + 1) * names.length)} colours={colours} />
    </>
  );
}

const kept = ({ coefs }: ColumnsPath, k: number): number =>
  coefs.data.subarray(k * coefs.columns, (k + 1) * coefs.columns).filter((value) => value !== 0).length;

function pathRows({ alphas, coefs }: ColumnsPath, names: readonly string[]) {
  if (coefs.columns !== names.length) return [];
  return names.flatMap((column, j) => Array.from(alphas, (alpha, k) => (
    { alpha, k, column, coefficient: coefs.data[k * coefs.columns + j]! }
  )));
}

function errorRows({ alphas, error, standardError, trainError }: ColumnsPath) {
  return Array.from(alphas, (alpha, k) => ({
    alpha, k, error: error[k]!, low: error[k]! - standardError[k]!, high: error[k]! + standardError[k]!, train: trainError[k]!,
  }));
}

const alphaAxis = { field: "alpha", type: "quantitative", title: "α", scale: { type: "log", nice: false }, axis: { tickCount: 5, format: "~g", grid: false } };

const pathSpec = (names: readonly string[], colours: readonly string[]) => ({
  mark: { type: "line", strokeWidth: 1.75 },
  encoding: {
    x: alphaAxis,
    y: { field: "coefficient", type: "quantitative", title: null },
    order: { field: "alpha", type: "quantitative" },
    color: { field: "column", type: "nominal", scale: { domain: names, range: colours }, legend: null },
  },
});

function errorSpec({ error, best, simplest }: ColumnsPath) {
  const y = { type: "quantitative", title: null, scale: { zero: false, domainMax: 1.6 * error[best]! } };
  const mark = (k: number, name: string) => ({
    transform: [{ filter: `datum.k === ${k}` }],
    layer: [
      { mark: { type: "point", filled: true, size: 60, color: "var(--class-0)" }, encoding: { y: { ...y, field: "error" } } },
      { mark: { type: "text", dy: -10, dx: -8, align: "right", fontSize: 11 }, encoding: { y: { ...y, field: "high" }, text: { value: name } } },
    ],
  });
  return {
    encoding: { x: alphaAxis },
    layer: [
      { mark: { type: "area", clip: true, color: "var(--class-0)", opacity: 0.3 }, encoding: { y: { ...y, field: "low" }, y2: { field: "high" } } },
      { mark: { type: "line", clip: true, color: "var(--class-0)" }, encoding: { y: { ...y, field: "error" } } },
      { mark: { type: "line", clip: true, color: "var(--class-1)", strokeDash: [5, 3] }, encoding: { y: { ...y, field: "train" } } },
      mark(best, "least"),
      ...(simplest === best ? [] : [mark(simplest, "one s.e.")]),
    ],
  };
}
