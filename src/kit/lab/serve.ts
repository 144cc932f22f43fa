/** The worker's side of a demo: `serve(model, loadExperiments)` is all that a worker file says. */
import type { Experiment } from "./experiment";
import { explain, startJob, type Driven, type Job } from "./job";
import { holdLock } from "./life";
import { parametersAt } from "./live";
import type { DemoModel, Frames, RunInput } from "./model";
import type { FromWorker, Measurement, RunRequest, ToWorker } from "./protocol";
import type { Schema, Values } from "./schema";

/** A worker's global scope, or a port. */
export interface Scope {
  postMessage(message: FromWorker, transfer?: Transferable[]): void;
  addEventListener(type: "message", listener: (event: MessageEvent<ToWorker>) => void): void;
}

/**
 * Answers the page until the worker is ended. One job at a time: a new one ends the one before. Experiments are many, and
 * loaded when the first is asked for.
 */
export function serve<S extends Schema, Frame>(
  model: DemoModel<S, Frame>,
  loadExperiments: () => Promise<readonly Experiment[]> = async () => [],
  scope: Scope = globalThis as unknown as Scope,
): void {
  const post = (message: FromWorker, transfer: Transferable[] = []): void => scope.postMessage(message, transfer);
  let current: Job | undefined;

  async function measure(job: number, id: string): Promise<void> {
    try {
      post({ type: "measured", job, measurement: await measured(await loadExperiments(), id) });
    } catch (error) {
      post({ type: "ended", job, error: explain(error) });
    }
  }

  scope.addEventListener("message", ({ data: message }) => {
    if (message.type === "run") {
      current?.cancel();
      const { job, request } = message;
      current = startJob(job, (driven) => begin(model, request, driven), { ...optionsOf(model, request), post });
    } else if (message.type === "measure") {
      void measure(message.job, message.experiment);
    } else if (current?.id === message.job) {
      obey(current, message);
    } else if (message.type === "cancel") {
      post({ type: "cancelled", job: message.job });
    }
  });
  void holdLock().then((lock) => post({ type: "ready", lock }));
}

function obey(job: Job, message: Exclude<ToWorker, { type: "run" | "measure" }>): void {
  switch (message.type) {
    case "cancel":
      return job.cancel();
    case "received":
      return job.received();
    case "allow":
      return job.allow(message.upTo);
    case "extend":
      return job.extend(message.interventions);
  }
}

function begin<S extends Schema, Frame>(
  model: DemoModel<S, Frame>,
  { analysis, dataset, seeds, ...request }: RunRequest,
  { interventions, tell }: Driven,
): Frames<unknown> {
  const parameters = request.parameters as Values<S>;
  const input = {
    parameters,
    dataset,
    seeds,
    interventionsAt: (step: number) => interventions().filter((intervention) => intervention.step === step),
    parametersAt: (step: number) => parametersAt(model.parameters, parameters, interventions(), step),
    tell,
  };
  if (analysis === null) return model.run({ ...input, from: request.from as RunInput<S, Frame>["from"] });
  const run = model.analyses?.[analysis];
  if (!run) throw new Error(`There is no analysis named ${analysis}.`);
  return run(input);
}

/** Of an analysis only the newest frame counts, and a number that is not defined may be part of its answer. */
function optionsOf<S extends Schema, Frame>(model: DemoModel<S, Frame>, { analysis, interventions, from, upTo }: RunRequest) {
  const isStory = analysis === null;
  return { interventions, firstStep: from ? from.step + 1 : 0, upTo, newestOnly: !isStory, mustBeFinite: isStory && !model.mayBeNonFinite };
}

async function measured(experiments: readonly Experiment[], id: string): Promise<Measurement> {
  const experiment = experiments.find((candidate) => candidate.id === id);
  if (!experiment) throw new Error(`There is no experiment named ${id}.`);
  const result = await experiment.measure();
  return { rows: experiment.rows(result), holds: experiment.holds(result) };
}
