/** What the lesson lets a reader touch, beside the demo and its experiments. */
export const islands = { lift: () => import("./lift"), losses: () => import("./losses"), calibration: () => import("./calibration-island") };
