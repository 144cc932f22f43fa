import type { Signal } from "@preact/signals";
import type { JSX } from "preact";
import { useId } from "preact/hooks";

export type Tool = "move" | "add" | "delete";

const tools: Readonly<Record<Tool, { label: string; keys: string; icon: string }>> = {
  move: { label: "Move", keys: "← ↑ ↓ →", icon: "M8 1.5v13M1.5 8h13M8 1.5 6 3.5M8 1.5l2 2M8 14.5l-2-2M8 14.5l2-2M1.5 8l2-2M1.5 8l2 2M14.5 8l-2-2M14.5 8l-2 2" },
  add: { label: "Add", keys: "A", icon: "M8 2.5v11M2.5 8h11" },
  delete: { label: "Delete", keys: "Del", icon: "M3 3l10 10M13 3 3 13" },
};

interface ToolbarProps {
  readonly tool: Signal<Tool>;
  readonly offered: readonly Tool[];
}

/** What a click or a touch on the stage does; each tool also says which key does the same to the current point. */
export function Toolbar({ tool, offered }: ToolbarProps): JSX.Element {
  const name = useId();
  return (
    <fieldset class="plane-tools">
      <legend class="visually-hidden">What a click or touch does to points</legend>
      {offered.map((each) => (
        <label key={each} class="plane-tool">
          <input
            type="radio"
            name={name}
            class="visually-hidden"
            checked={tool.value === each}
            onChange={() => (tool.value = each)}
          />
          <svg viewBox="0 0 16 16" class="plane-tool-icon" aria-hidden="true"><path d={tools[each].icon} /></svg>
          <span>{tools[each].label}</span>
          <kbd class="plane-tool-keys" aria-hidden="true">{tools[each].keys}</kbd>
        </label>
      ))}
    </fieldset>
  );
}
