import { experiments } from "../../demos/classification-vs-regression/experiments";
import { model } from "../../demos/classification-vs-regression/model";
import { testClaims } from "./claims";

testClaims(model, experiments);
