/** Reads the words of an encoded table one after the other, trusting none of them. */
export class WordReader {
  readonly #words: readonly string[];
  #position = 0;

  constructor(words: readonly string[]) {
    this.#words = words;
  }

  atEnd(): boolean {
    return this.#position === this.#words.length;
  }

  next(): string {
    const word = this.#words[this.#position++];
    if (word === undefined) throw new Error("The table in the link is cut off.");
    return word;
  }

  /** Whether the next word is empty; if it is, it has been read. */
  isNextEmpty(): boolean {
    if (this.#words[this.#position] !== "") return false;
    this.#position++;
    return true;
  }

  text(): string {
    const word = this.next();
    try {
      return decodeURIComponent(word.replaceAll("*", "%"));
    } catch {
      throw unreadable("text", word);
    }
  }

  /** A finite number; NaN for an empty word. */
  number(): number {
    const word = this.next();
    if (word === "") return Number.NaN;
    const value = /^-?(\d+\.?\d*|\.\d+)(e-?\d{1,3})?$/.test(word) ? Number(word) : Number.NaN;
    if (!Number.isFinite(value)) throw unreadable("number", word);
    return value;
  }

  integer(what: string, min: number, max: number): number {
    const word = this.next();
    const value = /^\d{1,9}$/.test(word) ? Number(word) : Number.NaN;
    if (value >= min && value <= max) return value;
    throw unreadable(what, word);
  }

  oneOf<Word extends string>(what: string, ...allowed: readonly Word[]): Word {
    const word = this.next();
    const found = allowed.find((candidate) => candidate === word);
    if (found === undefined) throw unreadable(what, word);
    return found;
  }

  times<Item>(count: number, read: () => Item): Item[] {
    const items: Item[] = [];
    while (items.length < count) items.push(read());
    return items;
  }
}

const unreadable = (what: string, word: string): Error =>
  new Error(`The table in the link has an unreadable ${what}: “${word.length > 40 ? `${word.slice(0, 40)}…` : word}”.`);
