/** What a frame's picture shows, in a sentence or two. */
import type { Frame, Score } from "./frame";

export function describe({ epoch, seen, isEdited, ended, train, test }: Frame): string {
  const place = seen > 0 ? `Epoch ${Math.floor(epoch) + 1}, ${seen} examples in` : `Epoch ${epoch}`;
  const made = isEdited ? ": you changed the network" : epoch === 0 ? ": nothing is learned yet" : "";
  return `${place}${made}. ${figures(train, test)}${ended ? ` ${endings[ended]}` : ""}`;
}

const endings = {
  epochs: "Ended: that is as many epochs as are allowed.",
  plateau: "Ended: the loss has not fallen for 20 epochs.",
  perfect: "Ended: all training points are right.",
} as const;

function figures(train: Score, test: Score | null): string {
  const loss = `Loss ${number(train.loss)} in training${test ? `, ${number(test.loss)} on test points` : ""}`;
  const kind = train.accuracy === null ? "of the variation explained" : "right";
  const shares = test ? `${share(train)} of training and ${share(test)} of test points` : `${share(train)} of training points`;
  return train.accuracy === null
    ? `${loss}; R² ${r2(train)}${test ? ` and ${r2(test)}` : ""}.`
    : `${loss}; ${shares} are ${kind}.`;
}

/** Three digits that matter: a loss runs over many powers of ten. */
const number = (value: number): string => Number(value.toPrecision(3)).toString();
const share = ({ accuracy }: Score): string => `${(100 * accuracy!).toFixed(0)} %`;
const r2 = ({ r2: value }: Score): string => value!.toFixed(2);
