import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultState, ownSource } from "../../../src/kit/lab/defaults";
import type { LinkContext } from "../../../src/kit/lab/link-data";
import { longestLink } from "../../../src/kit/lab/link-pairs";
import { decode, encode } from "../../../src/kit/lab/permalink";
import { choice, integer, real, toggle, type Parameter, type Schema, type Value } from "../../../src/kit/lab/schema";
import type { DataState, LabState } from "../../../src/kit/lab/state";

const described = { label: "", help: "" };
const generatorOptions: Schema = {
  n: integer({ ...described, min: 1, max: 1000, default: 300 }),
  noise: real({ ...described, min: 0, max: 1, scale: "linear", default: 0.1 }),
};
const optionsOf = (source: string): Schema | undefined => (source === "blobs" || source === "moons" ? generatorOptions : undefined);

const context: LinkContext<Schema> = {
  optionsOf,
  model: {
    parameters: {
      nClusters: integer({ ...described, min: 1, max: 12, default: 3 }),
      alpha: real({ ...described, min: 1e-4, max: 10, scale: "log", zero: true, default: 1 }),
      tol: real({ ...described, min: 1e-8, max: 1, scale: "log", default: 1e-4 }),
      init: choice({ ...described, options: { "k-means++": "spread", random: "any" }, default: "k-means++" }),
      warm: toggle({ ...described, default: false, live: true }),
    },
    data: { sources: ["blobs", "moons", "iris"], target: "any", testFraction: 0.25 },
    initial: { parameters: { nClusters: 4 }, data: { options: { noise: 0.3 } } },
    interventions: { center: 3 },
  },
};

const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
const trickyName = fc.oneof(fc.constantFrom("v", "step", "did", "data", "p.x", "data.noise", "seed.model", "constructor", "a=b&c", ""), fc.string({ unit: "grapheme" }));

const parameterAndValue: fc.Arbitrary<[Parameter, Value]> = fc.oneof(
  fc.tuple(fc.integer(), fc.integer()).chain(([a, b]) => {
    const [min, max] = [Math.min(a, b), Math.max(a, b)];
    return fc.tuple(fc.integer({ min, max }), fc.integer({ min, max }))
      .map(([usual, value]): [Parameter, Value] => [integer({ ...described, min, max, default: usual }), value]);
  }),
  fc.tuple(finite, finite).map(([usual, value]): [Parameter, Value] =>
    [real({ ...described, min: -Number.MAX_VALUE, max: Number.MAX_VALUE, scale: "linear", default: usual }), value]),
  fc.uniqueArray(fc.string({ unit: "grapheme" }), { minLength: 1, maxLength: 4 }).chain((options) =>
    fc.tuple(fc.constantFrom(...options), fc.constantFrom(...options)).map(([usual, value]): [Parameter, Value] =>
      [choice({ ...described, options: Object.fromEntries(options.map((option) => [option, option])), default: usual }), value])),
  fc.tuple(fc.boolean(), fc.boolean()).map(([usual, value]): [Parameter, Value] => [toggle({ ...described, default: usual }), value]),
);

const id = fc.nat({ max: 2 ** 31 - 1 });
const edits = fc.record({
  moved: fc.dictionary(id.map(String), fc.tuple(finite, finite), { maxKeys: 5, noNullPrototype: true }),
  deleted: fc.uniqueArray(id, { maxLength: 5 }),
  added: fc.uniqueArray(fc.record({ id, x: finite, y: finite, target: finite }), { maxLength: 5, selector: (point) => point.id }),
});
const data = fc.constantFrom("blobs", "moons", "iris").chain((source): fc.Arbitrary<DataState> => fc.record({
  source: fc.constant(source),
  options: optionsOf(source)
    ? fc.record({ n: fc.integer({ min: 1, max: 1000 }), noise: fc.double({ min: 0, max: 1, noNaN: true }) }, { requiredKeys: [], noNullPrototype: true })
    : fc.constant({}),
  features: fc.option(fc.tuple(fc.string({ unit: "grapheme", maxLength: 20 }), fc.string({ unit: "grapheme", maxLength: 20 }))),
  scaling: fc.constantFrom("none" as const, "standard" as const),
  testFraction: fc.double({ min: 0, max: 0.9, noNaN: true }),
  edits,
}));
const seed = fc.nat({ max: 2 ** 32 - 1 });
const valuesOf = (name: string): number => name.length % 4;
const rest = fc.record({
  data,
  seeds: fc.record({ data: seed, split: seed, model: seed }),
  interventions: fc.array(fc.string({ unit: "grapheme" }).chain((name) => fc.record({
    step: fc.nat({ max: 1e9 }),
    name: fc.constant(name),
    values: fc.array(finite, { minLength: valuesOf(name), maxLength: valuesOf(name) }),
  })), { maxLength: 4 }),
  step: fc.nat({ max: 1e9 }),
});

