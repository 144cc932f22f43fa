/** Undo and redo over immutable states. Changes of one kind in quick succession, as in a drag, are one entry. */
export interface History<State> {
  readonly past: readonly State[];
  readonly present: State;
  readonly future: readonly State[];
  /** The kind and time of the last change. */
  readonly last: { readonly kind: string; readonly at: number } | null;
}

const longest = 100;
const coalesceMilliseconds = 800;

export function newHistory<State>(present: State): History<State> {
  return { past: [], present, future: [], last: null };
}

/** @param kind what was changed, as "parameter nClusters"; @param at in milliseconds */
export function record<State>(history: History<State>, next: State, kind: string, at: number): History<State> {
  const { past, present } = history;
  return { past: isSameDrag(history, kind, at) ? past : [...past, present].slice(-longest), present: next, future: [], last: { kind, at } };
}

/** The state before a drag that a change goes on with; the present one if it begins another. */
export function beforeDrag<State>(history: History<State>, kind: string, at: number): State {
  return isSameDrag(history, kind, at) ? history.past.at(-1)! : history.present;
}

function isSameDrag<State>({ last }: History<State>, kind: string, at: number): boolean {
  return last !== null && last.kind === kind && at - last.at <= coalesceMilliseconds;
}

/** All changes since the first of the two as one, which no other is undone with. */
export function merged<State>({ past, present }: History<State>, since: History<State>): History<State> {
  return { ...since, past: [...past, present].slice(-longest), last: null };
}

/** What comes next is undone by itself, however soon it comes. */
export function sealed<State>(history: History<State>): History<State> {
  return { ...history, last: null };
}

/** A change that is not worth undoing. */
export function amend<State>(history: History<State>, present: State): History<State> {
  return { ...history, present };
}

export function undo<State>({ past, present, future }: History<State>): History<State> {
  if (past.length === 0) return { past, present, future, last: null };
  return { past: past.slice(0, -1), present: past.at(-1)!, future: [present, ...future], last: null };
}

export function redo<State>({ past, present, future }: History<State>): History<State> {
  const [next, ...later] = future;
  return next === undefined ? { past, present, future, last: null } : { past: [...past, present], present: next, future: later, last: null };
}
