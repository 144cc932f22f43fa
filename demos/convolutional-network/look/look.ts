/** One image through the network, forward for what it says and backward for why. */
import { imageGradient } from "../../../algorithms/convolutional-network/backward";
import { softmax } from "../../../algorithms/backpropagation/loss";
import { forward } from "../../../algorithms/convolutional-network/forward";
import { toRows } from "../../../algorithms/convolutional-network/tensor";
import { zeros } from "../../../algorithms/core/matrix";
import { inputShape, nClasses } from "../architecture";
import { loadDigits } from "../digits/load";
import { imageOf } from "../digits/unpack";
import { shuffledImage } from "../permutation";
import { mostProbable } from "../scores";
import { transformed, upright } from "../transform";
import type { Images, Look, LookRequest, Source } from "./protocol";

export async function look({ network, source, pose, shuffled }: LookRequest): Promise<Look> {
  const { image: given, label } = await sourced(source);
  const isUpright = (["dx", "dy", "angle", "scale"] as const).every((name) => pose[name] === upright[name]);
  const posed = isUpright ? given : transformed(given, pose);
  const image = shuffled ? shuffledImage(posed) : posed;
  const pass = forward(network, { ...inputShape, n: 1, data: image });
  const probabilities = softmax(toRows(pass.outputs.at(-1)!)).data;
  const asked = zeros(1, nClasses);
  asked.data[mostProbable(probabilities)] = 1;
  const saliency = imageGradient(network, pass, asked).data;
  const outputs = pass.outputs.map(({ height, width, channels, data }) => ({ height, width, channels, data }));
  return { network, image, label, outputs, probabilities, saliency };
}

async function sourced(source: Source): Promise<{ readonly image: Float64Array; readonly label: number | null }> {
  if (source.kind === "drawn") return { image: source.image, label: null };
  const digits = await loadDigits("held-out");
  return { image: imageOf(digits, source.index).slice(), label: digits.labels[source.index]! };
}

export async function images(indices: readonly number[]): Promise<Images> {
  const digits = await loadDigits("held-out");
  return { images: indices.map((index) => imageOf(digits, index).slice()) };
}
