import { serve } from "../../src/kit/lab/serve";
import { experiments } from "./experiments";
import { model } from "./model";

serve(model, experiments);
