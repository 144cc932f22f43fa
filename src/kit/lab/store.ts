/** Makes the lab of a demo: one immutable state, and everything that follows from it. */
import { computed, effect, untracked, type ReadonlySignal } from "@preact/signals";
import type { Table } from "../data/dataset";
import { connectAddress } from "./address";
import { createAnalyses } from "./analyses";
import { createChanges } from "./changes";
import { pageClock, type Clock } from "./clock";
import type { DataKit } from "./data-kit";
import { defaultState } from "./defaults";
import { createHost } from "./host";
import { createRuns } from "./kept-runs";
import type { AnalysisState, Lab } from "./lab";
import { isLink, longestLink } from "./link-pairs";
import { beginTheSame, parametersAt, viewOnlyOf } from "./live";
import type { DemoModel } from "./model";
import { createNewTarget } from "./new-target";
import { createNotices } from "./notices";
import { pageData } from "./page-data";
import { decode, encode, type Decoded } from "./permalink";
import { createPlayback } from "./playback";
import type { Workbench } from "./reduce";
import type { Schema, Values } from "./schema";
import { createStageData } from "./stage-data";
import { connectStory, type Origin, type Telling } from "./story";
import { createTables, openOwn } from "./tables";
import { connectTold, connectWarning } from "./warning";
import { createWorkshop } from "./workshop";

export interface LabOptions<S extends Schema, Frame> {
  readonly model: DemoModel<S, Frame>;
  /** Called on the main thread when a run is first wanted, and again after a worker was lost. */
  readonly createWorker: () => Worker;
  /** The hash of the address to open, as "#nClusters=4"; the page's own once the lab starts, if it is left out. */
  readonly restoreFrom?: string;
  readonly clock?: Clock;
  readonly data?: DataKit;
}

/** How far ahead a run is computed unless its model says: more than a story has, and an end to one that has none. */
const manySteps = 100_000;

