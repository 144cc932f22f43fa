/** What a lesson can use without importing it. */
import type { ComponentChildren } from "preact";
import type { StatePatch } from "../../kit/lab/state";
import { Island } from "../island";
import { linkTo } from "./link";
import type { Parts } from "./parts";
import { slugOf } from "./slug";

export type LessonComponents = ReturnType<typeof lessonComponents>;

/** The components of one concept: they check what they name, so that a lesson cannot point to what is not there. */
export function lessonComponents(slug: string, { experiments, model }: Pick<Parts, "experiments" | "model">) {
  return {
    h2({ id, children }: { id?: string; children?: ComponentChildren }) {
      return (
        <h2 id={id}>
          <a class="anchor" href={`#${id}`}>
            {children}
          </a>
        </h2>
      );
    },

    /** A claim to predict and to run. */
    Experiment({ id }: { id: string }) {
      const experiment = experiments.find((candidate) => candidate.id === id);
      if (!experiment) {
        throw new Error(`demos/${slug}/experiments.ts has no experiment "${id}"; it has ${experiments.map((known) => known.id).join(", ") || "none"}.`);
      }
      const { claim, predict, state } = experiment;
      return <Island name="experiment" data={{ slug, experiment: { id, claim, predict }, openHref: linkTo(model, state) }} when="near" />;
    },

    /** An island of the demo's own, by its name in demos/<slug>/islands.ts. */
    Island: ({ name }: { name: string }) => <Island name="own" data={{ slug, name }} when="near" />,

    /** A link that opens the demo in a state. */
    Try: ({ state, children }: { state: StatePatch; children?: ComponentChildren }) => (
      <a class="try" href={linkTo(model, state)}>
        {children}
      </a>
    ),

    /** A question with its answer folded away, until one has tried. */
    Question({ ask, children }: { ask: string; children?: ComponentChildren }) {
      return (
        <details class="question" id={slugOf(ask)}>
          <summary>
            <h3>{ask}</h3>
          </summary>
          <div class="prose">{children}</div>
        </details>
      );
    },

    Figure: ({ caption, children }: { caption: ComponentChildren; children?: ComponentChildren }) => (
      <figure>
        {children}
        <figcaption>{caption}</figcaption>
      </figure>
    ),
  };
}
