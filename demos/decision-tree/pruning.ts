/** The analysis beside the story: every tree on the cost-complexity path of the tree that these parameters grow, with its errors. */
import { decisionTree } from "../../algorithms";
import * as presorted from "../../algorithms/decision-tree/presorted";
import type { RunInput } from "../../src/kit/lab/model";
import type { Parameters } from "./parameters";
import { paramsOf, scoreOf, taskOf } from "./task";

export interface PrunedTree {
  readonly alpha: number;
  readonly nLeaves: number;
  readonly train: number | null;
  readonly test: number | null;
}

export interface Pruning {
  readonly trees: readonly PrunedTree[];
}

/** So many trees are measured: of a longer path, evenly many of its cuts. */
const mostTrees = 120;

export function* pruning({ parameters, dataset }: RunInput<Parameters>): Generator<Pruning, void, void> {
  const { kind, train, test } = taskOf(dataset, parameters);
  const grown = presorted.grow(presorted.presort(train.X), train, decisionTree.settingsOf(paramsOf(parameters, kind), train.X.columns));
  const sequence = decisionTree.pruningSequence(grown);
  const every = Math.ceil(sequence.length / mostTrees);
  const trees: PrunedTree[] = [];
  for (let i = 0; i < sequence.length; i++) {
    const { alpha, nLeaves } = sequence[i]!;
    if (i % every !== 0 && i !== sequence.length - 1) continue;
    const cut = decisionTree.collapse(grown, sequence.slice(1, i + 1).map(({ node }) => node));
    trees.push({ alpha, nLeaves, train: scoreOf(cut, train), test: scoreOf(cut, test) });
    if (trees.length % 20 === 0) yield { trees: [...trees] };
  }
  yield { trees };
}
