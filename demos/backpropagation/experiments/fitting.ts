/** Learning the points, and learning what they are points of. */
import { forward } from "../../../algorithms/backpropagation";
import { experiment } from "../../../src/kit/lab/experiment";
import { scoresOf } from "../scores";
import { averageOf, drawnAgain, learnerOf, percent, range, showing, train, turned, type State } from "./measuring";

const nDraws = 5;
const fewNoisy = showing({ units1: 16, units2: 16, optimizer: "adam", learningRate: 0.03, batchSize: 16, epochs: 120 }, "moons", { nSamples: 80, noise: 1 });

export const testLossTurns = experiment({
  id: "test-loss-turns",
  claim: "Two layers of sixteen on 48 noisy points: the loss on held-out points falls, then grows by more than half, while the training loss goes on falling; in the end the network is far surer than it is right. With an L2 penalty of 0.01 the held-out loss ends lower.",
  predict: {
    question: "A network trained for long on 48 noisy points. On the points held out it is right in about four of five. How sure is it there of what it says, on average?",
    options: ["About 80 %: cross-entropy makes probabilities honest", "About 85 %", "More than 90 %"],
    answer: 2,
  },
  state: fewNoisy,
  measure: () => ({ plain: averages(fewNoisy), penalised: averages(turned(fewNoisy, { l2: 0.01 })) }),
  holds: ({ plain, penalised }) =>
    plain.end > 1.5 * plain.lowest && plain.trainEnd < plain.trainThen / 2 && plain.sureness > 0.9
    && plain.accuracy > 0.75 && plain.accuracy < 0.85 && penalised.end < 0.75 * plain.end,
  rows: ({ plain, penalised }) => [
    { label: "held-out loss where it is lowest, on average of five draws", value: plain.lowest.toFixed(2) },
    { label: "held-out loss at the end", value: plain.end.toFixed(2) },
    { label: "training loss, where the held-out loss is lowest and at the end", value: `${plain.trainThen.toFixed(2)} and ${plain.trainEnd.toFixed(2)}` },
    { label: "held-out points right", value: percent(plain.accuracy) },
    { label: "mean probability of the class decided for, on them", value: percent(plain.sureness) },
    { label: "with L2 0.01: held-out loss at the end", value: penalised.end.toFixed(2) },
    { label: "right, and how sure", value: `${percent(penalised.accuracy)} and ${percent(penalised.sureness)}` },
  ],
});

/** Over several draws of points and first weights. */
function averages(state: State) {
  const runs = range(nDraws).map((seed) => {
    const learner = learnerOf(drawnAgain(state, seed));
    let [lowest, trainThen] = [Infinity, Infinity];
    const network = train(learner, {
      watch(current) {
        const { train: seen, test } = scoresOf(learner.task, current);
        if (test!.loss < lowest) [lowest, trainThen] = [test!.loss, seen.loss];
      },
    });
    const end = scoresOf(learner.task, network);
    const p = forward(network, learner.task.X).activations.at(-1)!.data;
    const sureness = averageOf(Array.from(learner.task.test, (i) => Math.max(p[i]!, 1 - p[i]!)));
    return { lowest, trainThen, end: end.test!.loss, trainEnd: end.train.loss, accuracy: end.test!.accuracy!, sureness };
  });
  const of = (name: keyof (typeof runs)[number]) => averageOf(runs.map((run) => run[name]));
  return { lowest: of("lowest"), end: of("end"), trainThen: of("trainThen"), trainEnd: of("trainEnd"), accuracy: of("accuracy"), sureness: of("sureness") };
}
