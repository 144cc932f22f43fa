import { experiments } from "../../demos/k-nearest-neighbors/experiments";
import { model } from "../../demos/k-nearest-neighbors/model";
import { testClaims } from "./claims";

testClaims(model, experiments);