export function createLab<S extends Schema, Frame>({
  model, createWorker, restoreFrom, clock = pageClock, data: kit = pageData,
}: LabOptions<S, Frame>): Lab<S, Frame> {
  const notices = createNotices();
  const workshop = createWorkshop(model, clock);
  const { state, bench } = workshop;
  const tables = createTables(kit, notices);
  const stage = createStageData({ kit, model, state, tables: tables.loaded, ownTable: workshop.ownTable });
  const playback = createPlayback<Frame, Telling>({ clock, speed: model.speed, trace: model.trace });
  const newTarget = createNewTarget(stage.dataset, model.data);
  const analyses = createAnalyses(createHost(createWorker, clock));
  const context = { model, optionsOf: kit.optionsOf };

  /** What the user had made when a run was begun. */
  const begunAs = new WeakMap<Origin, Workbench<S>>();
  let begunWith = state.peek().parameters;
  /** What a run is begun with: the same object for as long as only the drawing changes. */
  const parameters = computed(() => {
    const now = state.value.parameters;
    if (!beginTheSame(model.parameters, begunWith, now)) begunWith = now;
    return begunWith;
  });
  const seeds = computed(() => state.value.seeds);
  const interventions = computed(() => state.value.interventions);
  const origin = computed((): Origin | null => {
    const from = stage.dataset.value && { parameters: parameters.value, dataset: stage.dataset.value, seeds: seeds.value };
    if (from) begunAs.set(from, untracked(() => bench.value));
    return from;
  });
  /** Where a visitor of the link should arrive: while the run goes on, where the cursor is meant to be; then, or on the way to an end that nobody knows, where it is. */
  const place = computed(() => {
    const { status, wanted, step } = playback;
    if (status.value === "idle") return state.value.step;
    return status.value === "running" && Number.isFinite(wanted.value) ? wanted.value : step.value;
  });
  const linkTo = (step: number): string => encode({ ...state.value, step }, context, bench.value.own?.link ?? null);
  const permalink = computed(() => linkTo(place.value));

  const runs = createRuns({
    model,
    playback,
    bench,
    begunAs: (from) => begunAs.get(from)!,
    open: (link) => void open(link, true, viewOnlyOf(model.parameters, state.peek().parameters)),
  });

  let linksOpened = 0;

  /** @param drawnWith parameters that stay as they are, whatever the link says */
  async function open(hash: string, isUndoable: boolean, drawnWith: Partial<Values<S>> = {}): Promise<void> {
    const link = decode(hash, context);
    const decoded = { ...link, state: { ...link.state, parameters: { ...link.state.parameters, ...drawnWith } } };
    const number = ++linksOpened;
    const show = ({ state: opened, problems }: Decoded<S>, table: Table | null): void => {
      // Another link was followed while this one's table was fetched.
      if (number !== linksOpened) return;
      const own = table && { table, link: decoded.ownTable };
      const action = { type: "open" as const, state: opened, own };
      if (isUndoable) workshop.commit(action, "open");
      else workshop.adjust(action);
      playback.aim(opened.step);
      if (problems.length > 0) notices.say("link", { level: "notice", text: refusal(problems) });
      else notices.clear("link");
    };
    if (!decoded.ownTable) return show(decoded, null);
    try {
      show(decoded, await openOwn(kit, decoded.ownTable));
    } catch (error) {
      const problems = [error instanceof Error ? error.message : String(error)];
      show({ ...decoded, state: defaultState(model), problems }, null);
    }
  }

  function start(): () => void {
    const link = restoreFrom ?? location.hash;
    const isPlain = !isLink(link);
    if (!isPlain && restoreFrom === undefined) void open(link, false);
    const disconnect = [
      tables.follow(computed(() => state.value.data.source)),
      stage.report(notices),
      connectStory({ host: createHost(createWorker, clock), playback, origin, interventions, lookAhead: model.lookAhead ?? manySteps, resumes: model.resumes }),
      runs.start(),
      connectWarning(playback, model.warning, notices),
      connectAnalyses(),
      connectTold(analyses.told, "analysis", notices),
      connectAddress({ clock, permalink, plain: encode(defaultState(model), context), state, passing: playback.playing, open: (hash) => void open(hash, true) }),
      connectStep(),
      connectSharing(),
      effect(() => {
        if (stage.failed.value) untracked(playback.clear);
      }),
      () => analyses.stop(),
    ];
    if (isPlain && !prefersReducedMotion()) playback.play();
    return () => disconnect.forEach((stop) => stop());
  }

  function connectAnalyses(): () => void {
    return effect(() => {
      const from = origin.value;
      const list = interventions.value;
      untracked(() => analyses.ask(from && { ...from, interventions: list }));
    });
  }

  /** Says so while the picture holds more than a link can. */
  function connectSharing(): () => void {
    return effect(() => {
      const isTooLong = linkTo(0).length > longestLink;
      untracked(() => (isTooLong ? notices.say("sharing", { level: "notice", text: tooMuch }) : notices.clear("sharing")));
    });
  }

  function noteStep(): void {
    const step = place.peek();
    if (step !== state.peek().step) workshop.adjust({ type: "step", step });
  }

  /** The state says which step is shown, once the picture stands still. */
  function connectStep(): () => void {
    return effect(() => {
      void place.value;
      if (!playback.playing.value) untracked(noteStep);
    });
  }

  function travel(move: "undo" | "redo"): void {
    noteStep();
    const from = state.peek().step;
    workshop[move]();
    const to = state.peek().step;
    if (to === from) return;
    // What is as it was stands still, to be seen.
    playback.pause();
    playback.aim(to);
  }

  if (restoreFrom !== undefined) void open(restoreFrom, false);

  return {
    model,
    state,
    parameters: computed(() => parametersAt(model.parameters, state.value.parameters, interventions.value, playback.step.value)),
    dataset: stage.dataset,
    table: stage.table,
    newTarget: newTarget.value,
    setNewTarget: newTarget.set,
    player: playback,
    // What goes to the worker is named by text; here it is this model's schema again.
    drawnFrom: computed(() => playback.origin.value?.origin ?? null) as Lab<S, Frame>["drawnFrom"],
    notices: notices.list,
    permalink,
    runs,
    canUndo: workshop.canUndo,
    canRedo: workshop.canRedo,
    undo: () => travel("undo"),
    redo: () => travel("redo"),
    together(change) {
      noteStep();
      workshop.together(change);
    },
    endChange: workshop.seal,
    dismiss: notices.dismiss,
    start,
    ...createChanges({ model, kit, clock, notices, workshop, stage, player: playback, newTarget }),
    analysis: <Result>(name: string) => analyses.signalOf(name) as ReadonlySignal<AnalysisState<Result>>,
    intervene(name, values, instead) {
      const step = instead?.step ?? playback.step.peek();
      noteStep();
      workshop.commit({ type: "intervene", intervention: { step, name, values }, instead }, `intervene ${step}`);
      if (!prefersReducedMotion()) playback.play();
      // Also where it is stopped again at once.
      playback.aim(step + 1);
    },
    reset() {
      workshop.commit({ type: "open", state: defaultState(model), own: null }, "reset");
      playback.aim(state.peek().step);
    },
  };
}

function prefersReducedMotion(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

const tooMuch = "This is more than a link can hold: the address opens what there was up to the last change that fits.";

function refusal(problems: readonly string[]): string {
  const shown = problems.slice(0, 3).map((problem) => problem.replace(/\.$/, "")).join("; ");
  const others = problems.length > 3 ? `; and ${problems.length - 3} more` : "";
  return `This link could not be opened, so the page opened as usual: ${shown}${others}.`;
}
