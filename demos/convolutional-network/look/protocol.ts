/** What the page asks of the worker that looks at single images while another one trains, and what it answers. */
import type { Network } from "../../../algorithms/convolutional-network/network";
import type { Shape } from "../../../algorithms/convolutional-network/tensor";
import type { Pose } from "../transform";

export type Source =
  | { readonly kind: "held-out"; readonly index: number }
  /** 28 × 28 values of 0 … 1. */
  | { readonly kind: "drawn"; readonly image: Float64Array };

export interface LookRequest {
  readonly type: "look";
  readonly network: Network;
  readonly source: Source;
  readonly pose: Pose;
  readonly shuffled: boolean;
}

/** One image, and what every layer makes of it. */
export interface Look {
  readonly network: Network;
  /** As the network sees it. */
  readonly image: Float64Array;
  /** The digit that was meant, where that is known. */
  readonly label: number | null;
  /** One more than there are layers, the image first. */
  readonly outputs: readonly (Shape & { readonly data: Float64Array })[];
  readonly probabilities: Float64Array;
  /** How the score of the most probable digit moves with each cell of the image. */
  readonly saliency: Float64Array;
}

export interface ImagesRequest {
  readonly type: "images";
  readonly indices: readonly number[];
}

export interface Images {
  readonly images: readonly Float64Array[];
}

export type Request = LookRequest | ImagesRequest;
export type ToLook = { readonly id: number; readonly request: Request };
export type FromLook = { readonly id: number } & ({ readonly answer: Look | Images } | { readonly error: string });
