import { batch, signal } from "@preact/signals";
import { expect, test } from "vitest";
import { createNotices } from "../../../src/kit/lab/notices";
import { connectWarning } from "../../../src/kit/lab/warning";

test("a frame's warning becomes a notice: once, again where it changes, and gone where there is none", () => {
  const [notices, frame, told] = [createNotices(), signal<{ readonly problem: string | null } | null>(null), signal<string | null>(null)];
  const texts = () => notices.list.value.map(({ level, text }) => [level, text]);
  const disconnect = connectWarning({ frame, told }, ({ problem }) => problem, notices);
  expect(texts()).toEqual([]);
  frame.value = { problem: "The graphics card was lost." };
  expect(texts()).toEqual([["notice", "The graphics card was lost."]]);
  notices.dismiss(notices.list.value[0]!.id);
  frame.value = { problem: "The graphics card was lost." };
  expect(texts()).toEqual([]);
  frame.value = { problem: "WebGPU is not to be had here." };
  expect(texts()).toEqual([["notice", "WebGPU is not to be had here."]]);
  frame.value = { problem: null };
  expect(texts()).toEqual([]);
  disconnect();
  frame.value = { problem: "Nobody listens." };
  expect(texts()).toEqual([]);
});

test("what is said of a step before it is there is a notice at once, and is not said again by its frame", () => {
  const [notices, frame, told] = [createNotices(), signal<{ readonly problem: string | null } | null>(null), signal<string | null>(null)];
  const disconnect = connectWarning({ frame, told }, ({ problem }) => problem, notices);
  told.value = "WebGPU is not to be had here.";
  expect(notices.list.value.map(({ text }) => text)).toEqual(["WebGPU is not to be had here."]);
  const { id } = notices.list.value[0]!;
  batch(() => ([frame.value, told.value] = [{ problem: "WebGPU is not to be had here." }, null]));
  expect(notices.list.value.map((notice) => notice.id)).toEqual([id]);
  frame.value = { problem: null };
  expect(notices.list.value).toEqual([]);
  disconnect();
});
