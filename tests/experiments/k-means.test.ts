import { experiments } from "../../demos/k-means/experiments";
import { model } from "../../demos/k-means/model";
import { testClaims } from "./claims";

testClaims(model, experiments);
