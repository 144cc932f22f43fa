/** The lab of two heads on one set of points. */
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { LabFrame } from "../../src/kit/controls/lab-frame";
import { createLab } from "../../src/kit/lab/store";
import { Charts } from "./charts";
import { HeadControls } from "./controls";
import { createWorker } from "./create-worker";
import { declared } from "./declared";
import { Stage } from "./stage";

/** The worker has the run itself. */
// oxlint-disable-next-line require-yield
function* elsewhere(): Generator<never, void, void> {
  throw new Error("Runs are computed in the worker.");
}

const model = { ...declared, run: elsewhere };

export default function View(): JSX.Element {
  const lab = useMemo(() => createLab({ model, createWorker }), []);
  return <LabFrame lab={lab} stage={<Stage lab={lab} />} charts={<Charts lab={lab} />} controls={<HeadControls lab={lab} />} />;
}
