/** What a worker of the pool does: it grows trees, and asks them about every point and every square of the picture. */
import type { Matrix } from "../../algorithms/core/matrix";
import { leafCount, maxDepth } from "../../algorithms/decision-tree/model";
import { growTree, type Plan } from "../../algorithms/random-forest/grow";
import { votesOf } from "../../algorithms/random-forest/votes";

export interface Setup {
  readonly plan: Plan;
  /** Every point, and every square's centre. */
  readonly X: Matrix;
  readonly grid: Matrix;
}

/** All that the page needs of one tree. */
export interface TreeSaid {
  /** How often each training point was drawn. */
  readonly draws: Uint16Array;
  /** Its vote on every point, and on every square. */
  readonly votes: Float32Array;
  readonly gridVotes: Float32Array;
  readonly leaves: number;
  readonly depth: number;
}

export const growAndAsk = ({ plan, X, grid }: Setup) => (seeds: readonly number[]): readonly TreeSaid[] =>
  seeds.map((seed) => {
    const { tree, draws } = growTree(plan, seed);
    return {
      draws: Uint16Array.from(draws),
      votes: Float32Array.from(votesOf(tree, X).data),
      gridVotes: Float32Array.from(votesOf(tree, grid).data),
      leaves: leafCount(tree),
      depth: maxDepth(tree),
    };
  });
