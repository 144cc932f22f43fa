/**
 * misconception: Of two classes with as many votes, the later one wins.
 * expects: /a tie goes to the lowest class/
 */
import { pairsOf } from "@algorithms/support-vector-machine";

export function vote(decisions: ArrayLike<number>, nClasses: number): number {
  const votes = new Float64Array(nClasses);
  pairsOf(nClasses).forEach(([first, second], pair) => votes[decisions[pair]! > 0 ? first : second]!++);
  return votes.lastIndexOf(Math.max(...votes));
}
