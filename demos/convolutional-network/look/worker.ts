/** Looks at images beside the worker that trains, so that a stroke of the pen need not wait for it. */
import { images, look } from "./look";
import type { FromLook, Request, ToLook } from "./protocol";

const answer = (request: Request) => (request.type === "look" ? look(request) : images(request.indices));

addEventListener("message", ({ data: { id, request } }: MessageEvent<ToLook>) => {
  const reply = (message: FromLook): void => postMessage(message);
  answer(request).then(
    (given) => reply({ id, answer: given }),
    (error: unknown) => reply({ id, error: error instanceof Error ? error.message : String(error) }),
  );
});
