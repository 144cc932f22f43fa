/** The share of points that is held out, and the seed that chooses them. */
import type { JSX } from "preact";
import { real, type Schema } from "../../lab/schema";
import { NumberControl } from "../number";
import type { BarProps } from "../player";
import { Seed } from "./seed";

export function Split<S extends Schema, Frame>({ lab, usual }: BarProps<S, Frame> & { readonly usual: number }): JSX.Element {
  const { data, seeds } = lab.state.value;
  const parameter = real({
    label: "Test share",
    help: "The share of points that the model does not see, and on which it is judged.",
    min: 0,
    max: 0.9,
    step: 0.05,
    scale: "linear",
    default: usual,
  });
  return (
    <>
      <NumberControl
        parameter={parameter}
        value={data.testFraction}
        defaultValue={lab.model.initial?.data?.testFraction ?? usual}
        disabled={false}
        onChange={(testFraction) => lab.setData({ testFraction })}
      />
      <Seed label="Split seed" news="New split" value={seeds.split} onChange={(split) => lab.setSeeds({ split })} />
    </>
  );
}
