import { experiments } from "../../demos/backpropagation/experiments";
import { model } from "../../demos/backpropagation/model";
import { testClaims } from "./claims";

testClaims(model, experiments);