describe("a link", () => {
  test("says only what differs from how the demo opens, in words", () => {
    const state = defaultState(context.model);
    expect(encode(state, context)).toBe("#v=1");
    const changed: LabState = {
      ...state,
      parameters: { ...state.parameters, nClusters: 7, warm: true },
      data: { ...state.data, source: "moons", options: { noise: 0.2 }, features: ["Bill length", "mass"] },
      step: 12,
    };
    expect(encode(changed, context)).toBe("#v=1&nClusters=7&warm=on&data=moons&data.noise=0.2&show.features=Bill%20length,mass&step=12");
  });

  test("gives back exactly the state, for every schema and state", () => {
    fc.assert(fc.property(fc.uniqueArray(fc.tuple(trickyName, parameterAndValue), { maxLength: 6, selector: ([name]) => name }), rest, (declared, others) => {
      const parameters: Schema = Object.fromEntries(declared.map(([name, [parameter]]) => [name, parameter]));
      const values = Object.fromEntries(declared.map(([name, [, value]]) => [name, value]));
      const interventions = Object.fromEntries(others.interventions.map(({ name }) => [name, valuesOf(name)]));
      const here = { ...context, model: { ...context.model, parameters, interventions, initial: { data: { options: { noise: 0.3 } } } } };
      const state: LabState = { ...others, parameters: values };
      expect(decode(encode(state, here), here)).toEqual({ state, ownTable: null, problems: [] });
    }), { numRuns: 500 });
  });

  test("carries the user's own table, or the key under which this browser keeps it", () => {
    const usual = defaultState(context.model);
    const state: LabState = { ...usual, data: { ...usual.data, source: ownSource, options: {} } };
    for (const ownTable of [{ kind: "inline", text: "a,b\n1,2 é" }, { kind: "kept", key: "a1b2" }] as const) {
      expect(decode(encode(state, context, ownTable), context)).toEqual({ state, ownTable, problems: [] });
    }
  });

  test("takes a zero below the slider's logarithmic part, and what lies between", () => {
    for (const alpha of [0, 1e-9]) {
      const state = { ...defaultState(context.model), parameters: { ...defaultState(context.model).parameters, alpha } };
      expect(decode(encode(state, context), context)).toEqual({ state, ownTable: null, problems: [] });
    }
  });

  test("opens the default state when it is empty", () => {
    for (const nothing of ["", "#"]) {
      expect(decode(nothing, context)).toEqual({ state: defaultState(context.model), ownTable: null, problems: [] });
    }
  });
});

