/** The random-forest page's lab. */
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { LabFrame } from "../../src/kit/controls/lab-frame";
import { createLab } from "../../src/kit/lab/store";
import { Charts } from "./charts";
import { CrowdControls } from "./controls";
import { createWorker } from "./create-worker";
import { createLooks } from "./looks";
import { model } from "./model";
import { Stage } from "./stage";

export default function View(): JSX.Element {
  const lab = useMemo(() => createLab({ model, createWorker }), []);
  const looks = useMemo(createLooks, []);
  return (
    <LabFrame
      lab={lab}
      stage={<Stage lab={lab} looks={looks} />}
      charts={<Charts lab={lab} looks={looks} />}
      controls={<CrowdControls lab={lab} />}
    />
  );
}
