import { experiments } from "../../demos/regularization/experiments";
import { model } from "../../demos/regularization/model";
import { testClaims } from "./claims";

testClaims(model, experiments);
