/** The decision tree demo as a worker sees it. */
import { decisionTree } from "../../algorithms";
import { defineModel } from "../../src/kit/lab/model";
import { parameters } from "./parameters";
import { pruning } from "./pruning";
import { counted, score } from "./readable";
import { stepFunctions } from "./step-function";
import { story, type Frame } from "./story";

export const model = defineModel({
  slug: "decision-tree",
  parameters,
  data: {
    sources: [
      "moons", "circles", "xor", "two-gaussians", "spiral", "blobs", "anisotropic", "unequal-variances", "multi-gaussian", "plane",
      "iris", "penguins", "wine", "breast-cancer", "diabetes",
    ],
    target: "known",
    testFraction: 0.3,
  },
  initial: { data: { options: { noise: 0.9 } } },
  // Node, feature, threshold.
  interventions: { split: 3 },
  run: story,
  analyses: { pruning, stepFunctions },
  usesChance: () => false,
  describe,
  speed: 2,
});

function describe({ phase, tree, changed, ids, train, test }: Frame): string {
  const leaves = decisionTree.leafCount(tree);
  const shape = `${counted(leaves, "leaf", "leaves")}, ${counted(decisionTree.maxDepth(tree), "question", "questions")} deep.`;
  const what = tree.task === "classification" ? "right about" : "R²";
  const scores = [["training", train], ["test", test]] as const;
  const said = scores.flatMap(([name, value]) => (value === null ? [] : [`${what} ${score(value, tree.task)}${tree.task === "classification" ? ` of the ${name} points` : ` on the ${name} points`}`]));
  const node = changed === null ? -1 : ids.indexOf(changed);
  const rows = node < 0 ? "" : `${counted(tree.nSamples[node]!, "point", "points")}`;
  const event = {
    root: "All points are in one leaf; nothing is asked yet.",
    split: `A node of ${rows} was split in two.`,
    "by hand": `You cut a node of ${rows}; what was below it grows anew.`,
    pruned: `A branch of ${rows} did not earn its leaves and was cut back to one.`,
    grown: leaves === 1 ? "Nothing can be split." : "Grown: no leaf may or need be split any further.",
  }[phase];
  return `${event} ${shape} ${said.length > 0 ? `It is ${said.join(", ")}.`.replace("It is R²", "R²") : ""}`.trim();
}
