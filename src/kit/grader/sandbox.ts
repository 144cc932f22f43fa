/**
 * Runs a job where it can do no harm: in a worker inside a frame of an origin of its own, without network, storage or
 * page. Whatever the code does, a deadline ends it.
 */
import type { Job } from "./contract";
import type { Grading } from "./grading";
import type { Running } from "./runtime/run";
import type { Report } from "./runtime/worker";

/** Milliseconds without a word from the worker until it is stopped. */
const patience = 8000;

const policy = "default-src 'none'; script-src 'unsafe-inline' blob:; worker-src blob:";

/** The frame's only script: makes the worker (a classic one: Chromium starts no module worker in such a frame), and passes messages on. */
const relay = `
  addEventListener("message", ({ data: { runtime, job }, ports: [port] }) => {
    const worker = new Worker(URL.createObjectURL(new Blob([runtime], { type: "text/javascript" })));
    worker.onmessage = ({ data }) => port.postMessage(data);
    worker.onerror = ({ message }) => port.postMessage({ crashed: message || "The worker could not start." });
    port.onmessage = () => worker.terminate();
    worker.postMessage(job);
  }, { once: true });`;

type Heard = Report | { readonly crashed: string };

/** @param signal stops the job early; the promise then rejects with its reason */
export async function runInSandbox(runtime: string, job: Job, signal: AbortSignal): Promise<Grading> {
  const frame = await openFrame();
  const { port1: port, port2: far } = new MessageChannel();
  try {
    signal.throwIfAborted();
    return await new Promise<Grading>((resolve, reject) => {
      const watch = watchSilence(resolve);
      port.addEventListener("message", ({ data }: MessageEvent<Heard>) => {
        if ("running" in data) return watch.heard(data.running);
        watch.end();
        resolve("grading" in data ? data.grading : { tests: [], broken: { message: data.crashed } });
      });
      port.start();
      signal.addEventListener("abort", () => {
        watch.end();
        reject(signal.reason as Error);
      });
      frame.contentWindow!.postMessage({ runtime, job }, "*", [far]);
    });
  } finally {
    port.postMessage("stop");
    port.close();
    frame.remove();
  }
}

function openFrame(): Promise<HTMLIFrameElement> {
  const frame = document.createElement("iframe");
  frame.setAttribute("sandbox", "allow-scripts");
  frame.hidden = true;
  frame.title = "Grader";
  frame.srcdoc = `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy}"><script>${relay}</script>`;
  return new Promise((resolve) => {
    frame.addEventListener("load", () => resolve(frame), { once: true });
    document.body.append(frame);
  });
}

/** Gives the worker up when it says nothing for too long; what it said last names the test. */
function watchSilence(giveUp: (grading: Grading) => void) {
  let running: Running | undefined;
  const message = `Stopped after ${patience / 1000} s without an end. Is there something that never finishes?`;
  const stop = () =>
    giveUp(running ? { tests: [{ ...running, outcome: "failed", failure: { message } }] } : { tests: [], broken: { message } });
  let timer = setTimeout(stop, patience);
  return {
    heard(now: Running) {
      running = now;
      clearTimeout(timer);
      timer = setTimeout(stop, patience);
    },
    end: () => clearTimeout(timer),
  };
}
