/** Reads a file off the page's own thread. */
import { readCsv } from "./read";

addEventListener("message", ({ data: { bytes, name } }: MessageEvent<{ bytes: ArrayBuffer; name: string }>) => {
  postMessage(readCsv(new Uint8Array(bytes), name));
});
