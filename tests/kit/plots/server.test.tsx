import { renderToString } from "preact-render-to-string";
import { expect, test } from "vitest";
import { Chart } from "../../../src/kit/plots/chart";
import { Legend } from "../../../src/kit/plots/legend";
import { Plane } from "../../../src/kit/plots/plane";

test("pictures have their words in the page before any script runs", () => {
  const points = { X: { data: Float64Array.of(1, 2), rows: 1, columns: 2 }, ids: Int32Array.of(0) };
  const page = renderToString(
    <main>
      <Plane points={points} xLabel="width" yLabel="length" description="One point" onAddPoint={() => undefined} />
      <Legend names={["setosa"]} />
      <Chart title="Inertia" description="It falls." spec={{}} data={[{ k: 1 }]} />
    </main>,
  );
  for (const words of ["One point", "width →", "setosa", "It falls.", "Save as PNG"]) expect(page).toContain(words);
});
