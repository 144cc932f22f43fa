/** One sentence for a frame. */
import { count } from "../../src/kit/data/count";
import { readable } from "./readable";
import type { Frame } from "./story";

export function describe(frame: Frame): string {
  const { phase, n, k, evaluations, rows, leaves, distances } = frame;
  switch (phase) {
    case "stored":
      return leaves
        ? `${count(n, "training point is", "training points are")} stored in boxes; nothing is measured yet.`
        : `${count(n, "training point is", "training points are")} stored; nothing is measured yet.`;
    case "looking":
      return `${count(leaves!.visited.length, "box", "boxes")} searched, ${evaluations} of ${count(n, "distance", "distances")} measured so far.`;
    case "joining":
      if (rows.length === 0) return `All ${count(n, "distance", "distances")} from the query are measured; now the nearest vote.`;
      return `Neighbour ${rows.length} of ${k}, ${readable(distances.at(-1)!)} away. ${soFar(frame)}`;
    case "decided":
      return `${saying(frame)} ${measuredIn(frame)}`;
  }
}

function soFar({ votes, answer, answerName }: Frame): string {
  return votes ? `So far ${Math.round(100 * votes[answer!]!)} % for ${answerName}.` : `Their mean so far is ${readable(answer!)}.`;
}

function measuredIn({ n, evaluations, leaves }: Frame): string {
  if (!leaves) return `It took ${count(n, "distance", "distances")}.`;
  return `It took ${evaluations} of ${count(n, "distance", "distances")}.`;
}

function saying({ rows, votes, answer, answerName }: Frame): string {
  const asked = count(rows.length, "neighbour", "neighbours");
  if (!votes) return `The mean of ${asked} is ${readable(answer!)}.`;
  const strongest = votes[answer!]!;
  const rivals = votes.filter((share) => Math.abs(share - strongest) < 1e-12).length;
  const tie = rivals > 1 ? ", a tie that the lowest class wins" : "";
  return `${asked}: ${Math.round(100 * strongest)} % for ${answerName}${tie}.`;
}
