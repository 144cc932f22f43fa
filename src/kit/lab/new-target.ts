/** What the next point added by hand is: one of the classes, or a value. */
import { computed, signal, type ReadonlySignal } from "@preact/signals";
import type { Dataset, Target } from "../data/dataset";
import type { DemoModel } from "./model";

export interface NewTarget {
  /** A class id or a value; null where the demo does not ask for it, or the data have none. */
  readonly value: ReadonlySignal<number | null>;
  /** What cannot be is passed over. */
  set(target: number): void;
}

/** The mean is a place to start from, not a measurement. */
const digits = 3;

/** A demo that takes points of any kind asks for no class of new ones, nor does one to which none can be added. */
export function createNewTarget(dataset: ReadonlySignal<Dataset | null>, { target: wanted, takesPoints = true }: DemoModel["data"]): NewTarget {
  const chosen = signal<{ readonly of: string; readonly value: number } | null>(null);
  const target = computed(() => (wanted === "any" || !takesPoints ? null : (dataset.value?.target ?? null)));
  return {
    value: computed(() => {
      const asked = target.value;
      if (!asked) return null;
      const last = chosen.value;
      // What was chosen for other data means nothing here.
      return last?.of === identity(asked) && fits(asked, last.value) ? last.value : usual(asked);
    }),
    set(value) {
      const asked = target.peek();
      if (asked && fits(asked, value)) chosen.value = { of: identity(asked), value };
    },
  };
}

function identity(target: Target): string {
  return [target.kind, target.name, ...(target.kind === "class" ? target.classNames : [])].join("\n");
}

function fits(target: Target, value: number): boolean {
  return target.kind === "class" ? Object.hasOwn(target.classNames, value) : Number.isFinite(value);
}

/** The first class, or about the mean. */
function usual(target: Target): number {
  if (target.kind === "class") return 0;
  const { values } = target;
  return values.length === 0 ? 0 : Number((values.reduce((sum, value) => sum + value / values.length, 0)).toPrecision(digits));
}
