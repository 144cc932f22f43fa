/** The decision tree demo without its pictures: the run, cuts by hand, pruning, what is shown of a node, the exports. */
import { describe, expect, it } from "vitest";
import { decisionTree } from "../../algorithms";
import { toMatrix } from "../../algorithms/core/matrix";
import { createRandom } from "../../algorithms/core/random";
import { scikitLearn } from "../../demos/decision-tree/export/scikit-learn";
import { svg } from "../../demos/decision-tree/export/svg";
import { text } from "../../demos/decision-tree/export/text";
import { layoutOf } from "../../demos/decision-tree/layout";
import { model } from "../../demos/decision-tree/model";
import { cutsOf, worthOf } from "../../demos/decision-tree/node-cuts";
import { difference, nudge } from "../../demos/decision-tree/nudge";
import { parameters, type Parameters } from "../../demos/decision-tree/parameters";
import { pruning, type Pruning } from "../../demos/decision-tree/pruning";
import { regionsOf } from "../../demos/decision-tree/regions";
import { stepFunctions } from "../../demos/decision-tree/step-function";
import { story, type Frame } from "../../demos/decision-tree/story";
import { paramsOf, taskOf } from "../../demos/decision-tree/task";
import type { Dataset } from "../../src/kit/data/dataset";
import type { RunInput } from "../../src/kit/lab/model";
import { defaultsOf, type Values } from "../../src/kit/lab/schema";
import type { Intervention } from "../../src/kit/lab/state";

function cloud(n: number, kind: "class" | "real" = "class"): Dataset {
  const random = createRandom(3);
  const rows = Array.from({ length: n }, () => [random.normal(), random.normal()]);
  const classes = Int32Array.from(rows, ([x, y]) => Number(x! + y! + random.normal() / 2 > 0));
  const all = Int32Array.from({ length: n }, (_, i) => i);
  const target = kind === "class"
    ? ({ kind, name: "group", values: classes, classNames: ["a", "b <c>"] } as const)
    : ({ kind, name: "y", values: Float64Array.from(rows, ([x, y]) => x! - y!) } as const);
  return { X: toMatrix(rows), featureNames: ["u", "v"], target, ids: all, train: all.filter((i) => i % 4 > 0), test: all.filter((i) => i % 4 === 0) };
}

function inputOf(changed: Partial<Values<Parameters>> = {}, interventions: readonly Intervention[] = [], dataset = cloud(160)): RunInput<Parameters> {
  const values = { ...defaultsOf(parameters), ...changed };
  return {
    parameters: values,
    parametersAt: () => values,
    dataset,
    seeds: { data: 0, split: 0, model: 0 },
    interventionsAt: (step) => interventions.filter((intervention) => intervention.step === step),
  };
}

const framesOf = (input: RunInput<Parameters>): Frame[] => [...story(input)];
const fitted = ({ parameters: values, dataset }: RunInput<Parameters>): decisionTree.Model => {
  const { train, kind } = taskOf(dataset, values);
  return decisionTree.fit(train.X, train.y, { ...paramsOf(values, kind), ccpAlpha: values.ccpAlpha });
};

describe("the story", () => {
  it.each([
    ["classes", inputOf()],
    ["many leaves", inputOf({ maxDepth: 20 })],
    ["entropy", inputOf({ criterion: "entropy", minSamplesLeaf: 3 })],
    ["pruned", inputOf({ maxDepth: 20, ccpAlpha: 0.01 })],
    ["real targets", inputOf({ maxDepth: 5, criterion: "entropy" }, [], cloud(160, "real"))],
    ["hundreds of leaves", inputOf({ maxDepth: 20 }, [], cloud(400, "real"))],
  ])("ends with the tree that the reference fits: %s", (_, input) => {
    expect(framesOf(input).at(-1)!.tree).toEqual(fitted(input));
  });

  it("makes one split a frame from the top down, and each is the best of its node", () => {
    const frames = framesOf(inputOf());
    expect(frames[0]).toMatchObject({ phase: "root", ids: [1], changed: null, next: 1 });
    frames.slice(1).forEach((frame, i) => {
      expect(frame.changed).toBe(frames[i]!.next);
      expect(decisionTree.leafCount(frame.tree)).toBe(i + 2);
    });
    expect(frames.slice(1).map(({ changed }) => changed)).toEqual(frames.slice(1).map(({ changed }) => changed!).toSorted((a, b) => a - b));
  });

  it("never changes a frame after it was shown", () => {
    const shown: string[] = [];
    const frames: Frame[] = [];
    for (const frame of story(inputOf({ maxDepth: 6, ccpAlpha: 0.01 }))) {
      frames.push(frame);
      shown.push(JSON.stringify(frame));
    }
    expect(frames.map((frame) => JSON.stringify(frame))).toEqual(shown);
  });

  it("shows large trees in few frames", () => {
    expect(framesOf(inputOf({ maxDepth: 20 }, [], cloud(800, "real"))).length).toBeLessThan(200);
  });

  it("explains what it cannot learn from", () => {
    const { target: _, ...without } = cloud(20);
    expect(() => framesOf(inputOf({}, [], { ...without, target: null }))).toThrow("These points have no target");
    expect(() => framesOf(inputOf({}, [], { ...cloud(20), train: new Int32Array(0) }))).toThrow("There are no training points");
  });
});

