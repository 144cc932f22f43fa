/** The k-means page's lab. */
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { LabFrame } from "../../src/kit/controls/lab-frame";
import { createLab } from "../../src/kit/lab/store";
import { Charts } from "./charts";
import { ClusterControls } from "./controls";
import { createWorker } from "./create-worker";
import { model } from "./model";
import { Stage } from "./stage";

export default function View(): JSX.Element {
  const lab = useMemo(() => createLab({ model, createWorker }), []);
  return <LabFrame lab={lab} stage={<Stage lab={lab} />} charts={<Charts lab={lab} />} controls={<ClusterControls lab={lab} />} />;
}
