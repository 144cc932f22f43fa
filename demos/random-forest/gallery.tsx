/** The newest trees side by side, each as it decides alone. */
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { Mark } from "../../src/kit/plots/legend";
import { MiniSurface } from "../../src/kit/plots/mini-surface";
import type { Frame } from "./frame";
import type { StageProps } from "./stage";
import { surfaceOf } from "./surface";

const tiles = 7;

export function Gallery({ lab, looks }: StageProps): JSX.Element {
  const { frames, step } = lab.player;
  const kept = frames.value;
  const last = step.value;
  const shown = useMemo(() => newest(kept, last), [kept, last]);
  const dataset = lab.drawnFrom.value?.dataset;
  const point = looks.point.value;
  const row = point === null || !dataset ? -1 : dataset.ids.indexOf(point);
  return (
    <div class="random-forest-gallery" role="group" aria-label="The newest trees, each alone">
      {Array.from({ length: tiles }, (_, place) => {
        const tile = shown[place];
        if (!tile || !dataset?.target) return <span key={place} class="random-forest-tile" />;
        return <Tile key={place} frame={tile.frame} at={tile.step} row={row} lab={lab} looks={looks} />;
      })}
    </div>
  );
}

function newest(frames: readonly (Frame | undefined)[], last: number): { readonly frame: Frame; readonly step: number }[] {
  const found: { frame: Frame; step: number }[] = [];
  for (let step = last; step >= 0 && found.length < tiles; step--) {
    const frame = frames[step];
    if (frame?.newest) found.push({ frame, step });
  }
  return found.toReversed();
}

interface TileProps extends StageProps {
  readonly frame: Frame;
  readonly at: number;
  /** Of the point chosen; −1 for none. */
  readonly row: number;
}

function Tile({ frame, at, row, lab, looks }: TileProps): JSX.Element {
  const target = lab.drawnFrom.value!.dataset.target!;
  const surface = useMemo(() => surfaceOf(frame.newest!, target), [frame, target]);
  const name = `${frame.method === "forest" ? "Tree" : "Round"} ${frame.trees}`;
  const verdict = row < 0 || frame.method === "boosting" ? null : verdictOf(frame, row);
  const look = (step: number | null) => (): void => void (looks.tree.value = step);
  return (
    <button
      type="button"
      class="random-forest-tile"
      aria-label={`${name}: show it alone${verdict ? `. ${verdict.text}` : ""}`}
      onMouseEnter={look(at)}
      onMouseLeave={look(null)}
      onFocus={look(at)}
      onBlur={look(null)}
      onClick={() => {
        looks.tree.value = null;
        lab.player.pause();
        lab.player.seek(at);
        lab.setParameters({ shown: "newest" });
      }}
    >
      <MiniSurface surface={surface} />
      <span class="random-forest-tile-name" aria-hidden="true">
        {verdict ? (verdict.group === null ? verdict.mark : <Mark group={verdict.group} />) : frame.trees}
      </span>
    </button>
  );
}

/** What a tree has to do with the chosen point: it was given it, or else it says something of it that counts. */
function verdictOf({ draws, votes, nClasses }: Frame, row: number): { readonly text: string; readonly mark: string; readonly group: number | null } {
  if (draws[row]! > 0) return { text: "It was given the chosen point.", mark: "saw it", group: null };
  if (nClasses === 0) return { text: `It says ${votes[row]!.toPrecision(3)} of the chosen point.`, mark: votes[row]!.toPrecision(2), group: null };
  return { text: `It was not given the chosen point, and says class ${votes[row]!} of it.`, mark: "", group: votes[row]! };
}
