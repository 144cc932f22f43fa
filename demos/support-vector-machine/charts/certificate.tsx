/** The conditions of Karush, Kuhn and Tucker as a picture: where every example lies on the law, the solution is optimal. */
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { Lab } from "../../../src/kit/lab/lab";
import { Chart } from "../../../src/kit/plots/chart";
import { classColour } from "../../../src/kit/plots/colours";
import { readable } from "../describe";
import type { Frame } from "../frame";
import type { Parameters } from "../parameters";

/** Beyond it, how far right or wrong an example is makes no difference to the law. */
const [lowest, highest] = [-1.5, 3.5];

const law = [{ share: 0, margin: highest, part: 0 }, { share: 0, margin: 1, part: 1 }, { share: 1, margin: 1, part: 2 }, { share: 1, margin: lowest, part: 3 }];

interface CertificateProps {
  readonly lab: Lab<Parameters, Frame>;
  readonly frame: Frame | null;
}

export function Certificate({ lab, frame }: CertificateProps): JSX.Element {
  const target = lab.drawnFrom.value?.dataset.target;
  const data = useMemo(() => (frame && target?.kind === "class" ? rowsOf(frame, target.values, target.classNames) : []), [frame, target]);
  const spec = useMemo(() => specOf(target?.kind === "class" ? target.classNames : []), [target]);
  return (
    <Chart
      title={frame ? `KKT: every point on the line? Off by ${readable(Math.max(0, frame.violation))}` : "KKT: every point on the line?"}
      description={frame ? `Each example's multiplier against y·f(x). ${offLaw(frame)} of ${frame.rows.length} examples are off the law by more than 0.01.` : "No step yet."}
      spec={spec}
      data={data}
      height={180}
    />
  );
}

/** Of more examples, every second or third … is drawn. */
const mostRows = 800;

function rowsOf({ rows, alpha, C, margins }: Frame, classes: Int32Array, names: readonly string[]) {
  const every = Math.ceil(rows.length / mostRows);
  return Array.from(rows, (row, i) => ({
    share: alpha[i]! / C[i]!,
    margin: Math.min(highest, Math.max(lowest, margins[i]!)),
    class: names[classes[row]!] ?? "",
  })).filter((_, i) => i % every === 0);
}

function offLaw({ alpha, C, margins }: Frame): number {
  const off = (margin: number, i: number): number => {
    const [isZero, isFull] = [alpha[i] === 0, alpha[i]! >= C[i]!];
    return Math.max(isFull ? 0 : 1 - margin, isZero ? 0 : margin - 1);
  };
  return margins.filter((margin, i) => off(margin, i) > 0.01).length;
}

function specOf(names: readonly string[]) {
  const x = { field: "share", type: "quantitative", title: "α / C", scale: { domain: [0, 1], nice: false, padding: 8 }, axis: { values: [0, 0.5, 1] } };
  const y = { field: "margin", type: "quantitative", title: "y·f(x)", scale: { domain: [lowest, highest], nice: false }, axis: { values: [-1, 0, 1, 2, 3] } };
  return {
    layer: [
      { data: { values: law }, mark: { type: "line", color: "var(--ink-soft)", strokeWidth: 5, opacity: 0.28, interpolate: "linear" }, encoding: { x, y, order: { field: "part" } } },
      {
        mark: { type: "point", filled: true, size: 36, opacity: 0.8 },
        encoding: { x, y, color: { field: "class", type: "nominal", legend: null, scale: { domain: names, range: names.map((_, group) => classColour(group)) } } },
      },
    ],
  };
}
