/** What surrounds every demo's pictures: its controls on one side, its charts on the other, the player below. */
import type { ComponentChildren, JSX } from "preact";
import { useLayoutEffect, useMemo } from "preact/hooks";
import { noData } from "../data/none";
import { defaultState } from "../lab/defaults";
import type { Lab } from "../lab/lab";
import type { Schema, Values } from "../lab/schema";
import { listen } from "../lab/shortcuts";
import { Controls } from "./controls";
import { DataPanel } from "./data-panel";
import { Description } from "./description";
import { DropZone } from "./drop-zone";
import { Notices } from "./notices";
import { PlayerBar } from "./player";
import { ShareButton } from "./share";

interface LabFrameProps<S extends Schema, Frame> {
  readonly lab: Lab<S, Frame>;
  readonly stage: ComponentChildren;
  readonly charts: ComponentChildren;
  /** In place of all controls in the order declared, where a demo groups its own. */
  readonly controls?: ComponentChildren;
}

/** Renders the lab, and connects it to the page for as long as it is shown. */
export function LabFrame<S extends Schema, Frame>({ lab, stage, charts, controls }: LabFrameProps<S, Frame>): JSX.Element {
  const defaults = useMemo(() => defaultState(lab.model).parameters, [lab]);
  // Before anything is painted: a page that looks alive obeys its keys, and what was moved before it woke is moved in the state that its link names.
  useLayoutEffect(() => {
    const disconnect = [lab.start(), listen(lab, document)];
    return () => disconnect.forEach((stop) => stop());
  }, [lab]);

  const bringsData = lab.model.data.sources[0] === noData;
  const parts = (
    <div class="lab">
      <div class="lab-notices"><Notices lab={lab} /></div>
      <div class="lab-controls" role="group" aria-label="Hyper-parameters and data">
        {controls ?? (
          <Controls
            schema={lab.model.parameters}
            values={lab.parameters.value}
            defaults={defaults}
            onChange={(name, value) => lab.setParameters({ [name]: value } as Partial<Values<S>>)}
          />
        )}
        {!bringsData && <DataPanel lab={lab} />}
      </div>
      <div class="lab-stage">{stage}</div>
      <div class="lab-player">
        <PlayerBar lab={lab} />
        <div class="lab-says">
          <Description lab={lab} />
          <ShareButton lab={lab} />
        </div>
      </div>
      <div class="lab-charts">{charts}</div>
    </div>
  );
  return bringsData ? parts : <DropZone lab={lab}>{parts}</DropZone>;
}
