/**
 * The page for an address that does not exist. It is shown at any depth, where no relative address can be right: so it
 * brings its own style, and looks for the site above itself.
 */
import { renderToString } from "preact-render-to-string";
import { siteName } from "../header";
import { themeBeforePaint } from "../theme/before-paint";
import style from "./lost.css?inline";

/** Goes up, folder by folder, until one has the mark that every copy of the site has at its top. */
const findHome = `(async()=>{
  for(let folder=new URL("./",location);;folder=new URL("../",folder)){
    const found=await fetch(new URL("site.txt",folder)).catch(()=>null);
    if(found&&found.ok){document.querySelector("a").href=folder;return}
    if(folder.pathname==="/")return;
  }
})()`;

export function lostPage(): string {
  const html = renderToString(
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`Not found · ${siteName}`}</title>
        <meta name="description" content="There is no page at this address." />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="data:," />
        <script dangerouslySetInnerHTML={{ __html: themeBeforePaint }} />
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        <main>
          <h1>There is no page at this address.</h1>
          <p>It may have been mistyped, or the page may have moved.</p>
          <p>
            <a href="./">All concepts</a>
          </p>
        </main>
        <script dangerouslySetInnerHTML={{ __html: findHome }} />
      </body>
    </html>,
  );
  return `<!doctype html>\n${html}\n`;
}
