/** What the lesson lets a reader touch, beside the demo and its experiments. */
export const islands = {
  path: () => import("./islands/path"),
  polynomial: () => import("./islands/polynomial"),
  threshold: () => import("./islands/threshold"),
};
