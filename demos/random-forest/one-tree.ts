/** What the forest is compared with: one tree, grown on all training points, that may ask about every column at every node. */
import { leafCount, settingsOf } from "../../algorithms/decision-tree";
import { grow, presort } from "../../algorithms/decision-tree/presorted";
import { votesOf } from "../../algorithms/random-forest";
import type { RunInput } from "../../src/kit/lab/model";
import type { Domain } from "../../src/kit/plots/types";
import type { Picture } from "./frame";
import type { Parameters } from "./parameters";
import { pictureOf } from "./pictures";
import { judge } from "./scores";
import { taskOf } from "./task";

export interface OneTree {
  readonly picture: Picture;
  readonly domain: Domain;
  /** The share decided for wrongly, or the mean squared error; null over no points. */
  readonly train: number | null;
  readonly test: number | null;
  readonly leaves: number;
}

/** The tree of the same limits: without a bootstrap or a draw of columns chance plays no part. */
export function* oneTree({ parameters, dataset }: RunInput<Parameters>): Generator<OneTree, void, void> {
  const { columns, maxDepth, minSamplesLeaf } = parameters;
  const { trainX, trainY, X, y, grid, train, test, kind, nClasses, domain } = taskOf(dataset, columns);
  const tree = grow(presort(trainX), { y: trainY, nClasses }, settingsOf({ task: kind, maxDepth, minSamplesLeaf }, columns));
  const votes = votesOf(tree, X).data;
  const errorOf = (rows: Int32Array): number | null => judge(votes, () => 1, rows, y, nClasses).error;
  const picture = pictureOf(votesOf(tree, grid).data, nClasses);
  yield { picture, domain, train: errorOf(train), test: errorOf(test), leaves: leafCount(tree) };
}
