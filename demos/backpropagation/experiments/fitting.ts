/** Learning the points, and learning what they are points of. */
import { forward, type Network } from "../../../algorithms/backpropagation";
import { experiment } from "../../../src/kit/lab/experiment";
import { scoresOf } from "../scores";
import { averageOf, drawnAgain, learnerOf, percent, range, showing, train, turned, type Learner, type State } from "./measuring";

const nDraws = 5;
const settings = { units1: 16, units2: 16, optimizer: "adam", learningRate: 0.03, batchSize: 16, epochs: 120 } as const;
const fewNoisy = showing(settings, "moons", { nSamples: 80, noise: 1 });
/** Five times as many points, and as many updates. */
const moreNoisy = showing({ ...settings, epochs: 24 }, "moons", { nSamples: 400, noise: 1 });

export const testLossTurns = experiment({
  id: "test-loss-turns",
  claim: "Two layers of sixteen on 48 noisy points: the loss on held-out points falls, then grows by more than half, while the training loss goes on falling; in the end the network is surer than it is right, by more than five percentage points. With an L2 penalty of 0.01, or on five times as many points, the held-out loss ends at least a quarter lower.",
  predict: {
    question: "A network trained for long on 48 noisy points. How sure is it on the points held out, on average, compared with how often it is right there?",
    options: ["Less sure, by more than five percentage points", "As sure, within five points: cross-entropy makes probabilities honest", "Surer, by more than five points"],
    answer: 2,
  },
  state: fewNoisy,
  measure: () => ({ plain: watchedAverages(fewNoisy), penalised: averages(turned(fewNoisy, { l2: 0.01 })), more: averages(moreNoisy) }),
  holds: ({ plain, penalised, more }) =>
    plain.end > 1.5 * plain.lowest && plain.trainEnd < plain.trainThen / 2 && plain.sureness > plain.accuracy + 0.05
    && penalised.end < 0.75 * plain.end && more.end < 0.75 * plain.end,
  rows: ({ plain, penalised, more }) => [
    { label: "held-out loss where it is lowest, on average of five draws", value: plain.lowest.toFixed(2) },
    { label: "held-out loss at the end", value: plain.end.toFixed(2) },
    { label: "training loss, where the held-out loss is lowest and at the end", value: `${plain.trainThen.toFixed(2)} and ${plain.trainEnd.toFixed(2)}` },
    { label: "held-out points right", value: percent(plain.accuracy) },
    { label: "mean probability of the class decided for, on them", value: percent(plain.sureness) },
    { label: "with L2 0.01: held-out loss at the end", value: penalised.end.toFixed(2) },
    { label: "with as many updates on five times as many points", value: more.end.toFixed(2) },
  ],
});

/** What the network says in the end, over several draws of points and first weights. */
function averages(state: State) {
  return averagesOf(range(nDraws).map((seed) => {
    const learner = learnerOf(drawnAgain(state, seed));
    return atTheEnd(learner, train(learner));
  }));
}

/** And where the held-out loss was lowest on the way. */
function watchedAverages(state: State) {
  return averagesOf(range(nDraws).map((seed) => {
    const learner = learnerOf(drawnAgain(state, seed));
    let [lowest, trainThen] = [Infinity, Infinity];
    const network = train(learner, {
      watch(current) {
        const scores = scoresOf(learner.task, current);
        if (scores.test!.loss < lowest) [lowest, trainThen] = [scores.test!.loss, scores.train.loss];
      },
    });
    return { ...atTheEnd(learner, network), lowest, trainThen };
  }));
}

function atTheEnd({ task }: Learner, network: Network) {
  const { train: seen, test } = scoresOf(task, network);
  const p = forward(network, task.X).activations.at(-1)!.data;
  const sureness = averageOf(Array.from(task.test, (i) => Math.max(p[i]!, 1 - p[i]!)));
  return { end: test!.loss, trainEnd: seen.loss, accuracy: test!.accuracy!, sureness };
}

function averagesOf<Run extends Readonly<Record<string, number>>>(runs: readonly Run[]): Run {
  return Object.fromEntries(Object.keys(runs[0]!).map((name) => [name, averageOf(runs.map((run) => run[name]!))])) as Run;
}
