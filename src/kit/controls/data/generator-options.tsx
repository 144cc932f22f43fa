/** The options of the generator that draws the points, made from its own schema. */
import type { JSX } from "preact";
import { generatorOf } from "../../data/generators";
import { defaultData } from "../../lab/defaults";
import { defaultsOf, type Schema } from "../../lab/schema";
import { Controls } from "../controls";
import type { BarProps } from "../player";

export function GeneratorOptions<S extends Schema, Frame>({ lab }: BarProps<S, Frame>): JSX.Element | null {
  const { source, options } = lab.state.value.data;
  const schema = generatorOf(source)?.options;
  if (!schema) return null;
  const drawnWith = { ...defaultsOf(schema), ...options };
  return (
    <Controls
      key={source}
      schema={schema}
      values={drawnWith}
      defaults={{ ...defaultsOf(schema), ...defaultData(lab.model, source).options }}
      onChange={(name, value) => lab.setData({ options: { ...options, [name]: value } })}
    />
  );
}
