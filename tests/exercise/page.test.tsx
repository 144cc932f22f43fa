import { renderToString } from "preact-render-to-string";
import { expect, test } from "vitest";
import { exercises } from "virtual:exercises";
import Exercise from "../../src/kit/grader/exercise";
import { exerciseSlugs, readExercise } from "../../tools/exercise/reference";
import { root } from "./command";

test("every exercise has a virtual module", () => {
  expect(Object.keys(exercises)).toEqual(exerciseSlugs(root));
});

test.each(Object.entries(exercises))("%s is whole in the page's HTML, without scripts and without solutions", async (slug, load) => {
  const props = await load();
  const html = renderToString(<Exercise {...props} />);
  const text = html.replace(/<[^>]*>/g, "").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
  expect(text).toContain(`npm run exercise -- ${slug}`);
  for (const { brief, signature, hints } of props.pieces) {
    for (const part of [brief, signature, ...hints]) expect(text).toContain(part);
  }
  expect(html).not.toContain("<button");
  expect(props.pieces.flatMap((piece) => Object.keys(piece).filter((field) => !["name", "brief", "signature", "hints"].includes(field)))).toEqual([]);
  const sent = props.pieces.flatMap(({ brief, signature, hints }) => [brief, signature, ...hints]).join("\n");
  const told = readExercise(root, slug).pieces.flatMap(({ solution }) => solution.split("\n").filter((line) => line.startsWith("  return ")));
  expect(told.length).toBeGreaterThan(0);
  expect(told.filter((line) => sent.includes(line.trim()))).toEqual([]);
});
