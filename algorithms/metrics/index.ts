/**
 * How good is a result? Functions of what a model said, and of what is true (`accuracy`, `adjustedRandIndex`) or of the
 * data alone (`silhouette`). Names, conventions and degenerate cases are scikit-learn's.
 */
export { accuracy } from "./classification";
export { adjustedRandIndex, silhouette, silhouetteSamples } from "./clustering";
