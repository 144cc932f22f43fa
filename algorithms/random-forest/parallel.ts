/**
 * A forest grown by many at once: trees need nothing of each other, so each worker grows some and the forest gathers them in their
 * order. The same verbs with promises, and the results of the reference to the last bit, however many workers there are.
 */
import type { MatrixLike } from "../core/matrix";
import { gather, growTree, planOf, type Frame, type Grown, type Model, type Params, type Plan } from "./index";

export { defaults, predict, predictProba, type Frame, type Model, type Params } from "./index";

/** Who grows: gives the trees of the tasks' seeds, in the tasks' order. Each task is to be given to `growSome(plan)`. */
export type Growers = (plan: Plan, tasks: readonly (readonly number[])[]) => AsyncIterable<readonly Grown[]>;

/** What a worker does: the trees of the given seeds, one after the other. */
export const growSome = (plan: Plan) => (seeds: readonly number[]): readonly Grown[] => seeds.map((seed) => growTree(plan, seed));

/** How many trees one task has: few, so that no worker is left with much while the others rest. */
const treesATask = 4;

/** The reference's frames, one for one. See `steps` there for shapes and errors. */
export async function* steps(
  X: MatrixLike,
  y: ArrayLike<number>,
  params: Partial<Params>,
  growers: Growers,
): AsyncGenerator<Frame, Model> {
  const plan = planOf(X, y, params);
  const forest = gather(plan);
  for await (const some of growers(plan, tasksOf(plan.settings.seeds))) for (const grown of some) yield forest.add(grown);
  return forest.finish();
}

/** Runs `steps` to the end. See there for shapes and errors. */
export async function fit(X: MatrixLike, y: ArrayLike<number>, params: Partial<Params>, growers: Growers): Promise<Model> {
  const story = steps(X, y, params, growers);
  for (;;) {
    const step = await story.next();
    if (step.done) return step.value;
  }
}

/** The seeds in runs of `treesATask`. */
export function tasksOf(seeds: readonly number[]): readonly (readonly number[])[] {
  return Array.from({ length: Math.ceil(seeds.length / treesATask) }, (_, task) => seeds.slice(task * treesATask, (task + 1) * treesATask));
}
