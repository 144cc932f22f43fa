/** The HTML around every page: addresses are from the top of the project, and the build makes them relative. */
import type { ComponentChildren } from "preact";
import { siteName } from "./header";
import { contentPolicy } from "./policy";
import { themeBeforePaint } from "./theme/before-paint";

/** `--paper` of tokens.css in each theme: the browser's own bars cannot read custom properties. */
export const paper = { light: "#fdfcfa", dark: "#14161a" } as const;

export interface Head {
  readonly title: string;
  readonly description: string;
  /** Style sheets beside the site's own, from the top of the project. */
  readonly styles?: readonly string[];
}

const font = "/node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2";

export function Document({ head, children }: { head: Head; children: ComponentChildren }) {
  const { title, description, styles = [] } = head;
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={contentPolicy} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <meta name="description" content={description} />
        <meta property="og:title" content={title} />
        <meta property="og:description" content={description} />
        <meta property="og:type" content="website" />
        <meta property="og:site_name" content={siteName} />
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" data-paper="light" media="(prefers-color-scheme: light)" content={paper.light} />
        <meta name="theme-color" data-paper="dark" media="(prefers-color-scheme: dark)" content={paper.dark} />
        <link rel="icon" type="image/svg+xml" href="/src/app/favicon.svg" />
        <link rel="preload" as="font" type="font/woff2" crossorigin="anonymous" href={font} />
        <script dangerouslySetInnerHTML={{ __html: themeBeforePaint }} />
        {["/src/app/style/index.css", ...styles].map((href) => (
          <link key={href} rel="stylesheet" href={href} />
        ))}
        <script type="module" src="/src/app/client.ts" />
      </head>
      <body>{children}</body>
    </html>
  );
}
