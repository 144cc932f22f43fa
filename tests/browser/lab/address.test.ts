/** The address bar of a page that also has places to go to. */
import { computed, signal } from "@preact/signals";
import { afterEach, expect, test } from "vitest";
import { connectAddress } from "../../../src/kit/lab/address";
import { createFakeClock } from "../../kit/lab/fake-clock";

const plainAddress = location.pathname + location.search;
const stops: (() => void)[] = [];

afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  history.replaceState(null, "", plainAddress);
});

/** A lab of one number, at some step of its run, connected to the address bar. */
function connect(hash: string) {
  history.replaceState(null, "", plainAddress + hash);
  const clock = createFakeClock();
  const [state, step, passing] = [signal(1), signal(0), signal(false)];
  const permalink = computed(() => `#k=${state.value}&step=${step.value}`);
  const open = (link: string): void => void (state.value = Number(/k=(\d+)/.exec(link)?.[1] ?? 1));
  stops.push(connectAddress({ clock, permalink, plain: "#k=1&step=0", state, passing, open }));
  return { clock, state, step, passing };
}

/** Goes to a place of the page or to a link, as a person who clicks on it. */
async function follow(hash: string): Promise<void> {
  const gone = new Promise((resolve) => addEventListener("hashchange", resolve, { once: true }));
  location.hash = hash;
  await gone;
}

test("a place in the page is left alone while a run just plays on, until something is changed", async () => {
  const { clock, state, step } = connect("");
  await follow("#the-idea");
  step.value = 7;
  clock.pass(1000);
  expect(location.hash).toBe("#the-idea");
  state.value = 2;
  clock.pass(1000);
  expect(location.hash).toBe("#k=2&step=7");
  step.value = 8;
  clock.pass(1000);
  expect(location.hash).toBe("#k=2&step=8");
});

test("so it is after a link was followed", async () => {
  const { clock, step } = connect("");
  await follow("#k=5");
  await follow("#the-idea");
  step.value = 7;
  clock.pass(1000);
  expect(location.hash).toBe("#the-idea");
});

test("so it is when something was changed just before", async () => {
  const { clock, state, step } = connect("");
  state.value = 3;
  await follow("#the-idea");
  step.value = 7;
  clock.pass(1000);
  expect(location.hash).toBe("#the-idea");
});

test("while steps pass by, only what is changed is written down, and then where the run ended", () => {
  const { clock, state, step, passing } = connect("#k=1&step=0");
  passing.value = true;
  step.value = 3;
  clock.pass(1000);
  expect(location.hash).toBe("#k=1&step=0");
  state.value = 4;
  clock.pass(1000);
  expect(location.hash).toBe("#k=4&step=3");
  step.value = 9;
  passing.value = false;
  clock.pass(1000);
  expect(location.hash).toBe("#k=4&step=9");
});
