/** Whether chance decides anything in a demo as it is set now; if not, another model seed would be the same run again. */
import type { Lab } from "./lab";

export function usesChance({ model, parameters }: Pick<Lab, "model" | "parameters">): boolean {
  return model.usesChance?.(parameters.value) ?? true;
}
