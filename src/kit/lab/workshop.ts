/** The state and its history: every change goes through `commit`, everything else is derived. */
import { batch, computed, signal, type ReadonlySignal } from "@preact/signals";
import type { Table } from "../data/dataset";
import type { Clock } from "./clock";
import { defaultState, type Stage } from "./defaults";
import { amend, beforeDrag, merged, newHistory, record, redo, sealed, undo, type History } from "./history";
import { newWorkbench, reduce, type Action, type Workbench } from "./reduce";
import { handsIn } from "./live";
import type { Schema } from "./schema";
import type { LabState } from "./state";

export interface Workshop<S extends Schema> {
  readonly bench: ReadonlySignal<Workbench<S>>;
  readonly state: ReadonlySignal<LabState<S>>;
  readonly ownTable: ReadonlySignal<Table | null>;
  readonly canUndo: ReadonlySignal<boolean>;
  readonly canRedo: ReadonlySignal<boolean>;
  /** @param kind what is changed; quick changes of one kind are undone together */
  commit(action: Action<S>, kind: string): void;
  /** A change that undo passes over. */
  adjust(action: Action<S>): void;
  /** What is committed meanwhile is undone together. */
  together(act: () => void): void;
  /** The next change is undone by itself, however soon it comes. */
  seal(): void;
  undo(): void;
  redo(): void;
}

export function createWorkshop<S extends Schema>(model: Stage<S>, clock: Clock): Workshop<S> {
  const history = signal(newHistory(newWorkbench(defaultState(model))));
  const bench = computed(() => history.value.present);
  const state = computed(() => bench.value.state);

  /**
   * A parameter dragged while a run plays passes many steps with many values. What counts is the last one, at the step
   * at which it was set: the others of the drag never were.
   */
  function steeredFrom(before: History<Workbench<S>>, kind: string, now: number): Workbench<S> {
    const { state, own } = before.present;
    const start = beforeDrag(before, kind, now);
    return { ...start, own, state: { ...start.state, step: state.step } };
  }

  /**
   * Moves in the history change what is made, not how far it was watched. But what a hand did is a step of the run: without it
   * one is back at the step before, as it was.
   */
  function travel(move: (history: History<Workbench<S>>) => History<Workbench<S>>): void {
    const before = state.peek();
    const moved = move(history.peek());
    const after = moved.present.state;
    const { step } = areSame(handsIn(model.parameters, before.interventions), handsIn(model.parameters, after.interventions)) ? before : after;
    history.value = amend(moved, reduce(model, moved.present, { type: "step", step }));
  }

  return {
    bench,
    state,
    ownTable: computed(() => bench.value.own?.table ?? null),
    canUndo: computed(() => history.value.past.length > 0),
    canRedo: computed(() => history.value.future.length > 0),
    commit(action, kind) {
      const [before, now] = [history.peek(), clock.now()];
      const from = action.type === "steer" ? steeredFrom(before, kind, now) : bench.peek();
      history.value = record(before, reduce(model, from, action), kind, now);
    },
    adjust(action) {
      history.value = amend(history.peek(), reduce(model, bench.peek(), action));
    },
    together: (act) => batch(() => {
      const before = history.peek();
      act();
      if (history.peek() !== before) history.value = merged(before, history.peek());
    }),
    seal: () => void (history.value = sealed(history.peek())),
    undo: () => travel(undo),
    redo: () => travel(redo),
  };
}

const areSame = (one: readonly unknown[], other: readonly unknown[]): boolean => one.length === other.length && one.every((each, i) => each === other[i]);
