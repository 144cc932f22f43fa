/** What the plane shows: all trees together, one of them, or the single tree beside them; looked at for the moment, or chosen. */
import type { Lab } from "../../src/kit/lab/lab";
import type { Frame, Picture } from "./frame";
import type { Looks } from "./looks";
import type { OneTree } from "./one-tree";
import type { Parameters } from "./parameters";

export interface Shown {
  readonly picture: Picture | null;
  readonly caption: string;
  /** How often the tree shown was given each point; null unless it is one of a forest's. */
  readonly draws: Uint16Array | null;
  /** The step whose residuals are marked; null where another tree is shown. */
  readonly frame: Frame | null;
}

export function useShown(lab: Lab<Parameters, Frame>, looks: Looks): Shown {
  const { frame, frames } = lab.player;
  const { result } = lab.analysis<OneTree>("oneTree").value;
  const { shown } = lab.parameters.value;
  const step = looks.tree.value;
  const lookedAt = step === null ? null : (frames.value[step] ?? null);
  if (lookedAt) return alone(lookedAt);
  if (looks.isOne.value || shown === "one") {
    return { picture: result?.picture ?? null, caption: "What one tree says that was given all training points", draws: null, frame: null };
  }
  return shown === "newest" && frame.value ? alone(frame.value) : together(frame.value);
}

function together(frame: Frame | null): Shown {
  return { picture: frame?.together ?? null, caption: captionOf(frame), draws: null, frame };
}

function captionOf(frame: Frame | null): string {
  if (!frame || frame.trees === 0) return "Before the first tree";
  const { method, trees } = frame;
  if (method === "boosting") return `What ${trees === 1 ? "one round says" : `${trees} rounds add up to`}`;
  return trees === 1 ? "What one tree says" : `What ${trees} trees say on average`;
}

function alone(frame: Frame): Shown {
  const { newest: picture, method, trees, nClasses, draws } = frame;
  if (trees === 0) return together(frame);
  if (method === "forest") return { picture, caption: `What tree ${trees} says alone; hollow points it was not given`, draws, frame };
  return { picture, caption: nClasses > 2 ? `Which class round ${trees} raises most` : `What round ${trees} adds`, draws: null, frame };
}
