import { servePool } from "../../src/kit/lab/serve-pool";
import { growAndAsk } from "./growing";

servePool(growAndAsk);
