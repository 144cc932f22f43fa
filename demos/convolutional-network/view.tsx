/** The convolutional network page's lab. */
import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { LabFrame } from "../../src/kit/controls/lab-frame";
import { createLab } from "../../src/kit/lab/store";
import { Charts } from "./charts";
import { NetworkControls } from "./controls";
import { createWorker } from "./create-worker";
import { createLooker } from "./look/client";
import { model } from "./model";
import { Stage } from "./stage";

export default function View(): JSX.Element {
  const lab = useMemo(() => createLab({ model, createWorker }), []);
  const looker = useMemo(createLooker, []);
  useEffect(() => () => looker.dispose(), [looker]);
  return (
    <LabFrame
      lab={lab}
      stage={<Stage lab={lab} looker={looker} />}
      charts={<Charts lab={lab} looker={looker} />}
      controls={<NetworkControls lab={lab} />}
    />
  );
}
