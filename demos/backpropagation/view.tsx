/** The backpropagation page's lab. */
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { LabFrame } from "../../src/kit/controls/lab-frame";
import { createLab } from "../../src/kit/lab/store";
import { Charts } from "./charts";
import { TrainingControls } from "./controls";
import { createWorker } from "./create-worker";
import { createLooks } from "./diagram/looks";
import { model } from "./model";
import { Stage } from "./stage";
import { WalkDrawer } from "./walk-drawer";

export default function View(): JSX.Element {
  const lab = useMemo(() => createLab({ model, createWorker }), []);
  const looks = useMemo(createLooks, []);
  return (
    <LabFrame
      lab={lab}
      stage={<><Stage lab={lab} looks={looks} /><WalkDrawer lab={lab} selection={looks.selection} /></>}
      charts={<Charts lab={lab} />}
      controls={<TrainingControls lab={lab} />}
    />
  );
}
