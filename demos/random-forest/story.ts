/** The run that the player plays: one tree more a step. */
import type { RunInput } from "../../src/kit/lab/model";
import { boostingStory } from "./boosting-story";
import { forestStory } from "./forest-story";
import type { Frame } from "./frame";
import type { Parameters } from "./parameters";
import { treePool } from "./pool";

export async function* story(input: RunInput<Parameters>): AsyncGenerator<Frame, void, void> {
  if (input.parameters.method === "boosting") yield* boostingStory(input);
  else yield* forestStory(input, treePool());
}
