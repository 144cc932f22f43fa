/** Said where a number has no digits left, so that what is computed is not what is written. */
import type { ComponentChildren, JSX } from "preact";

interface RoundedProps {
  readonly name: ComponentChildren;
  readonly value: number;
  /** What has more digits than its formula with this number in it. */
  readonly result: ComponentChildren;
}

export function Rounded({ name, value, result }: RoundedProps): JSX.Element {
  return <p class="backpropagation-walk-note">Here {name} is so near {value} that a double cannot tell them apart; {result} is computed from <var>z</var>, which can.</p>;
}
