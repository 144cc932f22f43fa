/** The few numbers that a demo is about, large enough to be watched while something is turned. */
import type { JSX } from "preact";
import { useId } from "preact/hooks";
import { Icon } from "./icons";

export interface Fact {
  readonly name: string;
  /** As it is shown; a dash stands where there is none. */
  readonly value: string | undefined;
  /** What it means, where its name does not say it. */
  readonly help?: string;
}

export function Facts({ facts }: { readonly facts: readonly Fact[] }): JSX.Element {
  return (
    <dl class="facts">
      {facts.map((fact) => (
        <div key={fact.name}>
          <dt>
            {fact.name}
            {fact.help && <Help name={fact.name} text={fact.help} />}
          </dt>
          <dd>{fact.value ?? "–"}</dd>
        </div>
      ))}
    </dl>
  );
}

function Help({ name, text }: { readonly name: string; readonly text: string }): JSX.Element {
  const id = useId();
  return (
    <>
      <button type="button" class="control-ask" aria-label={`What is ${name}?`} popovertarget={id}>
        <Icon name="question" />
      </button>
      <span id={id} class="facts-help" popover="auto">{text}</span>
    </>
  );
}
