/** What one step of the demo's run shows. Computed in the worker, drawn by the view. */
import type { Curves } from "./curves";
import type { Heads } from "./heads";

export interface Frame {
  /** "separable": no best coefficients exist for the class head, and these are where the solver stopped. */
  readonly phase: "start" | "step" | "done" | "stopped" | "separable";
  /** Newton steps, or updates along the gradient. */
  readonly iteration: number;
  /** How often each training point's gradient was evaluated. */
  readonly epoch: number;
  readonly heads: Heads;
  /** What each head minimises on the training points, without a penalty: half the mean squared error, and the mean log loss. */
  readonly loss: { readonly regression: number; readonly classification: number };
  /** Of both heads on the points that are judged, with two classes; null with more, or where a class is missing. */
  readonly curves: { readonly regression: Curves; readonly classification: Curves } | null;
}
