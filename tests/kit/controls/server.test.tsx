import type { ComponentChild } from "preact";
import { renderToString } from "preact-render-to-string";
import { expect, test } from "vitest";
import { CodeExport } from "../../../src/kit/controls/code-export";
import { Controls } from "../../../src/kit/controls/controls";
import { DataPanel } from "../../../src/kit/controls/data-panel";
import { Description } from "../../../src/kit/controls/description";
import { DropZone } from "../../../src/kit/controls/drop-zone";
import { ExperimentCard } from "../../../src/kit/controls/experiment";
import { LabFrame } from "../../../src/kit/controls/lab-frame";
import { Notices } from "../../../src/kit/controls/notices";
import { OpenFile } from "../../../src/kit/controls/open-file";
import { PlayerBar } from "../../../src/kit/controls/player";
import { Runs } from "../../../src/kit/controls/runs";
import { ShareButton } from "../../../src/kit/controls/share";
import { defaultsOf, integer } from "../../../src/kit/lab/schema";
import { fakeLab } from "../../browser/controls/fake-lab";

test("a whole lab's interface is rendered where there is no document", () => {
  const lab = fakeLab();
  const schema = { k: integer({ label: "Clusters k", help: "How many centres there are.", min: 1, max: 9, default: 3 }) };
  const html = renderToString(
    <DropZone lab={lab}>
      <Controls schema={schema} values={defaultsOf(schema)} defaults={defaultsOf(schema)} onChange={() => {}} />
      <DataPanel lab={lab} />
      <PlayerBar lab={lab} />
      <Description lab={lab} />
      <Notices lab={lab} />
      <ShareButton lab={lab} />
    </DropZone>,
  );
  for (const text of ["Clusters k", "How many centres there are.", "Frame 7 at step 4.", "Copy link", "Open CSV"]) expect(html).toContain(text);
});

test("a demo may group its controls itself, in place of all in the order declared", () => {
  const frame = (controls?: ComponentChild) => renderToString(<LabFrame lab={fakeLab()} stage={<p>Stage</p>} charts={<p>Charts</p>} controls={controls} />);
  expect(frame()).toContain("How many.");
  const own = frame(<p>Grouped by hand</p>);
  expect(own).not.toContain("How many.");
  for (const text of ["Grouped by hand", "Open CSV", "Stage", "Charts"]) expect(own).toContain(text);
});

test("runs, code and files are rendered where there is no document", () => {
  const makeCode = (): never => {
    throw new Error("Code is made only when it is asked for.");
  };
  const html = renderToString(
    <>
      <Runs lab={fakeLab()} figures={[{ key: "loss", label: "Loss" }]} />
      <CodeExport label="Export code" files={makeCode} />
      <OpenFile label="Load a network" accept=".json" onText={() => {}} />
    </>,
  );
  for (const text of ["Earlier runs", "None yet", "Export code", "Load a network"]) expect(html).toContain(text);
});

test("an experiment can be read without scripts: the question, the options and the claim", () => {
  const experiment = { id: "x", claim: "Inertia falls even on noise.", predict: { question: "Does it fall?", options: ["Yes", "No"], answer: 0 } };
  const html = renderToString(<ExperimentCard experiment={experiment} run={() => Promise.reject(new Error("not here"))} openHref="/k-means/#k=8" />);
  for (const text of ["Does it fall?", "Yes", "No", "Inertia falls even on noise.", 'href="/k-means/#k=8"']) expect(html).toContain(text);
});
