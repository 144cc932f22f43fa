/**
 * Makes the site's pages: real HTML files, one for each concept, rendered from src/app. In a build they are the entries,
 * so that Vite bundles what they refer to; in the contributors' server they are rendered on every request.
 */
import path from "node:path";
import { createServer, normalizePath, type Plugin, type ResolvedConfig, type ViteDevServer } from "vite";
import { exercises } from "../exercise/plugin";
import { lessons } from "./lessons";

interface Renderer {
  readonly files: readonly string[];
  render(file: string): Promise<string | undefined>;
}

const rendererOf = async (server: ViteDevServer): Promise<Renderer> => (await server.ssrLoadModule("/src/app/render.tsx")) as Renderer;

export function pages(): Plugin[] {
  return [pagesOfBuild(), pagesOfServer()];
}

function pagesOfBuild(): Plugin {
  let config: ResolvedConfig;
  let kitchen: ViteDevServer;
  const html = new Map<string, string>();

  return {
    name: "pages-of-build",
    apply: "build",
    configResolved(resolved) {
      config = resolved;
    },

    async options(options) {
      kitchen = await createKitchen(config);
      try {
        const { files, render } = await rendererOf(kitchen);
        for (const file of files) html.set(normalizePath(path.join(config.root, file)), (await render(file))!);
      } finally {
        await kitchen.close();
      }
      return { ...options, input: Array.from(html.keys()) };
    },

    resolveId: (id) => (html.has(id) ? id : undefined),
    load: (id) => html.get(id),

    generateBundle() {
      // GitHub Pages would leave out files whose name starts with an underscore.
      this.emitFile({ type: "asset", fileName: ".nojekyll", source: "" });
      this.emitFile({ type: "asset", fileName: "site.txt", source: "The top of the site: its 404 page looks for this file.\n" });
    },
  };
}

/** A server of its own, without the plug-in that makes it, which only loads the modules that pages are rendered with. */
function createKitchen({ root, mode, resolve }: ResolvedConfig): Promise<ViteDevServer> {
  return createServer({
    root,
    mode,
    configFile: false,
    appType: "custom",
    logLevel: "warn",
    plugins: [lessons(), exercises()],
    resolve: { alias: resolve.alias },
    server: { middlewareMode: true, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
  });
}

function pagesOfServer(): Plugin {
  return {
    name: "pages-of-server",
    apply: "serve",
    configureServer(server) {
      // Tests of parts ask Vite's server for modules, never for a page.
      if (server.config.plugins.some(({ name }) => name.startsWith("vitest"))) return;
      server.middlewares.use((request, response, next) => {
        if (!request.headers.accept?.includes("text/html")) return next();
        const { pathname } = new URL(request.url ?? "/", "http://server");
        respond(server, pathname)
          .then(({ status, body }) => response.writeHead(status, { "content-type": "text/html; charset=utf-8" }).end(body))
          .catch((error: Error) => {
            server.ssrFixStacktrace(error);
            next(error);
          });
      });
    },

    // What only pages are made of has no module in the browser that could be replaced.
    hotUpdate({ modules, server }) {
      if (this.environment.name === "ssr" && modules.length > 0) server.environments.client.hot.send({ type: "full-reload" });
    },
  };
}

async function respond(server: ViteDevServer, pathname: string): Promise<{ status: number; body: string }> {
  const { render } = await rendererOf(server);
  const file = pathname.endsWith("/") ? `${pathname.slice(1)}index.html` : pathname.slice(1);
  const found = await render(file);
  const body = await server.transformIndexHtml(pathname, found ?? (await render("404.html"))!);
  return { status: found ? 200 : 404, body };
}