describe("a cut by hand", () => {
  it("is made where the hand says, and what is below it grows anew", () => {
    const frames = framesOf(inputOf({}, [{ step: 3, name: "split", values: [1, 1, 0.25] }]));
    expect(frames[4]).toMatchObject({ phase: "by hand", changed: 1, ids: [1, 2, 3], next: 2 });
    expect([frames[4]!.tree.feature[0], frames[4]!.tree.threshold[0]]).toEqual([1, 0.25]);
    expect(frames.at(-1)!.tree.threshold[0]).toBe(0.25);
    expect(frames.at(-1)!.phase).toBe("grown");
  });

  it("may come after the end, and leaves the rest of the tree as it is", () => {
    const input = inputOf();
    const before = framesOf(input);
    const { cuts } = cutsOf(taskOf(input.dataset, input.parameters), before.at(-1)!, 3);
    const { feature, threshold } = cuts[0]![cuts[0]!.length >> 1]!;
    const frames = framesOf(inputOf({}, [{ step: before.length - 1, name: "split", values: [3, feature, threshold] }]));
    const sideOf = ({ tree }: Frame): unknown[] => [tree.threshold.slice(0, tree.right[0]), tree.feature.slice(0, tree.right[0])];
    expect(sideOf(frames.at(-1)!)).toEqual(sideOf(before.at(-1)!));
    expect(frames.length).toBeGreaterThan(before.length);
  });

  it("is passed over where it means nothing", () => {
    const nonsense = [[], [99, 0, 0], [1, 7, 0], [1, 0, 1e9], [1, 0, Number.NaN], [-1, 0, 0], [1.5, 0.5, 0], [2 ** 60, 0, 0]];
    const interventions = nonsense.map((values) => ({ step: 1, name: "split", values }));
    expect(framesOf(inputOf({}, interventions))).toEqual(framesOf(inputOf()));
  });
});

describe("a node looked at", () => {
  it("has the cuts of the rows that reach it, the best being the one the tree makes", () => {
    const input = inputOf({ maxDepth: 5 });
    const frame = framesOf(input).at(-1)!;
    const task = taskOf(input.dataset, input.parameters);
    for (const [node, id] of frame.ids.entries()) {
      const cuts = cutsOf(task, frame, id);
      expect(cuts.rows.length).toBe(frame.tree.nSamples[node]);
      if (decisionTree.isLeaf(frame.tree, node)) continue;
      const { feature, threshold, gain } = cuts.best!;
      expect([feature, threshold]).toEqual([frame.tree.feature[node], frame.tree.threshold[node]]);
      expect(worthOf(task, cuts, feature, threshold)!.gain).toBeCloseTo(gain, 12);
    }
  });
});

describe("pruning", () => {
  it("measures every tree of the path", () => {
    const input = inputOf({ maxDepth: 20 });
    const { trees } = [...pruning(input)].at(-1) as Pruning;
    const { train, kind } = taskOf(input.dataset, input.parameters);
    const { ccpAlphas } = decisionTree.costComplexityPath(train.X, train.y, paramsOf(input.parameters, kind));
    expect(trees.map(({ alpha }) => alpha)).toEqual([...ccpAlphas]);
    expect(trees[0]!.train).toBe(1);
    expect(trees.at(-1)!.nLeaves).toBe(1);
  });
});

describe("the picture", () => {
  it("gives every leaf its rectangle: a point lies in that of its leaf, and they fill the domain", () => {
    const { dataset, ...input } = inputOf({ maxDepth: 6 });
    const { tree } = framesOf({ ...input, dataset }).at(-1)!;
    const domain = { x: [-5, 5], y: [-5, 5] } as const;
    const regions = regionsOf(tree, domain);
    const area = ({ x, y }: (typeof regions)[number]): number => (x[1] - x[0]) * (y[1] - y[0]);
    const leaves = regions.filter((_, node) => decisionTree.isLeaf(tree, node));
    expect(leaves.reduce((sum, region) => sum + area(region), 0)).toBeCloseTo(100, 9);
    for (let i = 0; i < dataset.X.rows; i++) {
      const [x, y] = dataset.X.data.subarray(2 * i, 2 * i + 2);
      const region = regions[decisionTree.leafOf(tree, [x!, y!])]!;
      expect(region.x[0] <= x! && x! <= region.x[1] && region.y[0] <= y! && y! <= region.y[1]).toBe(true);
    }
  });

  it("lays the tree out without two nodes in one place, left before right, level by level", () => {
    const { tree } = framesOf(inputOf({ maxDepth: 8 })).at(-1)!;
    const placed = layoutOf(tree, 400, 300);
    expect(new Set(placed.map(({ x, y }) => `${x.toFixed(3)} ${y.toFixed(3)}`)).size).toBe(placed.length);
    for (const { node } of placed.filter((at) => !decisionTree.isLeaf(tree, at.node))) {
      expect(placed[tree.left[node]!]!.x).toBeLessThan(placed[tree.right[node]!]!.x);
    }
  });

  it("says in a sentence what each frame shows", () => {
    const said = framesOf(inputOf({ ccpAlpha: 0.05 })).map((frame, step) => model.describe(frame, step));
    expect(said[0]).toMatch(/^All points are in one leaf; nothing is asked yet\. 1 leaf, 0 questions deep\. It is right about \d/);
    expect(said.some((sentence) => sentence.startsWith("A node of "))).toBe(true);
    expect(said.at(-1)).toContain("was cut back to one");
    const real = framesOf(inputOf({}, [], cloud(80, "real"))).at(-1)!;
    expect(model.describe(real, 0)).toMatch(/R² 0\.\d+ on the training points, R² .* on the test points/);
  });
});

