/** What the lesson lets a reader touch, beside the demo and its experiments. */
export const islands = { kernel: () => import("./kernel"), race: () => import("./race") };
