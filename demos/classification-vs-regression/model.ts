/** The demo of two heads as a worker sees it. */
import { defineModel } from "../../src/kit/lab/model";
import { declared } from "./declared";
import { oneFeature } from "./one-feature";
import { story } from "./story";

export const model = defineModel({ ...declared, run: story, analyses: { oneFeature } });
