/** What one step of the run shows. */
import type { TrainingState } from "../../algorithms/convolutional-network/train";

export interface Frame {
  /** How often training went through its images, with the part of the epoch under way. */
  readonly epoch: number;
  /** How many images of the epoch under way were seen. */
  readonly seen: number;
  readonly training: TrainingState;
  /** What training began with. */
  readonly origin: "random" | "ready" | "opened";
  /** The mean loss of the images since the frame before, each before its update; null for the first. */
  readonly loss: number | null;
  /** On the first held-out images. */
  readonly heldOut: { readonly loss: number; readonly accuracy: number; readonly predicted: Int32Array };
  /** What computed the step, and how many images it took in a second. No part of what follows depends on them. */
  readonly engine: string;
  readonly imagesPerSecond: number | null;
  /** Why another engine computed than the one asked for. */
  readonly fallback: string | null;
  readonly ended: boolean;
}
