/** Property tests draw the same cases each time: a failure is a finding, never a matter of luck. */
import fc from "fast-check";

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 20_240_117 });
