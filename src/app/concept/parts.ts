/** What a concept consists of, found by its slug. Only the making of pages imports this: none of it is sent as JavaScript. */
import type { ComponentType } from "preact";
import type { Concept } from "../../../demos/catalogue";
import type { Experiment } from "../../kit/lab/experiment";
import type { DemoModel } from "../../kit/lab/model";
import type { LessonComponents } from "./lesson-components";

/** A compiled .mdx file. */
export interface Text {
  readonly default: ComponentType<{ components: LessonComponents }>;
  readonly headings: readonly { readonly id: string; readonly text: string }[];
  readonly hasMath: boolean;
}

export interface SourceFile {
  /** From the top of the project, as "algorithms/k-means/index.ts". */
  readonly path: string;
  readonly code: string;
}

export interface Parts {
  readonly lesson: Text;
  readonly questions: Text;
  readonly experiments: readonly Experiment[];
  readonly model: DemoModel;
  readonly sources: readonly SourceFile[];
}

const lessons = import.meta.glob<Text>("../../../demos/*/lesson.mdx");
const questions = import.meta.glob<Text>("../../../demos/*/questions.mdx");
const experiments = import.meta.glob<readonly Experiment[]>("../../../demos/*/experiments.ts", { import: "experiments" });
const models = import.meta.glob<DemoModel>("../../../demos/*/model.ts", { import: "model" });
const sources = import.meta.glob<string>("../../../algorithms/*/*.ts", { query: "?raw", import: "default" });

/** @throws Error naming the file that is missing */
export async function partsOf({ slug }: Concept): Promise<Parts> {
  const demo = `../../../demos/${slug}`;
  return {
    lesson: await load(lessons, `${demo}/lesson.mdx`),
    questions: await load(questions, `${demo}/questions.mdx`),
    experiments: await load(experiments, `${demo}/experiments.ts`),
    model: await load(models, `${demo}/model.ts`),
    sources: await sourcesOf(slug),
  };
}

/** The reference first, then what it is made of and its other engines. */
async function sourcesOf(slug: string): Promise<SourceFile[]> {
  const folder = `../../../algorithms/${slug}/`;
  const names = Object.keys(sources).filter((name) => name.startsWith(folder));
  const index = `${folder}index.ts`;
  if (!names.includes(index)) throw new Error(`algorithms/${slug}/index.ts is missing: every concept shows its reference implementation.`);
  const ordered = [index, ...names.filter((name) => name !== index)];
  return Promise.all(ordered.map(async (name) => ({ path: name.replace("../../../", ""), code: (await load(sources, name)).trimEnd() })));
}

function load<Module>(modules: Readonly<Record<string, () => Promise<Module>>>, name: string): Promise<Module> {
  const found = modules[name];
  if (!found) throw new Error(`${name.replaceAll("../", "")} is missing: every concept of demos/catalogue.ts needs one.`);
  return found();
}
