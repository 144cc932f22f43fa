/**
 * misconception: The class with the highest sum of decisions wins.
 * expects: /did you add up decisions instead of votes/
 */
import { pairsOf } from "@algorithms/support-vector-machine";

export function vote(decisions: ArrayLike<number>, nClasses: number): number {
  const votes = new Float64Array(nClasses);
  pairsOf(nClasses).forEach(([first, second], pair) => {
    votes[first]! += decisions[pair]!;
    votes[second]! -= decisions[pair]!;
  });
  return votes.indexOf(Math.max(...votes));
}
