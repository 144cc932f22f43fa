/** What a learner wrote in the page, kept by their browser: nothing leaves the machine. */
export interface Draft {
  /** Undefined as long as nothing was written. */
  readonly text?: string;
  readonly passed: boolean;
  readonly givenUp: boolean;
}

const untouched: Draft = { passed: false, givenUp: false };
const keyOf = (slug: string, piece: string) => `exercise:${slug}:${piece}`;

/** What is kept; an untouched draft where nothing is, or where storage is closed. */
export function readDraft(slug: string, piece: string): Draft {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(slug, piece)) ?? "null");
    return isDraft(kept) ? kept : untouched;
  } catch {
    return untouched;
  }
}

/** @returns whether it could be kept: storage may be full, or closed */
export function writeDraft(slug: string, piece: string, draft: Draft): boolean {
  try {
    localStorage.setItem(keyOf(slug, piece), JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

function isDraft(value: unknown): value is Draft {
  if (typeof value !== "object" || value === null) return false;
  const { text, passed, givenUp } = value as Record<string, unknown>;
  return (text === undefined || typeof text === "string") && typeof passed === "boolean" && typeof givenUp === "boolean";
}
