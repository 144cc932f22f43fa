import { experiments } from "../../demos/decision-tree/experiments";
import { model } from "../../demos/decision-tree/model";
import { testClaims } from "./claims";

testClaims(model, experiments);