describe("a link that is not in order opens the default state and says why", () => {
  test.each([
    ["nClusters=99", "nClusters must be an integer in 1..12; got “99”"],
    ["nClusters=-1", "nClusters must be an integer in 1..12; got “-1”"],
    ["nClusters=2.5", "nClusters must be an integer in 1..12; got “2.5”"],
    ["nClusters=NaN", "nClusters must be a number; got “NaN”"],
    ["alpha=-1e-9", "alpha must be a number in 0..10; got “-1e-9”"],
    ["tol=1e999", "tol must be a number; got “1e999”"],
    ["tol=Infinity", "tol must be a number; got “Infinity”"],
    ["tol=0x10", "tol must be a number; got “0x10”"],
    ["nClusters=", "nClusters must be a number; got “”"],
    ["init=<script>alert(1)</script>", "init must be one of k-means++, random; got “<script>alert(1)</script>”"],
    ["init=toString", "init must be one of k-means++, random; got “toString”"],
    ["init=%E0%A4%A", "init is not readable; got “%E0%A4%A”"],
    ["warm=constructor", "warm must be on or off; got “constructor”"],
    ["__proto__=1", "“__proto__” means nothing here"],
    ["data.__proto__=1", "“data.__proto__” means nothing here"],
    ["hasOwnProperty=1", "“hasOwnProperty” means nothing here"],
    ["oldParameter=3", "“oldParameter” means nothing here"],
    ["nClusters=3&nClusters=4", "“nClusters” is there twice"],
    ["v=7&nClusters=3", "it was made by version “7” of this page, and this is version 1"],
    ["data=secrets", "data must be one of blobs, moons, iris; got “secrets”"],
    ["data=moons&data.n=1e9", "data.n must be an integer in 1..1000; got “1e9”"],
    ["data=iris&data.n=5", "“data.n” means nothing here"],
    ["data=own", "it names a table of one’s own and does not say which"],
    ["data=own&table.kept=../../x", "it names a table of one’s own and does not say which"],
    ["show.features=a", "show.features must be two column names; got “a”"],
    ["show.scaling=max", "show.scaling must be none or standard; got “max”"],
    ["show.test=1", "show.test must be in 0..0.9; got “1”"],
    ["points.moved=__proto__:1:2", "points.moved must be an integer in 0..2147483647; got “__proto__”"],
    ["points.moved=1:2", "points.moved has an item that is not 3 numbers: “1:2”"],
    ["points.deleted=4,4", "point 4 is there twice"],
    ["points.added=0:1:NaN:0", "points.added must be a number; got “NaN”"],
    ["seed.model=-4", "seed.model must be an integer in 0..4294967295; got “-4”"],
    ["did=4:center:x", "did must be a number; got “x”"],
    ["did=4:warm:2", "warm must be on or off; got 2"],
    ["did=4:warm:1:1", "warm must be given 1 value; got 2"],
    ["did=4:center:1:2", "center must be given 3 values; got 2"],
    ["did=4:nothing:1", "nothing named “nothing” can be done here"],
    ["did=4:constructor:1", "nothing named “constructor” can be done here"],
    ["step=-1", "step must be an integer in 0..1000000000; got “-1”"],
    ["&&&=&=", "“” is there twice"],
  ])("%s", (hash, problem) => {
    expect(decode(`#${hash}`, context)).toEqual({ state: defaultState(context.model), ownTable: null, problems: [problem] });
  });

  test("names several problems, each with its value cut short", () => {
    const { problems } = decode(`nClusters=x&init=${"y".repeat(5000)}&step=z`, context);
    expect(problems).toHaveLength(3);
    expect(problems[1]).toBe(`init must be one of k-means++, random; got “${"y".repeat(40)}…”`);
  });

  test("a link that is too long is not read", () => {
    const { problems, state } = decode(`nClusters=${"7".repeat(longestLink)}`, context);
    expect(problems).toEqual([`it is ${longestLink + 10} characters long, and ${longestLink} are allowed`]);
    expect(state).toEqual(defaultState(context.model));
  });

  test("whatever the text, it never throws and never leaves the schema", () => {
    const piece = fc.oneof(fc.string(), fc.constantFrom("nClusters=", "&", "=", ",", ":", "points.moved=", "did=", "1e400", "-", "%", "data=own", "table.inline=", "v=1", "9".repeat(400)));
    fc.assert(fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const { state, ownTable, problems } = decode(`#${pieces.join("")}`, context);
      const again = decode(encode(state, context, ownTable), context);
      expect(again).toEqual({ state: problems.length > 0 ? defaultState(context.model) : state, ownTable, problems: [] });
    }), { numRuns: 1000 });
  });
});
