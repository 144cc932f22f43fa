/** The decision tree page's lab. */
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { LabFrame } from "../../src/kit/controls/lab-frame";
import { createLab } from "../../src/kit/lab/store";
import { Charts } from "./charts";
import { createWorker } from "./create-worker";
import { createLooks } from "./looks";
import { model } from "./model";
import { Stage } from "./stage";
import { useCuts } from "./use-cuts";

export default function View(): JSX.Element {
  const lab = useMemo(() => createLab({ model, createWorker }), []);
  const looks = useMemo(createLooks, []);
  const looked = useCuts(lab, looks);
  return <LabFrame lab={lab} stage={<Stage {...{ lab, looks, looked }} />} charts={<Charts {...{ lab, looks, looked }} />} />;
}
