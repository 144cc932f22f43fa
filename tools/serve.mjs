// Serves a folder of static files, as any static server would: below a sub-path if asked, with the site's own 404 page.
import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";

const types = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
  ".woff": "font/woff",
  ".ttf": "font/ttf",
  ".wasm": "application/wasm",
};

/**
 * @param {string} folder
 * @param {{port?: number, host?: string, base?: string}} options port 0 takes a free one; base starts and ends with "/"
 * @returns {Promise<{url: string, close: () => Promise<void>}>}
 */
export async function serve(folder, { port = 0, host = "localhost", base = "/" } = {}) {
  const server = createServer((request, response) => {
    answer(path.resolve(folder), base, request, response).catch((error) => {
      console.error(error);
      response.writeHead(500).end();
    });
  });
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  return {
    url: `http://${nameOf(host)}:${server.address().port}${base}`,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}

/** As an address names it. A host that stands for all of this machine's is no address that every browser opens. */
function nameOf(host) {
  if (host === "0.0.0.0" || host === "::") return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}

async function answer(folder, base, request, response) {
  if (request.method !== "GET" && request.method !== "HEAD") return response.writeHead(405, { allow: "GET, HEAD" }).end();
  const { pathname, search } = new URL(request.url, "http://server");
  if (`${pathname}/` === base) return response.writeHead(301, { location: `${base}${search}` }).end();

  const file = pathname.startsWith(base) ? fileAt(folder, pathname.slice(base.length)) : undefined;
  const kind = file && (await kindOf(file));
  // Relative addresses in a page need the slash at the end of its own.
  if (kind === "folder" && !pathname.endsWith("/")) return response.writeHead(301, { location: `${pathname}/${search}` }).end();

  const found = kind === "folder" ? path.join(file, "index.html") : file;
  if (kind && (kind === "file" || (await kindOf(found)) === "file")) return send(found, 200, request, response);
  const lost = path.join(folder, "404.html");
  if ((await kindOf(lost)) === "file") return send(lost, 404, request, response);
  return response.writeHead(404).end();
}

/** The file that a path names; undefined for one that leaves the folder, is hidden or is not a path at all. */
function fileAt(folder, encoded) {
  let decoded;
  try {
    decoded = decodeURIComponent(encoded);
  } catch {
    return undefined;
  }
  if (decoded.split(/[/\\]/).some((part) => part.startsWith(".")) || decoded.includes("\0")) return undefined;
  const file = path.join(folder, decoded);
  return file === folder || file.startsWith(folder + path.sep) ? file : undefined;
}

async function kindOf(file) {
  const found = await stat(file).catch(() => undefined);
  return found?.isDirectory() ? "folder" : found?.isFile() ? "file" : undefined;
}

async function send(file, status, request, response) {
  const body = await readFile(file);
  const etag = `"${createHash("sha256").update(body).digest("base64url")}"`;
  const headers = {
    "content-type": types[path.extname(file).toLowerCase()] ?? "application/octet-stream",
    "cache-control": "no-cache",
    "x-content-type-options": "nosniff",
    etag,
  };
  if (status === 200 && request.headers["if-none-match"] === etag) return response.writeHead(304, headers).end();
  response.writeHead(status, { ...headers, "content-length": body.length });
  return response.end(request.method === "HEAD" ? undefined : body);
}
