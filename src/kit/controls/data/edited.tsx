/** What was changed by hand, and the ways back. */
import type { JSX } from "preact";
import { countEdited } from "../../data/edits";
import type { Schema } from "../../lab/schema";
import { HistoryButtons } from "../history-buttons";
import type { BarProps } from "../player";

export function Edited<S extends Schema, Frame>({ lab }: BarProps<S, Frame>): JSX.Element {
  const edited = countEdited(lab.state.value.data.edits);
  return (
    <div class="data-edited">
      <HistoryButtons lab={lab} />
      {edited > 0 && (
        <button type="button" class="kit-button kit-button-quiet" onClick={() => lab.clearEdits()}>
          {edited === 1 ? "1 edited point: undo it" : `${edited} edited points: undo all`}
        </button>
      )}
    </div>
  );
}
