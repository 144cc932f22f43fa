/** Who holds the boundary, and what C buys. */
import { experiment } from "../../../src/kit/lab/experiment";
import { percent, readable } from "../describe";
import { averageOf, decide, drawn, fit, nDatasets, range, seeds, showing, slackOf, squaredNorm, take } from "./measuring";

const clouds = { nSamples: 200, noise: 1.1 };

export const othersDoNotMatter = experiment({
  id: "others-do-not-matter",
  claim: "Delete every example that is no support vector, and the boundary stays where it is.",
  predict: {
    question: "200 points in two clouds, a linear kernel. All points that are no support vectors are deleted, most of them all. By how much does f change, at most, where the margin's lines are at ±1?",
    options: ["By about 1", "By about 0.1", "By less than 0.01"],
    answer: 2,
  },
  state: showing({ kernel: "linear", supportOnly: true }, "two-gaussians", clouds),
  measure() {
    const tries = seeds.map((seed) => {
      const all = drawn("two-gaussians", clouds, seed);
      const whole = fit(all.X, all.y, { kernel: "linear", tol: 1e-5 });
      const kept = take(all, Array.from(whole.support));
      const alone = fit(kept.X, kept.y, { kernel: "linear", tol: 1e-5 });
      const [before, after] = [decide(whole, all.X), decide(alone, all.X)];
      return { share: whole.support.length / all.y.length, change: Math.max(...before.map((f, i) => Math.abs(f - after[i]!))) };
    });
    return { share: averageOf(tries.map(({ share }) => share)), change: Math.max(...tries.map(({ change }) => change)) };
  },
  holds: ({ share, change }) => share < 0.3 && change < 0.01,
  rows: ({ share, change }) => [
    { label: "share of the points that are support vectors, on average", value: percent(share) },
    { label: `largest change of f in ${nDatasets} data sets`, value: readable(change) },
  ],
});

export const othersMayMove = experiment({
  id: "others-may-move",
  claim: "An example that is right beyond its margin line can be moved away without limit, and f does not change; logistic regression's line would.",
  predict: {
    question: "The point that lies farthest on its own side is moved a hundred times as far away. What does the boundary do?",
    options: ["It leans towards that point", "It stays exactly where it is", "It leans away from it"],
    answer: 1,
  },
  state: showing({ kernel: "linear" }, "two-gaussians", clouds),
  measure() {
    const changes = seeds.map((seed) => {
      const { X, y } = drawn("two-gaussians", clouds, seed);
      const before = fit(X, y, { kernel: "linear", tol: 1e-6 });
      const f = decide(before, X);
      const far = f.indexOf(Math.max(...f));
      const moved = { ...X, data: X.data.slice() };
      moved.data.set([100 * X.data[2 * far]!, 100 * X.data[2 * far + 1]!], 2 * far);
      const after = fit(moved, y, { kernel: "linear", tol: 1e-6 }, before);
      return { change: Math.max(...decide(after, X).map((value, i) => Math.abs(value - f[i]!))), steps: after.nIter[0]! };
    });
    return { change: Math.max(...changes.map(({ change }) => change)), steps: Math.max(...changes.map(({ steps }) => steps)) };
  },
  holds: ({ change, steps }) => change < 1e-9 && steps === 0,
  rows: ({ change, steps }) => [
    { label: `largest change of f in ${nDatasets} data sets`, value: readable(change) },
    { label: "steps from the old multipliers to the new optimum", value: String(steps) },
  ],
});

const costs = [0.01, 0.1, 1, 10, 100];

export const costAgainstMargin = experiment({
  id: "cost-against-margin",
  claim: "The larger C, the narrower the margin, and the less slack is left: each step of C trades one for the other.",
  predict: {
    question: "C goes from 0.01 to 100 in five steps. What happens to the width of the margin?",
    options: ["It grows with every step", "It shrinks with every step", "It depends on the data"],
    answer: 1,
  },
  state: showing({ kernel: "linear", C: 0.01 }, "two-gaussians", clouds),
  measure() {
    const paths = seeds.map((seed) => {
      const all = drawn("two-gaussians", clouds, seed);
      return costs.map((C) => {
        const model = fit(all.X, all.y, { kernel: "linear", C, tol: 1e-4 });
        return { width: 2 / Math.sqrt(squaredNorm(model)), slack: slackOf(model, all) };
      });
    });
    const falls = (key: "width" | "slack") => paths.every((path) => path.every((at, c) => c === 0 || at[key] <= path[c - 1]![key] * (1 + 1e-3)));
    const at = (c: number) => ({ width: averageOf(paths.map((path) => path[c]!.width)), slack: averageOf(paths.map((path) => path[c]!.slack)) });
    return { widthFalls: falls("width"), slackFalls: falls("slack"), first: at(0), last: at(costs.length - 1) };
  },
  holds: ({ widthFalls, slackFalls, first, last }) => widthFalls && slackFalls && first.width > 2 * last.width,
  rows: ({ widthFalls, first, last }) => [
    { label: "width of the margin at C = 0.01, on average", value: readable(first.width) },
    { label: "at C = 100", value: readable(last.width) },
    { label: "summed slack at C = 0.01 and at C = 100", value: `${readable(first.slack)} and ${readable(last.slack)}` },
    { label: "narrower with every step, in every data set", value: widthFalls ? "yes" : "no" },
  ],
});

export const scalingMatters = experiment({
  id: "scaling-matters",
  claim: "A feature measured in a unit a hundred times smaller takes the radial kernel over: held-out accuracy falls to what that feature alone can do.",
  predict: {
    question: "XOR needs both features. One of them is multiplied by 100, γ by the rule “scale”. What is left of the accuracy held out?",
    options: ["All of it: the rule adapts γ", "A little less", "About that of a coin"],
    answer: 2,
  },
  state: showing({ kernel: "rbf" }, "xor"),
  measure() {
    const tries = seeds.map((seed) => {
      const all = drawn("xor", { nSamples: 200 }, seed);
      const stretched = { ...all, X: { ...all.X, data: all.X.data.map((value, entry) => (entry % 2 === 0 ? 100 * value : value)) } };
      return [all, stretched].map((examples) => {
        const [train, test] = [take(examples, range(100)), take(examples, range(100).map((i) => i + 100))];
        const predicted = decide(fit(train.X, train.y), test.X);
        return test.y.filter((id, i) => id === Number(predicted[i]! >= 0)).length / test.y.length;
      });
    });
    return { own: averageOf(tries.map(([own]) => own!)), stretched: averageOf(tries.map(([, stretched]) => stretched!)) };
  },
  holds: ({ own, stretched }) => own > 0.93 && stretched < 0.65,
  rows: ({ own, stretched }) => [
    { label: "accuracy held out, both features in one unit", value: percent(own) },
    { label: "one of them multiplied by 100", value: percent(stretched) },
  ],
});
