/** The data on the stage, derived from the state: which table, which points, and what to say about them. */
import { computed, effect, untracked, type ReadonlySignal } from "@preact/signals";
import type { Built } from "../data/build";
import type { Dataset, Table } from "../data/dataset";
import { untransform } from "../data/scale";
import type { DataKit } from "./data-kit";
import { ownSource } from "./defaults";
import type { DemoModel } from "./model";
import type { Notices } from "./notices";
import type { Schema } from "./schema";
import type { LabState } from "./state";

export interface StageData {
  readonly dataset: ReadonlySignal<Dataset | null>;
  readonly table: ReadonlySignal<Table | null>;
  /** Whether there are no points because they cannot be made, and not because a table is still on its way. */
  readonly failed: ReadonlySignal<boolean>;
  /** From coordinates as drawn to the data's own units. */
  toOwnUnits(x: number, y: number): readonly [x: number, y: number];
  /** Tells the user what the building of the data had to say; returns what disconnects. */
  report(notices: Notices): () => void;
}

interface StageInput<S extends Schema> {
  readonly kit: DataKit;
  readonly model: Pick<DemoModel<S>, "data">;
  readonly state: ReadonlySignal<LabState<S>>;
  readonly tables: ReadonlySignal<ReadonlyMap<string, Table>>;
  readonly ownTable: ReadonlySignal<Table | null>;
}

type Outcome = { readonly built: Built } | { readonly error: string } | null;

export function createStageData<S extends Schema>({ kit, model, state, tables, ownTable }: StageInput<S>): StageData {
  // Each on its own, so that a change of something else builds nothing anew.
  const data = computed(() => state.value.data);
  const source = computed(() => data.value.source);
  const dataSeed = computed(() => state.value.seeds.data);
  const splitSeed = computed(() => state.value.seeds.split);
  const table = computed(() => (source.value === ownSource ? ownTable.value : (tables.value.get(source.value) ?? null)));

  const outcome = computed((): Outcome => {
    if (!table.value && !kit.optionsOf(source.value)) return null;
    const seeds = { data: dataSeed.value, split: splitSeed.value };
    try {
      return { built: kit.build({ data: data.value, seeds, table: table.value, target: model.data.target }) };
    } catch (error) {
      return { error: error instanceof Error ? error.message : String(error) };
    }
  });
  const built = computed(() => (outcome.value && "built" in outcome.value ? outcome.value.built : null));

  return {
    dataset: computed(() => built.value?.dataset ?? null),
    table,
    failed: computed(() => outcome.value !== null && "error" in outcome.value),
    toOwnUnits(x, y) {
      const transform = built.peek()?.transform;
      return transform ? untransform([x, y], transform) : [x, y];
    },
    report: (notices) => effect(() => {
      const now = outcome.value;
      untracked(() => tell(now, notices));
    }),
  };
}

function tell(now: Outcome, notices: Notices): void {
  if (now && "error" in now) notices.say("data", { level: "error", text: now.error });
  else if (now && now.built.notices.length > 0) notices.say("data", { level: "notice", text: now.built.notices.join(" ") });
  else notices.clear("data");
}
