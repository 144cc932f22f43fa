/** Which points a stage draws while a newer run is on its way. */
import type { Dataset } from "./dataset";

/**
 * The points that the frame was computed on, so that the picture is of one run; but those under a hand where they are
 * now, though their run is still on its way.
 */
export function pointsToDraw(current: Dataset | null, computedOn: Dataset | undefined): Dataset | null {
  if (!current || !computedOn || current === computedOn || current.X.rows !== computedOn.X.rows) return computedOn ?? current;
  const moved = current.X.data.reduce((count, value, entry) => count + Number(value !== computedOn.X.data[entry]), 0);
  return moved <= current.X.columns ? current : computedOn;
}
