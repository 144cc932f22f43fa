import { serve } from "../../src/kit/lab/serve";
import { model } from "./model";

serve(model, async () => (await import("./experiments")).experiments);
