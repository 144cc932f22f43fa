import { experiments } from "../../demos/support-vector-machine/experiments";
import { model } from "../../demos/support-vector-machine/model";
import { testClaims } from "./claims";

testClaims(model, experiments);
