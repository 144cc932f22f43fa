/** Remembers the last answer of a pure function: a worker is asked the same again for every place that the query is dragged to. */

type Part = number | string | null | ArrayLike<number>;

/**
 * @param partsOf all that the answer depends on: compared by value, lists entry by entry
 * @param compute asked only if a part differs from those of the last answer
 */
export function rememberLast<Input, Answer>(partsOf: (input: Input) => readonly Part[], compute: (input: Input) => Answer): (input: Input) => Answer {
  let last: { readonly parts: readonly Part[]; readonly answer: Answer } | undefined;
  return (input) => {
    const parts = partsOf(input);
    if (!last || !isSame(last.parts, parts)) last = { parts, answer: compute(input) };
    return last.answer;
  };
}

function isSame(a: readonly Part[], b: readonly Part[]): boolean {
  return a.length === b.length && a.every((part, i) => isSamePart(part, b[i]!));
}

function isSamePart(a: Part, b: Part): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || !a || !b || a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
