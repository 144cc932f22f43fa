// Serves the production build, building it first where the sources have changed.
import { spawn } from "node:child_process";
import { networkInterfaces } from "node:os";
import path from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { build, isBuilt } from "./build.mjs";
import { root } from "./install.mjs";
import { serve } from "./serve.mjs";

const usage = "npm start -- [--port 4173] [--host localhost] [--no-open]";

export async function main(options) {
  const { port, host, open } = read(options);
  if (!isBuilt()) {
    const status = await build(["--logLevel", "warn"]);
    if (status !== 0) process.exit(status);
  }
  let server;
  try {
    server = await serve(path.join(root, "dist"), { port, host });
  } catch (error) {
    console.error(error.code === "EADDRINUSE" ? `Port ${port} is taken; give another with --port, or none for a free one.` : error.message);
    process.exit(1);
  }
  console.log(["", `  The playground is open at  ${server.url}`, ...fromElsewhere(host, server.url), "  Stop it with Ctrl+C.", ""].join("\n"));
  if (open) openBrowser(server.url);
}

function read(options) {
  let values;
  try {
    ({ values } = parseArgs({
      args: options,
      allowNegative: true,
      options: {
        port: { type: "string", default: "0" },
        host: { type: "string", default: "localhost" },
        open: { type: "boolean", default: true },
      },
    }));
  } catch (error) {
    console.error(`${error.message}\nUsage: ${usage}`);
    process.exit(2);
  }
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    console.error(`--port must be an integer in 0..65535; got ${values.port}\nUsage: ${usage}`);
    process.exit(2);
  }
  return { port, host: values.host, open: values.open };
}

/** Where other machines find what is served at all of this one's addresses. */
function fromElsewhere(host, url) {
  if (host !== "0.0.0.0" && host !== "::") return [];
  const own = Object.values(networkInterfaces()).flat();
  return own
    .filter(({ family, internal }) => family === "IPv4" && !internal)
    .map(({ address }) => `  and from other machines at ${url.replace("localhost", address)}`);
}

/** Only where a person would see it: not in a pipe, not in CI, not without a display. */
function openBrowser(url) {
  const display = process.platform !== "linux" || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (!display || !process.stdout.isTTY || process.env.CI) return;
  const [program, ...before] = { darwin: ["open"], win32: ["cmd", "/c", "start", ""] }[process.platform] ?? ["xdg-open"];
  spawn(program, [...before, url], { stdio: "ignore", detached: true })
    .on("error", () => {})
    .unref();
}
