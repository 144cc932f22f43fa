/** Packed digits as images: what `tools/data/mnist.mjs` wrote, read back. */
export interface Packed {
  readonly n: number;
  readonly gzip: string;
}

export const edge = 28;
const pixels = edge * edge;

export interface Digits {
  readonly n: number;
  /** n × 784 values of 0 … 1, row by row; ink is bright. */
  readonly images: Float64Array;
  /** The digit that each shows. */
  readonly labels: Int32Array;
}

export async function unpack({ n, gzip }: Packed): Promise<Digits> {
  const bytes = await inflated(fromBase64(gzip));
  const images = new Float64Array(n * pixels);
  for (let i = 0; i < images.length; i++) images[i] = bytes[n + i]! / 255;
  return { n, labels: Int32Array.from(bytes.subarray(0, n)), images };
}

/** One image; nothing is copied. */
export const imageOf = ({ images }: Digits, i: number): Float64Array => images.subarray(i * pixels, (i + 1) * pixels);

/** The first images of all. */
export const firstOf = ({ images, labels }: Digits, n: number): Digits => ({ n, images: images.subarray(0, n * pixels), labels: labels.subarray(0, n) });

export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const letters = atob(text);
  const bytes = new Uint8Array(letters.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = letters.charCodeAt(i);
  return bytes;
}

async function inflated(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
