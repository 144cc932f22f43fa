/** What a convolution does with an image that is moved, and what the whole network does. */
import * as cnn from "../../../algorithms/convolutional-network";
import { experiment } from "../../../src/kit/lab/experiment";
import { imageOf } from "../digits/unpack";
import { transformed, upright } from "../transform";
import { percent, range, recognised, shipped } from "./measuring";

export const mapsFollow = experiment({
  id: "maps-follow",
  claim: "Move the image, and every map of a convolution moves along, to the last bit: conv(shift(X)) = shift(conv(X)).",
  predict: {
    question: "A digit is moved two cells to the right. How do the maps of the first convolution change?",
    options: ["They stay", "They move two cells to the right", "They become other maps"],
    answer: 1,
  },
  state: { parameters: { dx: 2 } },
  async measure() {
    const { network, digits } = await shipped();
    const mapsOf = (image: Float64Array) => cnn.forward({ ...network, layers: network.layers.slice(0, 1) }, { ...network.inputShape, n: 1, data: image }).outputs[1]!.data;
    const differences = range(30).map((i) => {
      const image = imageOf(digits, i);
      const [still, moved] = [mapsOf(image), mapsOf(transformed(image, { ...upright, dx: 2 }))];
      // Where both windows lie inside of the image: beyond its edge there is padding.
      const cells = range(28 * 28 * 8).filter((entry) => {
        const [x, y] = [Math.floor(entry / 8) % 28, Math.floor(entry / 224)];
        return x >= 2 && x < 24 && y >= 2 && y < 26;
      });
      return Math.max(...cells.map((entry) => Math.abs(moved[entry + 16]! - still[entry]!)));
    });
    return { largest: Math.max(...differences) };
  },
  holds: ({ largest }) => largest === 0,
  rows: ({ largest }) => [{ label: "largest difference between the moved maps and the maps of 30 moved digits", value: String(largest) }],
});

const nImages = 200;

export const invarianceIsPartial = experiment({
  id: "invariance-is-partial",
  claim: "The network shrugs off a shift of two cells, and not one of eight; turned by 90 degrees, most digits are lost.",
  predict: {
    question: "The network recognises about 98 % of the digits. How many if they are moved eight cells to the right?",
    options: ["About as many: convolutions do not care where", "Less than half"],
    answer: 1,
  },
  state: { parameters: { dx: 8 } },
  async measure() {
    const ours = await shipped();
    const at = (pose: Partial<typeof upright>) => recognised(ours, nImages, (image) => transformed(image, { ...upright, ...pose }));
    return { still: at({}), two: at({ dx: 2 }), eight: at({ dx: 8 }), turned: at({ angle: 90 }) };
  },
  holds: ({ still, two, eight, turned }) => still - two < 0.05 && eight < 0.5 && turned < 0.4,
  rows: ({ still, two, eight, turned }) => [
    { label: "as they are", value: percent(still) },
    { label: "two cells to the right", value: percent(two) },
    { label: "eight cells to the right", value: percent(eight) },
    { label: "turned by 90 degrees", value: percent(turned) },
  ],
});

export const drawingsAreCentred = experiment({
  id: "off-centre",
  claim: "Drawn into a corner, a digit is lost; centred as the lessons were, it is not.",
  predict: {
    question: "Digits moved five cells up and left, into the corner. How many does the network recognise if each is centred again by its mass?",
    options: ["As few as in the corner", "Nearly all"],
    answer: 1,
  },
  state: { parameters: { dx: -5, dy: -5 } },
  async measure() {
    const { centred } = await import("../centre");
    const ours = await shipped();
    const corner = (image: Float64Array): Float64Array => transformed(image, { ...upright, dx: -5, dy: -5 });
    return {
      corner: recognised(ours, nImages, corner),
      centred: recognised(ours, nImages, (image) => centred(corner(image), 28)),
    };
  },
  holds: ({ corner, centred }) => centred > 0.9 && corner < centred - 0.2,
  rows: ({ corner, centred }) => [
    { label: "in the corner", value: percent(corner) },
    { label: "centred again", value: percent(centred) },
  ],
});

export const shippedNetwork = experiment({
  id: "shipped-network",
  claim: "The network that this page opens with recognises at least 98 % of 2,000 digits that it was not taught.",
  predict: {
    question: "11,274 numbers, taught by 8,000 digits. How many of 2,000 others does it recognise?",
    options: ["About 90 %", "About 95 %", "At least 98 %"],
    answer: 2,
  },
  state: {},
  async measure() {
    const ours = await shipped();
    return { accuracy: recognised(ours, 2000, (image) => image), numbers: cnn.size(ours.network) };
  },
  holds: ({ accuracy, numbers }) => accuracy >= 0.98 && numbers === 11_274,
  rows: ({ accuracy }) => [{ label: "recognised of 2,000 held-out digits", value: percent(accuracy) }],
});
