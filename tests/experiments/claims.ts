/** What must be true of the claims of every lesson and answer: they hold, open in their demo, and are told somewhere. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { Experiment } from "../../src/kit/lab/experiment";
import { generatorOf } from "../../src/kit/data/generators";
import { applyPatch, defaultState } from "../../src/kit/lab/defaults";
import type { DemoModel } from "../../src/kit/lab/model";
import { decode, encode } from "../../src/kit/lab/permalink";

/** Tests of a concept's claims; `model` is its demo's. */
export function testClaims(model: DemoModel, experiments: readonly Experiment[]): void {
  const folder = path.resolve(import.meta.dirname, "../../demos", model.slug);
  const told = ["lesson.mdx", "questions.mdx"].map((name) => readFileSync(path.join(folder, name), "utf8")).join("");

  it("gives every experiment an id of its own", () => {
    const ids = experiments.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("tells every experiment, and none that is not there", () => {
    const cited = [...told.matchAll(/<Experiment id="([^"]*)"/g)].map(([, id]) => id!);
    expect([...new Set(cited)].toSorted()).toEqual(experiments.map(({ id }) => id).toSorted());
  });

  it("answers at least five questions, each with an experiment", () => {
    const questions = told.split("<Question ").slice(1);
    expect(questions.length).toBeGreaterThanOrEqual(5);
    for (const question of questions) expect(question).toContain("<Experiment id=");
  });

  describe.each(experiments.map((experiment) => ({ id: experiment.id, experiment })))("$id", ({ experiment }) => {
    it("holds, the same each time", async () => {
      const measured = await experiment.measure();
      const rows = experiment.rows(measured);
      expect(experiment.holds(measured), JSON.stringify(rows)).toBe(true);
      expect(await experiment.measure()).toEqual(measured);
      expect(rows.length).toBeGreaterThan(0);
      for (const { label, value } of rows) expect(`${label}: ${value}`).not.toMatch(/NaN|undefined|Infinity/);
    });

    it("offers a prediction to make", () => {
      const { options, answer } = experiment.predict;
      expect(options.length).toBeGreaterThanOrEqual(2);
      expect(new Set(options).size).toBe(options.length);
      expect(options[answer]).toBeDefined();
    });

    it("opens in the demo", () => {
      const state = applyPatch(defaultState(model), experiment.state);
      const context = { model, optionsOf: (source: string) => generatorOf(source)?.options };
      const opened = decode(encode(state, context), context);
      expect(opened.problems).toEqual([]);
      expect(opened.state).toEqual(state);
    });

    it("names every option of its points: one left out is the generator's to the data, and the demo's own to the controls", () => {
      const { source = model.data.sources[0]!, options = {} } = experiment.state.data ?? {};
      expect(Object.keys(options).toSorted()).toEqual(Object.keys(generatorOf(source)?.options ?? {}).toSorted());
    });
  });
}
