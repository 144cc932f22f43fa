import { experiments } from "../../demos/convolutional-network/experiments";
import { model } from "../../demos/convolutional-network/model";
import { testClaims } from "./claims";

testClaims(model, experiments);
