/**
 * Just enough of an assembler for WebAssembly to write a few inner loops as readable expressions: every function here
 * returns the bytes of an instruction, operands first, as the stack machine wants them. Addresses count bytes.
 *
 * Source: the WebAssembly core specification, release 2.0 with vector instructions, chapter 5 ("Binary format").
 */

/** Instructions in their binary format. */
export type Code = readonly (number | Code)[];

/** A variable of a function. */
export interface Local {
  readonly get: Code;
  set(value: Code): Code;
}

type ValueType = "i32" | "f64" | "v128";
const typeBytes: Readonly<Record<ValueType, number>> = { i32: 0x7f, f64: 0x7c, v128: 0x7b };

/** A function from 32-bit integers to one such integer. */
export interface Routine {
  readonly nParams: number;
  readonly locals: readonly ValueType[];
  readonly body: Code;
}

/** @param build gets the parameters and a maker of further variables, which begin at zero; @returns the body, that leaves one i32 */
export function routine(nParams: number, build: (params: readonly Local[], variable: (type: ValueType) => Local) => Code): Routine {
  const locals: ValueType[] = [];
  const local = (index: number): Local => ({ get: [0x20, leb(index)], set: (value) => [value, 0x21, leb(index)] });
  const variable = (type: ValueType): Local => local(nParams + locals.push(type) - 1);
  const body = build(Array.from({ length: nParams }, (_, index) => local(index)), variable);
  return { nParams, locals, body };
}

/** The numbers of vector instructions follow a byte that announces them. */
const vector = (code: number): Code => [0xfd, leb(code)];
/** An instruction with an address: `offset` bytes behind it. Alignment is only a hint; none is given. */
const at = (address: Local, offset: number, opcode: Code): Code => [address.get, opcode, 0, leb(offset)];
const put = (address: Local, offset: number, value: Code, opcode: Code): Code => [address.get, value, opcode, 0, leb(offset)];

export const i32 = {
  const: (value: number): Code => [0x41, signedLeb(value)],
  add: (left: Code, right: Code): Code => [left, right, 0x6a],
  mul: (left: Code, right: Code): Code => [left, right, 0x6c],
  and: (left: Code, right: Code): Code => [left, right, 0x71],
  or: (left: Code, right: Code): Code => [left, right, 0x72],
  shl: (left: Code, right: Code): Code => [left, right, 0x74],
  ltU: (left: Code, right: Code): Code => [left, right, 0x49],
  store: (address: Local, offset: number, value: Code): Code => put(address, offset, value, [0x36]),
};
export const f64 = {
  const: (value: number): Code => [0x44, Array.from(new Uint8Array(Float64Array.of(value).buffer))],
  load: (address: Local, offset = 0): Code => at(address, offset, [0x2b]),
  add: (left: Code, right: Code): Code => [left, right, 0xa0],
  sub: (left: Code, right: Code): Code => [left, right, 0xa1],
  mul: (left: Code, right: Code): Code => [left, right, 0xa2],
  store: (address: Local, offset: number, value: Code): Code => put(address, offset, value, [0x39]),
};
export const v128 = {
  zero: (): Code => [vector(0x0c), Array<number>(16).fill(0)],
  load: (address: Local, offset = 0): Code => at(address, offset, vector(0x00)),
  load32Splat: (address: Local, offset = 0): Code => at(address, offset, vector(0x09)),
  load64Splat: (address: Local, offset = 0): Code => at(address, offset, vector(0x0a)),
  load64Lane: (address: Local, value: Code, lane: number): Code => [address.get, value, vector(0x57), 0, 0, lane],
  store: (address: Local, offset: number, value: Code): Code => put(address, offset, value, vector(0x0b)),
};
export const f32x4 = {
  add: (left: Code, right: Code): Code => [left, right, vector(0xe4)],
  sub: (left: Code, right: Code): Code => [left, right, vector(0xe5)],
  mul: (left: Code, right: Code): Code => [left, right, vector(0xe6)],
  ge: (left: Code, right: Code): Code => [left, right, vector(0x46)],
};
export const f64x2 = {
  add: (left: Code, right: Code): Code => [left, right, vector(0xf0)],
  sub: (left: Code, right: Code): Code => [left, right, vector(0xf1)],
  mul: (left: Code, right: Code): Code => [left, right, vector(0xf2)],
  min: (left: Code, right: Code): Code => [left, right, vector(0xf4)],
  splat: (value: Code): Code => [value, vector(0x14)],
  extractLane: (value: Code, lane: number): Code => [value, vector(0x21), lane],
};
export const i64x2 = {
  sub: (left: Code, right: Code): Code => [left, right, vector(0xd1)],
  shl: (value: Code, bits: Code): Code => [value, bits, vector(0xcb)],
};
export const i32x4 = { bitmask: (value: Code): Code => [value, vector(0xa4)] };

/** Adds to a variable. */
export const advance = (local: Local, bytes: Code): Code => local.set(i32.add(local.get, bytes));

/** The condition stands behind the body, where a loop needs one jump instead of two; before it, it is asked once. */
export const repeatWhile = (condition: Code, body: Code): Code => [condition, 0x04, 0x40, 0x03, 0x40, body, condition, 0x0d, 0, 0x0b, 0x0b];

/**
 * A module of the given functions, exported by name, that work in a memory given to it: `memory` of the module named "".
 * @param pages of 64 KiB each, never more
 */
export function assemble(routines: Readonly<Record<string, Routine>>, pages: number): Uint8Array<ArrayBuffer> {
  const entries = Object.entries(routines);
  const name = (text: string): Code => list(Array.from(text, (letter) => letter.charCodeAt(0)));
  const bytes: Code = [
    [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    section(1, entries.map(([, { nParams }]) => [0x60, list(Array<number>(nParams).fill(typeBytes.i32)), list([typeBytes.i32])])),
    section(2, [[name(""), name("memory"), 0x02, 0x01, leb(pages), leb(pages)]]),
    section(3, entries.map((_, index) => leb(index))),
    section(7, entries.map(([key], index) => [name(key), 0x00, leb(index)])),
    section(10, entries.map(([, { locals, body }]) => sized([list(locals.map((type) => [1, typeBytes[type]])), body, 0x0b]))),
  ];
  return Uint8Array.from(flat(bytes));
}

const section = (id: number, items: readonly Code[]): Code => [id, sized(list(items))];
const list = (items: Code): Code => [leb(items.length), items];
const sized = (code: Code): Code => [leb(flat(code).length), code];

function flat(code: Code): number[] {
  return code.flatMap((part) => (typeof part === "number" ? part : flat(part)));
}

/** Little-endian base 128, seven bits a byte. */
function leb(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...leb(value >>> 7)];
}

function signedLeb(value: number): number[] {
  return value >= -0x40 && value < 0x40 ? [value & 0x7f] : [(value & 0x7f) | 0x80, ...signedLeb(value >> 7)];
}
