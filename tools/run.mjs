// The one entry of every npm script. Plain Node, so that it runs before anything is installed.
import process from "node:process";

const commands = {
  start: () => import("./start.mjs"),
  dev: () => import("./dev.mjs"),
  build: () => import("./build.mjs"),
  test: () => import("./test.mjs"),
  exercise: () => import("./exercise.mjs"),
  bench: () => import("./bench.mjs"),
};

const [command, ...options] = process.argv.slice(2);
if (!Object.hasOwn(commands, command ?? "")) {
  console.error(`Unknown command ${command ?? "(none)"}. There are: ${Object.keys(commands).join(", ")}.`);
  process.exit(2);
}

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Node 20.19 or newer is needed; this is ${process.versions.node}.`);
  process.exit(1);
}

const { installWhatIsMissing } = await import("./install.mjs");
installWhatIsMissing();
const { main } = await commands[command]();
await main(options);
