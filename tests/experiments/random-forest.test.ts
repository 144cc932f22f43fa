import { experiments } from "../../demos/random-forest/experiments";
import { model } from "../../demos/random-forest/model";
import { testClaims } from "./claims";

testClaims(model, experiments);
