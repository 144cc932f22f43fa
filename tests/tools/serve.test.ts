import { expect, test } from "vitest";
import { serve } from "../../tools/serve.mjs";

test.each(["0.0.0.0", "localhost", "127.0.0.1"])("the address given for %s is one that opens here", async (host) => {
  const server = await serve(import.meta.dirname, { host });
  try {
    expect(new URL(server.url).hostname).not.toBe("0.0.0.0");
    expect((await fetch(`${server.url}serve.test.ts`)).status).toBe(200);
  } finally {
    await server.close();
  }
});
