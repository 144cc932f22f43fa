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
  if (train.accuracy !== null) {
    const shares = test ? `${percent(train)} of training and ${percent(test)} of test points are` : `${percent(train)} of training points are`;
    return `${loss}; ${shares} right.`;
  }
  const explained = [train, ...(test ? [test] : [])].map(({ r2 }) => (r2 === null ? "undefined" : hundredths(r2)));
  return `${loss}; R² ${explained.join(" and ")}.`;
}

/** Nothing has no sign: −0.001 is 0.00. */
const hundredths = (value: number): string => (Math.round(100 * value) / 100 + 0).toFixed(2).replace("-", "−");

/** Three digits that matter: a loss runs over many powers of ten. */
const number = (value: number): string => String(Number(value.toPrecision(3)));

/** With 99.6 %, not all points are right. */
const percent = ({ accuracy }: Score): string => `${(100 * accuracy!).toFixed(accuracy === 1 ? 0 : 1)} %`;
