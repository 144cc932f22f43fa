/** What a concept consists of, found by its slug. Only the making of pages imports this: none of it is sent as JavaScript. */
import type { ComponentType } from "preact";
import { algorithmOf, type Concept } from "../../../demos/catalogue";
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
  /** Whether it is the reference or what that is made of; everything else is another way to the same results. */
  readonly isReference: boolean;
}

export interface Parts {
  readonly lesson: Text;
  readonly questions: Text;
  readonly experiments: readonly Experiment[];
  readonly model: DemoModel;
  readonly sources: readonly SourceFile[];
  /** Its own style sheet, from the top of the project, if it has one. */
  readonly style?: string;
}

const lessons = import.meta.glob<Text>("../../../demos/*/lesson.mdx");
const questions = import.meta.glob<Text>("../../../demos/*/questions.mdx");
const experiments = import.meta.glob<readonly Experiment[]>("../../../demos/*/experiments.ts", { import: "experiments" });
const models = import.meta.glob<DemoModel>("../../../demos/*/model.ts", { import: "model" });
const styles = import.meta.glob<string>("../../../demos/*/*.css", { query: "?url", import: "default" });
const sources = import.meta.glob<string>("../../../algorithms/*/*.ts", { query: "?raw", import: "default" });

/** @throws Error naming the file that is missing */
export async function partsOf(concept: Concept): Promise<Parts> {
  const { slug } = concept;
  const demo = `../../../demos/${slug}`;
  return {
    lesson: await load(lessons, `${demo}/lesson.mdx`),
    questions: await load(questions, `${demo}/questions.mdx`),
    experiments: await load(experiments, `${demo}/experiments.ts`),
    model: await load(models, `${demo}/model.ts`),
    sources: await sourcesOf(algorithmOf(concept)),
    style: styles[`${demo}/${slug}.css`] && `/demos/${slug}/${slug}.css`,
  };
}

/** The reference first, then what it is made of and its other engines. */
async function sourcesOf(algorithm: string): Promise<SourceFile[]> {
  const folder = `../../../algorithms/${algorithm}/`;
  const names = Object.keys(sources).filter((name) => name.startsWith(folder));
  const index = `${folder}index.ts`;
  if (!names.includes(index)) throw new Error(`algorithms/${algorithm}/index.ts is missing: every concept shows its reference implementation.`);
  const texts = new Map(await Promise.all(names.map(async (name) => [name, (await load(sources, name)).trimEnd()] as const)));
  const reference = reachable(index, texts);
  const ordered = [...reference, ...names.filter((name) => !reference.has(name))];
  return ordered.map((name) => ({ path: name.replace("../../../", ""), code: texts.get(name)!, isReference: reference.has(name) }));
}

/** A file and those of its folder that it imports, directly or not, in the order in which they are met. */
function reachable(file: string, texts: ReadonlyMap<string, string>, seen = new Set<string>()): Set<string> {
  const code = texts.get(file);
  if (code === undefined || seen.has(file)) return seen;
  seen.add(file);
  for (const [, name] of code.matchAll(/ from "\.\/([\w-]+)"/g)) reachable(file.replace(/[^/]+$/, `${name}.ts`), texts, seen);
  return seen;
}

function load<Module>(modules: Readonly<Record<string, () => Promise<Module>>>, name: string): Promise<Module> {
  const found = modules[name];
  if (!found) throw new Error(`${name.replaceAll("../", "")} is missing: every concept of demos/catalogue.ts needs one.`);
  return found();
}
