/** The backpropagation page's lab. */
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { LabFrame } from "../../src/kit/controls/lab-frame";
import { createLab } from "../../src/kit/lab/store";
import { createWorker } from "./create-worker";
import { model } from "./model";

export default function View(): JSX.Element {
  const lab = useMemo(() => createLab({ model, createWorker }), []);
  return <LabFrame lab={lab} stage={<p>The network.</p>} charts={<p>The charts.</p>} />;
}
