import { beforeEach, describe, expect, test } from "vitest";
import { createPlayback, type Feed, type Playback } from "../../../src/kit/lab/playback";
import { createFakeClock, type FakeClock } from "./fake-clock";

let clock: FakeClock;
let player: Playback<string, string>;

beforeEach(() => {
  clock = createFakeClock();
  player = createPlayback({ clock, speed: 10 });
});

const frames = (name: string, from: number, to: number): string[] => Array.from({ length: to - from }, (_, i) => `${name}${from + i}`);

function feed(run: Feed<string>, all: readonly string[]): void {
  run.push(all, all.map((frame) => frame.length));
}

/** A run that is over, with frames a0, a1, … */
function ran(name: string, length: number): void {
  const run = player.begin(name);
  feed(run, frames(name, 0, length));
  run.end(null);
}

describe("moving", () => {
  test("before there is anything, there is nothing to see and nothing fails", () => {
    player.seek(5);
    player.stepForward();
    player.stepBack();
    player.toEnd();
    player.toStart();
    expect([player.frame.value, player.step.value, player.length.value, player.status.value]).toEqual([null, 0, 0, "idle"]);
  });

  test("steps, steps back, seeks and stays within the run", () => {
    ran("a", 5);
    const seen = [player.stepForward, player.stepForward, player.stepBack, player.toEnd, player.stepForward, player.toStart, player.stepBack]
      .map((move) => {
        move();
        return player.frame.value;
      });
    expect(seen).toEqual(["a1", "a2", "a1", "a4", "a4", "a0", "a0"]);
    for (const [wish, step] of [[3, 3], [99, 4], [-7, 0], [2.4, 2], [NaN, 2]] as const) {
      player.seek(wish);
      expect(player.step.value).toBe(step);
    }
  });

  test("says the step that is really shown where frames were thinned out", () => {
    player = createPlayback({ clock, budget: 100 });
    const run = player.begin("a");
    for (const frame of frames("a", 0, 40)) run.push([frame], [10]);
    run.end(null);
    const gap = player.frames.value.indexOf(undefined);
    player.seek(gap);
    expect(player.step.value).toBe(gap - 1);
    expect(player.frame.value).toBe(`a${gap - 1}`);
    player.stepForward();
    expect(player.step.value).toBeGreaterThan(gap);
    expect(player.frame.value).toBe(`a${player.step.value}`);
  });

  test("a step not computed yet is shown as soon as it is", () => {
    const run = player.begin("a");
    feed(run, frames("a", 0, 2));
    player.seek(5);
    expect([player.step.value, player.wanted.value]).toEqual([1, 5]);
    feed(run, frames("a", 2, 10));
    expect(player.frame.value).toBe("a5");
  });
});

describe("playing", () => {
  test("goes at its speed and stops at the end", () => {
    ran("a", 6);
    player.play();
    clock.pass(100);
    expect([player.step.value, player.playing.value]).toEqual([1, true]);
    clock.pass(200);
    expect(player.step.value).toBe(3);
    player.setSpeed(100);
    clock.pass(200);
    expect([player.step.value, player.playing.value]).toEqual([5, false]);
  });

  test("waits at the frontier of a run that goes on", () => {
    const run = player.begin("a");
    feed(run, frames("a", 0, 2));
    player.play();
    clock.pass(200);
    clock.pass(200);
    expect([player.step.value, player.playing.value]).toEqual([1, true]);
    feed(run, frames("a", 2, 4));
    clock.pass(200);
    expect(player.step.value).toBe(3);
    run.end(null);
    clock.pass(200);
    expect(player.playing.value).toBe(false);
  });

  test("pauses, goes on from there, and plays again from the start at the end", () => {
    ran("a", 4);
    player.play();
    clock.pass(100);
    player.toggle();
    clock.pass(200);
    expect(player.step.value).toBe(1);
    player.toggle();
    clock.pass(200);
    expect(player.step.value).toBe(3);
    player.play();
    expect([player.step.value, player.playing.value]).toEqual([0, true]);
  });

  test("a step by hand pauses; restart plays from the first step", () => {
    ran("a", 9);
    player.play();
    player.stepForward();
    expect(player.playing.value).toBe(false);
    player.restart();
    expect([player.step.value, player.playing.value]).toEqual([0, true]);
  });

  test("a hidden tab is not caught up with", () => {
    ran("a", 100);
    player.play();
    clock.pass(60_000);
    expect(player.step.value).toBe(2);
  });

  test("may begin before there is a run", () => {
    player.play();
    clock.pass(100);
    ran("a", 3);
    clock.pass(100);
    expect([player.frame.value, player.playing.value]).toEqual(["a1", true]);
  });
});

