/** Routines in WebAssembly, and the memories that they work in. */
import { assemble, type Routine } from "./assembler";

const pages = 512;
/** A memory has 32 MiB, of which only what is used costs anything. */
export const memoryBytes = pages * 65_536;

/** The part of it that is used here, for algorithms know of no browser's types. */
declare const WebAssembly: undefined | {
  readonly Memory: new (size: { readonly initial: number; readonly maximum: number }) => Memory;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: { readonly "": { readonly memory: Memory } }) => { readonly exports: object };
};

interface Memory {
  readonly buffer: ArrayBuffer;
}

let known: WeakMap<ArrayBuffer, Memory> | undefined;

/** Memories by what they hold. */
const memories = (): WeakMap<ArrayBuffer, Memory> => (known ??= new WeakMap());

type Routines<Verbs> = { readonly [Name in keyof Verbs]: Routine };

/** With a memory of their own. Undefined where there is no WebAssembly, where it has no vectors, and where a page's policy forbids it. */
export function firstRoutines<Verbs>(code: () => Routines<Verbs>): { readonly verbs: Verbs; readonly buffer: ArrayBuffer } | undefined {
  if (typeof WebAssembly === "undefined") return undefined;
  try {
    const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
    const verbs = instantiate(code(), memory);
    memories().set(memory.buffer, memory);
    return { verbs, buffer: memory.buffer };
  } catch {
    return undefined;
  }
}

/** Further ones, in a memory that others have already; undefined if that is none of WebAssembly's. */
export function furtherRoutines<Verbs>(buffer: ArrayBuffer, code: Routines<Verbs>): Verbs | undefined {
  const memory = memories().get(buffer);
  return memory && instantiate(code, memory);
}

function instantiate<Verbs>(code: Routines<Verbs>, memory: Memory): Verbs {
  return new WebAssembly!.Instance(new WebAssembly!.Module(assemble(code, pages)), { "": { memory } }).exports as Verbs;
}
