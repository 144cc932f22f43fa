/** A forest grows: the trees come from the pool, in their order, whoever grew them. */
import { planOf } from "../../algorithms/random-forest";
import { tasksOf } from "../../algorithms/random-forest/parallel";
import type { RunInput } from "../../src/kit/lab/model";
import type { Frame } from "./frame";
import type { TreeSaid } from "./growing";
import type { Parameters } from "./parameters";
import { pictureOf } from "./pictures";
import type { TreePool } from "./pool";
import { judge } from "./scores";
import { taskOf, type Task } from "./task";

export async function* forestStory({ parameters, dataset, seeds }: RunInput<Parameters>, pool: TreePool): AsyncGenerator<Frame, void, void> {
  const { columns, nEstimators, bootstrap, maxDepth, minSamplesLeaf, maxFeatures } = parameters;
  const task = taskOf(dataset, columns);
  const { nClasses, kind, trainX, trainY } = task;
  const params = { task: kind, nEstimators, bootstrap, maxDepth, minSamplesLeaf, maxFeatures: Math.min(maxFeatures, columns), seed: seeds.model };
  // The training points alone may lack the last class, which points held out have.
  const plan = { ...planOf(trainX, trainY, params), nClasses };
  const crowd = createCrowd(task);
  for await (const some of pool.map({ plan, X: task.X, grid: task.grid }, tasksOf(plan.settings.seeds))) {
    for (const said of some) yield crowd.hear(said);
  }
}

/** Adds up what the trees say. */
function createCrowd({ X, y, grid, train, test, domain, nClasses }: Task) {
  const width = Math.max(1, nClasses);
  const sums = { rows: new Float64Array(X.rows * width), grid: new Float64Array(grid.rows * width), unseen: new Float64Array(X.rows * width) };
  const unseenBy = new Int32Array(X.rows);
  let trees = 0;

  function hear({ draws: drawn, votes, gridVotes, leaves, depth }: TreeSaid): Frame {
    trees++;
    const draws = new Uint16Array(X.rows);
    train.forEach((row, i) => (draws[row] = drawn[i]!));
    add(sums.rows, votes);
    add(sums.grid, gridVotes);
    for (const row of train) {
      if (draws[row]! > 0) continue;
      unseenBy[row]!++;
      for (let k = 0; k < width; k++) sums.unseen[row * width + k]! += votes[row * width + k]!;
    }
    const all = (): number => trees;
    const of = {
      train: judge(sums.rows, all, train, y, nClasses),
      test: judge(sums.rows, all, test, y, nClasses),
      outOfBag: judge(sums.unseen, (row) => unseenBy[row]!, train, y, nClasses),
    };
    return {
      method: "forest", trees, domain, nClasses, leaves, depth, draws,
      together: pictureOf(sums.grid, nClasses, trees),
      newest: pictureOf(gridVotes, nClasses),
      votes: decisions(votes, nClasses),
      residuals: new Float32Array(),
      error: { train: of.train.error, test: of.test.error, outOfBag: of.outOfBag.error },
      logLoss: { train: of.train.logLoss, test: of.test.logLoss, outOfBag: of.outOfBag.logLoss },
      outOfBag: unseenBy.reduce((count, by) => count + Number(by > 0), 0),
    };
  }
  return { hear };
}

function add(sums: Float64Array, votes: Float32Array): void {
  for (let i = 0; i < sums.length; i++) sums[i]! += votes[i]!;
}

/** The class of the largest share, or the value, of each row. */
export function decisions(votes: ArrayLike<number>, nClasses: number): Uint8Array | Float32Array {
  const picture = pictureOf(votes, nClasses);
  return picture.values;
}
