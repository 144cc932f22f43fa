declare module "virtual:exercises" {
  /** By slug: the props of `Exercise`. Concepts without a specification have none. */
  export const exercises: Readonly<Record<string, () => Promise<import("./exercise").ExerciseProps>>>;
}
