/** The verbs by which a person changes the state: checked, told if they are refused, and undone as they were done. */
import type { Table } from "../data/dataset";
import { checkData, checkParameters, checkSeeds, type Checked } from "./check";
import type { Clock } from "./clock";
import type { DataKit } from "./data-kit";
import type { Lab } from "./lab";
import { areLive, areViewOnly } from "./live";
import type { DemoModel } from "./model";
import type { NewTarget } from "./new-target";
import type { Notices } from "./notices";
import type { Player } from "./player";
import type { Schema, Values } from "./schema";
import type { StageData } from "./stage-data";
import { linkToOwn } from "./tables";
import type { Workshop } from "./workshop";

export type Changes<S extends Schema> = Pick<
  Lab<S>,
  "setParameters" | "setData" | "setSeeds" | "addPoint" | "movePoint" | "deletePoint" | "clearEdits" | "useTable"
>;

interface ChangesInput<S extends Schema> {
  readonly model: DemoModel<S>;
  readonly kit: DataKit;
  readonly clock: Clock;
  readonly notices: Notices;
  readonly workshop: Workshop<S>;
  readonly stage: StageData;
  readonly player: Pick<Player<unknown>, "step" | "status" | "length">;
  readonly newTarget: NewTarget;
}

/** Points are moved and dropped on a screen: nobody places one more exactly than this many digits. */
const digits = 6;

export function createChanges<S extends Schema>({ model, kit, clock, notices, workshop, stage, player, newTarget }: ChangesInput<S>): Changes<S> {
  const { state, ownTable } = workshop;

  /** Commits the part of a change that is in order, if there is one, and says what was not. */
  function change<Patch extends object>({ patch, problems }: Checked<Patch>, kind: string, commit: (patch: Patch, kind: string) => void): void {
    if (problems.length > 0) notices.say("value", { level: "notice", text: problems.join(" ") });
    else notices.clear("value");
    const names = Object.keys(patch);
    if (names.length > 0) commit(patch, `${kind} ${names.join(" ")}`);
  }

  /** Whether there are steps after the one shown, computed or not: those can be told otherwise. */
  function isUnderWay(): boolean {
    const step = player.step.peek();
    return step > 0 && (player.status.peek() !== "done" || step < player.length.peek() - 1);
  }

  function toOwn(x: number, y: number): { x: number; y: number } | null {
    const [ownX, ownY] = stage.toOwnUnits(x, y);
    if (!Number.isFinite(ownX) || !Number.isFinite(ownY)) return null;
    return { x: Number(ownX.toPrecision(digits)), y: Number(ownY.toPrecision(digits)) };
  }

  async function useTable(table: Table): Promise<void> {
    notices.clear("storage");
    workshop.commit({ type: "own", own: { table, link: null } }, "own table");
    const link = await linkToOwn(kit, notices, table);
    if (link && ownTable.peek() === table) workshop.adjust({ type: "keepOwn", link });
  }

  return {
    setParameters: (wanted) => change<Partial<Values<S>>>(checkParameters(model.parameters, wanted), "parameters", (values, kind) => {
      const steers = areLive(model.parameters, values) && (isUnderWay() || areViewOnly(model.parameters, values));
      workshop.commit(steers ? { type: "steer", step: player.step.peek(), values } : { type: "parameters", values }, kind);
    }),
    setData: (wanted) => {
      const checked = checkData(wanted, { model, optionsOf: kit.optionsOf, source: state.peek().data.source, own: ownTable.peek() });
      change(checked, "data", (patch, kind) => workshop.commit({ type: "data", patch }, kind));
    },
    setSeeds: (wanted) => change(checkSeeds(wanted), "seeds", (patch, kind) => workshop.commit({ type: "seeds", patch }, kind)),
    addPoint(x, y, target = newTarget.value.peek() ?? 0) {
      const point = toOwn(x, y);
      if (point) workshop.commit({ type: "add", point: { ...point, target } }, `add ${clock.now()}`);
    },
    movePoint(id, x, y) {
      const point = toOwn(x, y);
      if (point) workshop.commit({ type: "move", id, ...point }, `move ${id}`);
    },
    deletePoint: (id) => workshop.commit({ type: "delete", id }, `delete ${id}`),
    clearEdits: () => workshop.commit({ type: "clearEdits" }, "clear edits"),
    useTable: (table) => void useTable(table),
  };
}
