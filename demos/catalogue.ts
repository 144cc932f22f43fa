/** The one ordered list of concepts, in the learner's order. */
export type Family = "supervised" | "unsupervised" | "evaluation" | "reinforcement";

export const families: Readonly<Record<Family, { title: string; question: string }>> = {
  supervised: { title: "Supervised learning", question: "Examples come with answers: learn to answer for new ones." },
  unsupervised: { title: "Unsupervised learning", question: "No answers: find the structure in the points themselves." },
  evaluation: { title: "Evaluation", question: "How good is a model on what it has not seen?" },
  reinforcement: { title: "Reinforcement learning", question: "Act, be rewarded, and learn what to do." },
};

export interface Concept {
  /** The folder in `demos/`, and the page's path. */
  readonly slug: string;
  /** The folder in `algorithms/` that it shows and that learners rebuild, where its name is not the slug. */
  readonly algorithm?: string;
  readonly title: string;
  readonly family: Family;
  /** What a visitor will see, in one sentence; also the page's description. */
  readonly summary: string;
}

/** The folder in `algorithms/` that a concept shows: several concepts may share one. */
export const algorithmOf = ({ slug, algorithm = slug }: Pick<Concept, "slug" | "algorithm">): string => algorithm;

export const concepts: readonly Concept[] = [
  {
    slug: "classification-vs-regression",
    algorithm: "linear-models",
    title: "classification and regression",
    family: "supervised",
    summary: "Ask “how much?” and “which?” of the same points, and see what one far point does.",
  },
  {
    slug: "regularization",
    algorithm: "linear-models",
    title: "regularization",
    family: "supervised",
    summary: "Drag the bottom of a bowl around a diamond and a circle, and see why one sets coefficients to exactly zero.",
  },
  {
    slug: "backpropagation",
    title: "backpropagation",
    family: "supervised",
    summary: "Train a small neural network before your eyes, and follow one example's error back through every weight.",
  },
  {
    slug: "decision-tree",
    title: "decision trees",
    family: "supervised",
    summary: "Watch a tree cut the plane one question at a time, cut it better yourself if you can, and prune what it learnt by heart.",
  },
  {
    slug: "random-forest",
    title: "random forests",
    family: "supervised",
    summary: "Grow a crowd of trees that each err in their own way, see why their average errs less, and boost trees instead.",
  },
  {
    slug: "k-nearest-neighbors",
    title: "k-nearest neighbours",
    family: "supervised",
    summary: "Drag a query, see who is asked and how they vote; then add dimensions until near means nothing.",
  },
  {
    slug: "support-vector-machine",
    title: "support vector machines",
    family: "supervised",
    summary: "Lay the widest street between two classes, see the few points that hold it, and drag them about.",
  },
  {
    slug: "convolutional-network",
    title: "convolutional networks",
    family: "supervised",
    summary: "Draw a digit and follow it through every filter and map of a network that reads it; then train one yourself.",
  },
  {
    slug: "k-means",
    title: "k-means",
    family: "unsupervised",
    summary: "Watch centres and points take turns until nothing moves, then see where k-means goes wrong and why.",
  },
];

/** What is still to come, in the learner's order: the map shows it, and links to nothing. */
export const planned: readonly Pick<Concept, "title" | "family">[] = [
  { title: "hierarchical clustering", family: "unsupervised" },
  { title: "bias and variance", family: "evaluation" },
  { title: "cross-validation", family: "evaluation" },
  { title: "missing data", family: "evaluation" },
  { title: "value iteration, Q-learning and bandits", family: "reinforcement" },
];