describe("a newer run", () => {
  test("is shown once it has the step that was chosen; the old picture stays until then", () => {
    ran("a", 10);
    player.seek(4);
    const run = player.begin("b");
    feed(run, frames("b", 0, 3));
    expect([player.frame.value, player.length.value, player.origin.value, player.computed.value]).toEqual(["a4", 10, "a", 3]);
    feed(run, frames("b", 3, 5));
    expect([player.frame.value, player.length.value, player.origin.value, player.status.value]).toEqual(["b4", 5, "b", "running"]);
  });

  test("that is shorter shows its last step, and the chosen one is not forgotten", () => {
    ran("a", 10);
    player.seek(6);
    ran("b", 4);
    expect([player.frame.value, player.step.value]).toEqual(["b3", 3]);
    ran("c", 10);
    expect(player.frame.value).toBe("c6");
  });

  test("follows the end, if the cursor was there", () => {
    ran("a", 5);
    player.toEnd();
    ran("b", 9);
    expect(player.frame.value).toBe("b8");
    ran("c", 3);
    expect(player.frame.value).toBe("c2");
  });

  test("that follows the end shows how far it is when it takes long", () => {
    ran("a", 5);
    player.seek(4);
    const run = player.begin("b");
    feed(run, frames("b", 0, 2));
    expect([player.frame.value, player.slow.value]).toEqual(["a4", false]);
    clock.pass(500);
    expect([player.frame.value, player.slow.value]).toEqual(["b1", true]);
    feed(run, frames("b", 2, 8));
    run.end(null);
    expect([player.frame.value, player.slow.value]).toEqual(["b7", false]);
  });

  test("stays at the first step, and goes on playing if it was", () => {
    ran("a", 5);
    ran("b", 5);
    expect(player.frame.value).toBe("b0");
    player.play();
    clock.pass(100);
    ran("c", 5);
    expect([player.frame.value, player.playing.value]).toEqual(["c1", true]);
    clock.pass(100);
    expect(player.frame.value).toBe("c2");
  });

  test("is the only one that is heard", () => {
    const older = player.begin("a");
    feed(older, frames("a", 0, 2));
    const newer = player.begin("b");
    feed(older, frames("a", 2, 9));
    older.end("too late");
    expect([player.frame.value, player.status.value, player.error.value]).toEqual(["a0", "running", null]);
    feed(newer, frames("b", 0, 1));
    expect(player.frame.value).toBe("b0");
  });

  test("begun for an intervention does not show the old story’s next step", () => {
    ran("a", 10);
    player.seek(3);
    const run = player.begin("b");
    player.aim(4);
    player.play();
    clock.pass(100);
    expect(player.frame.value).toBe("a3");
    feed(run, frames("b", 0, 6));
    expect(player.frame.value).toBe("b4");
    clock.pass(100);
    expect(player.frame.value).toBe("b5");
  });
});

describe("failing and taking long", () => {
  test("a run that fails keeps its frames and says why", () => {
    const run = player.begin("a");
    feed(run, frames("a", 0, 3));
    run.end("It diverged.");
    expect([player.frame.value, player.length.value, player.status.value, player.error.value]).toEqual(["a0", 3, "failed", "It diverged."]);
  });

  test("one that fails at once shows no other run’s picture, and the next one is shown where the cursor was", () => {
    ran("a", 5);
    player.seek(3);
    player.begin("b").end("k is too large.");
    expect([player.frame.value, player.status.value]).toEqual([null, "failed"]);
    ran("c", 5);
    expect([player.frame.value, player.error.value]).toEqual(["c3", null]);
  });

  test("is slow after half a second of computing, not of resting", () => {
    const run = player.begin("a");
    feed(run, frames("a", 0, 3));
    run.rest();
    clock.pass(5000);
    expect(player.slow.value).toBe(false);
    feed(run, frames("a", 3, 4));
    clock.pass(499);
    expect(player.slow.value).toBe(false);
    clock.pass(1);
    expect(player.slow.value).toBe(true);
    run.end(null);
    expect(player.slow.value).toBe(false);
  });
});

describe("ends without an end", () => {
  test("a pause on the way to the end of an endless run stays where it is, and asks for no more", () => {
    const run = player.begin("a");
    feed(run, frames("a", 0, 5));
    player.toEnd();
    expect(player.wanted.value).toBe(Infinity);
    player.pause();
    expect(player.wanted.value).toBe(player.step.value);
  });

  test("when there is nothing to compute on, nothing is shown, and a late frame changes nothing", () => {
    ran("a", 5);
    player.toEnd();
    const late = player.begin("b");
    player.clear();
    feed(late, frames("b", 0, 3));
    expect([player.frame.value, player.origin.value, player.length.value, player.status.value]).toEqual([null, null, 0, "idle"]);
    ran("c", 2);
    expect(player.frame.value).toMatch(/^c/);
  });
});
