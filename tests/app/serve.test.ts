import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { serve } from "../../tools/serve.mjs";

const outside = mkdtempSync(path.join(tmpdir(), "serve-"));
const folder = path.join(outside, "site");
let server: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  mkdirSync(path.join(folder, "page"), { recursive: true });
  mkdirSync(path.join(folder, "empty"));
  writeFileSync(path.join(outside, "secret.txt"), "secret");
  writeFileSync(path.join(folder, ".hidden"), "hidden");
  writeFileSync(path.join(folder, "index.html"), "home");
  writeFileSync(path.join(folder, "page", "index.html"), "page");
  writeFileSync(path.join(folder, "404.html"), "lost");
  writeFileSync(path.join(folder, "a b.wasm"), "");
  server = await serve(folder, { base: "/some/path/" });
});

afterAll(async () => {
  await server.close();
  rmSync(outside, { recursive: true });
});

/** Asks for exactly this path: fetch would tidy "..". */
function get(pathname: string, options: { method?: string; headers?: Record<string, string> } = {}) {
  return new Promise<{ status: number; type?: string; location?: string; etag?: string; body: string }>((resolve, reject) => {
    const sent = request(new URL(server.url), { path: pathname, ...options }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (part: string) => (body += part));
      response.on("end", () => {
        const { "content-type": type, location, etag } = response.headers;
        resolve({ status: response.statusCode!, type, location, etag, body });
      });
    });
    sent.on("error", reject).end();
  });
}

test("serves pages below its base with their type", async () => {
  expect(await get("/some/path/")).toMatchObject({ status: 200, type: "text/html; charset=utf-8", body: "home" });
  expect(await get("/some/path/page/?query")).toMatchObject({ status: 200, body: "page" });
  expect(await get("/some/path/a%20b.wasm")).toMatchObject({ status: 200, type: "application/wasm" });
});

test("adds the slash that relative addresses need, and keeps the query", async () => {
  expect(await get("/some/path?a=1")).toMatchObject({ status: 301, location: "/some/path/?a=1" });
  expect(await get("/some/path/page?a=1")).toMatchObject({ status: 301, location: "/some/path/page/?a=1" });
});

test.each(["none", "empty/", "%E0%A4%A", "a%00b"])("answers the unknown path %s with the site's 404 page", async (unknown) => {
  expect(await get(`/some/path/${unknown}`)).toMatchObject({ status: 404, body: "lost" });
});

test("answers a path outside its base with the 404 page", async () => {
  expect(await get("/index.html")).toMatchObject({ status: 404, body: "lost" });
});

test.each(["../secret.txt", "%2e%2e/secret.txt", "..%2fsecret.txt", "page/..%2f..%2fsecret.txt", "..%5csecret.txt", ".hidden"])(
  "does not leave its folder or show what is hidden for %s",
  async (attempt) => {
    expect(await get(`/some/path/${attempt}`)).toMatchObject({ status: 404, body: "lost" });
  },
);

test("says when nothing changed, answers HEAD without a body, and takes nothing else", async () => {
  const { etag } = await get("/some/path/");
  expect(await get("/some/path/", { headers: { "if-none-match": etag! } })).toMatchObject({ status: 304, body: "" });
  expect(await get("/some/path/", { method: "HEAD" })).toMatchObject({ status: 200, body: "" });
  expect(await get("/some/path/", { method: "POST" })).toMatchObject({ status: 405 });
});

test("says that a port is taken", async () => {
  await expect(serve(folder, { port: Number(new URL(server.url).port) })).rejects.toMatchObject({ code: "EADDRINUSE" });
});
