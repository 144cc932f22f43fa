/** A lab without worker or address bar: its signals are set by the test, its verbs are recorded. */
import { signal, type Signal } from "@preact/signals";
import { vi } from "vitest";
import type { Dataset, Table } from "../../../src/kit/data/dataset";
import { buildDataset } from "../../../src/kit/data/build";
import { defaultState } from "../../../src/kit/lab/defaults";
import type { AnalysisState, Lab, Notice } from "../../../src/kit/lab/lab";
import { defineModel, type DemoModel } from "../../../src/kit/lab/model";
import type { Player, RunStatus } from "../../../src/kit/lab/player";
import type { KeptRun, Runs } from "../../../src/kit/lab/runs";
import { integer, type Schema } from "../../../src/kit/lab/schema";
import type { LabState } from "../../../src/kit/lab/state";

const parameters = { k: integer({ label: "k", help: "How many.", min: 1, max: 9, default: 3 }) };

export const model = defineModel({
  slug: "fake",
  parameters,
  data: { sources: ["blobs", "moons", "iris", "penguins"], target: "any" },
  run: function* (): Generator<number, void, void> {},
  describe: (frame: number, step: number) => `Frame ${frame} at step ${step}.`,
});

type Writable<T> = { [Key in keyof T]: T[Key] extends { readonly value: infer Value } ? Signal<Value> : T[Key] };

export type FakeLab = Omit<Writable<Lab>, "player" | "runs"> & { readonly player: Writable<Player<unknown>>; readonly runs: Writable<Runs> };

const verb = () => vi.fn<() => void>();

export function fakeLab(declared: Partial<DemoModel<typeof parameters, number>> = {}): FakeLab {
  const whole = { ...model, ...declared } as unknown as DemoModel;
  const state = signal<LabState>(defaultState<Schema>(whole));
  const { data, seeds } = state.value;
  return {
    model: whole,
    state,
    parameters: signal(state.value.parameters),
    dataset: signal<Dataset | null>(buildDataset({ data, seeds, target: "any" }).dataset),
    table: signal<Table | null>(null),
    player: fakePlayer(),
    drawnFrom: signal<Lab["drawnFrom"]["value"]>(null),
    runs: { kept: signal<readonly KeptRun[]>([]), overlaid: signal<readonly KeptRun[]>([]), keep: verb(), toggle: verb(), remove: verb(), open: verb() },
    newTarget: signal<number | null>(null),
    setNewTarget: vi.fn<Lab["setNewTarget"]>(),
    notices: signal<readonly Notice[]>([]),
    permalink: signal("#k=4"),
    setParameters: verb(),
    setData: vi.fn<Lab["setData"]>((patch) => void (state.value = { ...state.value, data: { ...state.value.data, ...patch } })),
    setSeeds: vi.fn<Lab["setSeeds"]>((patch) => void (state.value = { ...state.value, seeds: { ...state.value.seeds, ...patch } })),
    addPoint: verb(),
    movePoint: verb(),
    deletePoint: verb(),
    clearEdits: verb(),
    useTable: verb(),
    intervene: verb(),
    together: vi.fn<Lab["together"]>((change) => change()),
    endChange: verb(),
    undo: verb(),
    redo: verb(),
    canUndo: signal(false),
    canRedo: signal(false),
    reset: verb(),
    dismiss: verb(),
    analysis: <Result>() => signal<AnalysisState<Result>>({ status: "idle", result: null }),
    start: () => () => {},
  };
}

function fakePlayer(): Writable<Player<unknown>> {
  return {
    frame: signal<unknown>(7),
    step: signal(4),
    length: signal(18),
    computed: signal(18),
    playing: signal(false),
    status: signal<RunStatus>("done"),
    error: signal<string | null>(null),
    slow: signal(false),
    speed: signal(4),
    frames: signal<readonly unknown[]>([]),
    trace: signal<Player<unknown>["trace"]["value"]>([]),
    play: verb(),
    pause: verb(),
    toggle: verb(),
    seek: verb(),
    stepForward: verb(),
    stepBack: verb(),
    toStart: verb(),
    toEnd: verb(),
    restart: verb(),
    setSpeed: verb(),
  };
}