describe("the lesson's curve", () => {
  it("has the steps that the tree of each depth predicts", () => {
    const dataset = cloud(60, "real");
    const [{ trees }] = [...stepFunctions(inputOf({}, [], dataset))] as [{ trees: { maxDepth: number; starts: number[]; values: number[] }[] }];
    const x = Array.from({ length: 60 }, (_, i) => [dataset.X.data[2 * i]!]);
    for (const { maxDepth, starts, values } of trees) {
      const tree = decisionTree.fit(x, dataset.target!.values, { task: "regression", maxDepth });
      const expected = decisionTree.predict(tree, x);
      x.forEach(([value], i) => expect(values[starts.findLastIndex((start) => start < value!)]).toBe(expected[i]));
    }
  });
});

describe("the tree to take along", () => {
  const tree = decisionTree.fit([[1, 5], [2, 1], [3, 6], [4, 2]], [0, 0, 1, 1], { maxDepth: 2 });

  it("as text reads as scikit-learn's export_text", () => {
    expect(text(tree, ["u", "v"], ["a", "b"])).toBe("|--- u <= 2.5\n|   |--- class: a (2 rows: 2 a, 0 b)\n|--- u > 2.5\n|   |--- class: b (2 rows: 0 a, 2 b)\n");
  });

  it("as SVG is well-formed, whatever the names are", () => {
    const picture = svg(tree, ["u & v", "w"], ["<a>", "b"]);
    expect(picture).toContain("u &amp; v ≤ 2.5");
    expect(picture).toContain("&lt;a&gt;");
    expect(picture).not.toMatch(/NaN|undefined|<a>/);
  });

  it("as a program names every parameter, and has every point", () => {
    const input = inputOf({ maxDepth: 7, ccpAlpha: 0.02 });
    const program = scikitLearn(input.parameters, input.dataset);
    expect(program).toContain("max_depth=7");
    expect(program).toContain("ccp_alpha=0.02");
    expect(program.match(/,(train|test)$/gm)).toHaveLength(160);
  });
});

describe("a nudge", () => {
  const domain = { x: [-4, 4], y: [-4, 4] } as const;
  const { X, y } = taskOf(cloud(160), defaultsOf(parameters)).train;
  const before = decisionTree.fit(X, y, { maxDepth: 4 });
  const after = (seed: number): { tree: decisionTree.Model; sides: number } => {
    const { row, to } = nudge(before, X, domain, seed)!;
    const moved = { ...X, data: X.data.slice() };
    moved.data.set(to, 2 * row);
    const path = (at: ArrayLike<number>): number[] => decisionTree.decisionPath(before, at);
    return { tree: decisionTree.fit(moved, y, { maxDepth: 4 }), sides: Number(path(X.data.subarray(2 * row, 2 * row + 2)).join() !== path(to).join()) };
  };
  const seeds = Array.from({ length: 30 }, (_, seed) => seed);

  it("pushes a point across a cut, the same for the same seed", () => {
    for (const seed of seeds) {
      expect(after(seed).sides).toBe(1);
      expect(nudge(before, X, domain, seed)).toEqual(nudge(before, X, domain, seed));
    }
    expect(new Set(seeds.map((seed) => nudge(before, X, domain, seed)!.row)).size).toBeGreaterThan(10);
  });

  it("sometimes changes nothing, and sometimes most of the tree", () => {
    const shares = seeds.map((seed) => difference(before, after(seed).tree, domain)).map(({ questions, asked }) => questions / asked);
    expect(Math.min(...shares)).toBe(0);
    expect(Math.max(...shares)).toBeGreaterThan(0.5);
  });

  it("is told by what differs: nothing, or everything", () => {
    expect(difference(before, before, domain)).toEqual({ plane: 0, questions: 0, asked: decisionTree.leafCount(before) - 1 });
    const other = decisionTree.fit(X, Array.from(y, (id) => 1 - id), { maxDepth: 4 });
    const inverted = difference(before, other, domain);
    expect(inverted.questions).toBe(0);
    // Leaves of as many of either class say the same both times.
    expect(inverted.plane).toBeGreaterThan(0.8);
  });

  it("has nothing to push where nothing is cut", () => {
    expect(nudge(decisionTree.fit(X, new Int32Array(X.rows)), X, domain, 0)).toBeNull();
  });
});
