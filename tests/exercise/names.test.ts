import { expect, test } from "vitest";
import { algorithmOf, type Concept } from "../../demos/catalogue";
import { exerciseNames, titleOf } from "../../tools/exercise/reference";

const concept = (slug: string, algorithm?: string): Concept => ({ slug, algorithm, title: `the ${slug}`, family: "supervised", summary: "" });

const catalogue = [concept("classes", "linear"), concept("penalties", "linear"), concept("trees"), concept("planned", "nothing-yet")];

test("a concept shows the algorithm of its own name, unless it names another", () => {
  expect(catalogue.map(algorithmOf)).toEqual(["linear", "linear", "trees", "nothing-yet"]);
});

test("an exercise goes by its algorithm's name and by those of all concepts that show it", () => {
  expect(Object.fromEntries(exerciseNames(["linear", "trees", "alone"], catalogue))).toEqual({
    linear: "linear", classes: "linear", penalties: "linear", trees: "trees", alone: "alone",
  });
});

test("its title names these concepts; one that no concept shows yet has its own name", () => {
  expect(titleOf("linear", catalogue)).toBe("the classes, the penalties");
  expect(titleOf("trees", catalogue)).toBe("the trees");
  expect(titleOf("alone", catalogue)).toBe("alone");
});
