/** A fit in its parts, so that one loop serves an epoch that is computed and another one that is waited for. */
export interface Course<Frame extends { readonly epoch: number }, Work extends readonly unknown[], Trained, Model> {
  /** The untrained network. */
  readonly first: Frame;
  readonly epochs: number;
  /** What the epoch after this frame is given. */
  workOf(frame: Frame): Work;
  /** @throws Error if training diverged */
  after(frame: Frame, trained: Trained): Frame;
  modelOf(last: Frame): Model;
}

/** To be walked once. */
export function* walk<Frame extends { readonly epoch: number }, Work extends readonly unknown[], Trained, Model>(
  { first, epochs, workOf, after, modelOf }: Course<Frame, Work, Trained, Model>,
  throughEpoch: (...work: Work) => Trained,
): Generator<Frame, Model> {
  let frame = first;
  yield frame;
  while (frame.epoch < epochs) {
    frame = after(frame, throughEpoch(...workOf(frame)));
    yield frame;
  }
  return modelOf(frame);
}

/** The same for an engine that must wait. */
export async function* walkSlowly<Frame extends { readonly epoch: number }, Work extends readonly unknown[], Trained, Model>(
  { first, epochs, workOf, after, modelOf }: Course<Frame, Work, Trained, Model>,
  throughEpoch: (...work: Work) => Promise<Trained>,
): AsyncGenerator<Frame, Model> {
  let frame = first;
  yield frame;
  while (frame.epoch < epochs) {
    frame = after(frame, await throughEpoch(...workOf(frame)));
    yield frame;
  }
  return modelOf(frame);
}
