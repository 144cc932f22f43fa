export type Ramp = "sequential" | "diverging";
