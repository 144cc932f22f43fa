/** A link to a state of a demo, written and read back when the page is made: a lesson cannot carry a broken one. */
import { generatorOf } from "../../kit/data/generators";
import { applyPatch, defaultState } from "../../kit/lab/defaults";
import type { DemoModel } from "../../kit/lab/model";
import type { LinkContext } from "../../kit/lab/link-data";
import { decode, encode } from "../../kit/lab/permalink";
import type { StatePatch } from "../../kit/lab/state";

/** @returns the hash, "#" included. @throws Error saying what in the state the demo would refuse */
export function linkTo(model: DemoModel, patch: StatePatch): string {
  const context: LinkContext<DemoModel["parameters"]> = { model, optionsOf: (source) => generatorOf(source)?.options };
  const link = encode(applyPatch(defaultState(model), patch), context);
  const { problems } = decode(link, context);
  if (problems.length > 0) throw new Error(`A link of the ${model.slug} lesson opens no picture: ${problems.join("; ")}.`);
  return link;
}
