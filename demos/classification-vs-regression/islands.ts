/** What the lesson lets a reader touch, beside the demo and its experiments. */
export const islands = { oneFeature: () => import("./one-feature-island") };
