/** For a demo that brings data of its own, and has no points to draw, to edit or to open from a file. */
import { zeros } from "../../../algorithms/core/matrix";
import type { Generator } from "./generators/generator";

/** The one source that such a demo declares. */
export const noData = "none";

export const nothing: Generator = {
  id: noData,
  name: "None",
  help: "The demo brings its own data.",
  options: {},
  target: "none",
  generate: () => ({ X: zeros(0, 2), featureNames: ["", ""], target: null }),
};
