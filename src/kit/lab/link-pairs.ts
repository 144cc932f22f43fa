/** The outermost layer of a link: keys and values, and the version that wrote them. */
import { LinkProblem, quote } from "./link-text";

export const version = 1;
export const longestLink = 65_536;

/** Whether a hash is a link to a state, and not to a heading of the page. */
export function isLink(hash: string): boolean {
  return hash.includes("=");
}

/** What a reading gives, or nothing where it met a problem. */
export type Attempt = <Result>(read: () => Result) => Result | undefined;

export interface Link {
  /** Reads a key's value if the key is there. Every key is taken once. */
  take<Result>(key: string, read: (text: string) => Result): Result | undefined;
  /** The keys that nobody took. */
  rest(): Iterable<string>;
}

/** @throws LinkProblem if the text as a whole cannot be read */
export function splitLink(text: string): Link {
  if (text.length > longestLink) throw new LinkProblem(`it is ${text.length} characters long, and ${longestLink} are allowed`);
  const pairs = new Map<string, string>();
  for (const part of text.split("&").filter(Boolean)) {
    const [key, ...value] = part.split("=");
    if (pairs.has(key!)) throw new LinkProblem(`${quote(key!)} is there twice`);
    pairs.set(key!, value.join("="));
  }
  const made = pairs.get("v") ?? String(version);
  if (made !== String(version)) throw new LinkProblem(`it was made by version ${quote(made)} of this page, and this is version ${version}`);
  pairs.delete("v");
  return {
    take(key, read) {
      const value = pairs.get(key);
      pairs.delete(key);
      return value === undefined ? undefined : read(value);
    },
    rest: () => pairs.keys(),
  };
}
