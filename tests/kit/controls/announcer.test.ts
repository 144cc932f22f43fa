import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createAnnouncer } from "../../../src/kit/controls/announcer";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function announcerOf() {
  const heard: string[] = [];
  return { heard, announcer: createAnnouncer((text) => void heard.push(text), 1000) };
}

test("the first text is said at once, then at most one a second, and the last one always", () => {
  const { heard, announcer } = announcerOf();
  for (const text of ["a", "b", "c"]) announcer.say(text);
  expect(heard).toEqual(["a"]);
  vi.advanceTimersByTime(999);
  expect(heard).toEqual(["a"]);
  vi.advanceTimersByTime(1);
  expect(heard).toEqual(["a", "c"]);
  announcer.say("d");
  vi.advanceTimersByTime(1000);
  expect(heard).toEqual(["a", "c", "d"]);
});

test("nothing is said twice in a row", () => {
  const { heard, announcer } = announcerOf();
  announcer.say("a");
  announcer.say("b");
  announcer.say("a");
  vi.runAllTimers();
  expect(heard).toEqual(["a"]);
});

test("once stopped, it is silent", () => {
  const { heard, announcer } = announcerOf();
  announcer.say("a");
  announcer.say("b");
  announcer.stop();
  vi.runAllTimers();
  expect(heard).toEqual(["a"]);
});
