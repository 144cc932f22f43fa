/** One set of 20 px stroke icons. They decorate buttons that carry their own names, so they are hidden from readers. */
import type { JSX } from "preact";

const paths = {
  play: "M6.5 4.2v11.6L16 10z",
  pause: "M7 4.5v11M13 4.5v11",
  stepBack: "M13.5 4.8 7.5 10l6 5.2z",
  stepForward: "M6.5 4.8l6 5.2-6 5.2z",
  toStart: "M5 4.5v11M15 4.8 9 10l6 5.2z",
  toEnd: "M15 4.5v11M5 4.8 11 10l-6 5.2z",
  restart: "M4.2 10a5.8 5.8 0 1 0 1.9-4.3M5.6 2.8v3.3h3.3",
  dice: "M6 3.5h8A2.5 2.5 0 0 1 16.5 6v8a2.5 2.5 0 0 1-2.5 2.5H6A2.5 2.5 0 0 1 3.5 14V6A2.5 2.5 0 0 1 6 3.5zM7.2 7.2h.01M12.8 7.2h.01M10 10h.01M7.2 12.8h.01M12.8 12.8h.01",
  keys: "M4 5.5h12a1.5 1.5 0 0 1 1.5 1.5v6a1.5 1.5 0 0 1-1.5 1.5H4A1.5 1.5 0 0 1 2.5 13V7A1.5 1.5 0 0 1 4 5.5zM6 8.7h.01M9 8.7h.01M12 8.7h.01M14.5 8.7h.01M7 11.6h6",
  undo: "M7 4.5 3.5 8 7 11.5M3.5 8h8a4.5 4.5 0 0 1 0 9H8",
  redo: "M13 4.5 16.5 8 13 11.5M16.5 8h-8a4.5 4.5 0 0 0 0 9H12",
  swap: "M4 7h11.5L12.8 4.3M16 13H4.5l2.7 2.7",
  open: "M10 13V3.5M6.5 7 10 3.5 13.5 7M3.5 12.5V15a1.5 1.5 0 0 0 1.5 1.5h10a1.5 1.5 0 0 0 1.5-1.5v-2.5",
  save: "M10 3.5V13M6.5 9.5 10 13l3.5-3.5M3.5 12.5V15a1.5 1.5 0 0 0 1.5 1.5h10a1.5 1.5 0 0 0 1.5-1.5v-2.5",
  link: "M8.5 11.5a3.2 3.2 0 0 0 4.6 0l2.4-2.4a3.2 3.2 0 0 0-4.6-4.6l-1 1M11.5 8.5a3.2 3.2 0 0 0-4.6 0l-2.4 2.4a3.2 3.2 0 0 0 4.6 4.6l1-1",
  close: "M5 5l10 10M15 5 5 15",
  code: "M7 6 3.5 10 7 14M13 6l3.5 4-3.5 4M11.3 4.5l-2.6 11",
  copy: "M7.5 7V5A1.5 1.5 0 0 1 9 3.5h6A1.5 1.5 0 0 1 16.5 5v6a1.5 1.5 0 0 1-1.5 1.5h-2M5 7.5h6A1.5 1.5 0 0 1 12.5 9v6a1.5 1.5 0 0 1-1.5 1.5H5A1.5 1.5 0 0 1 3.5 15V9A1.5 1.5 0 0 1 5 7.5z",
  back: "M16 4.5v4a3 3 0 0 1-3 3H4.5M8 8l-3.5 3.5L8 15",
  check: "M4 10.5 8 14.5 16 5.8",
  question: "M7.6 7.6a2.4 2.4 0 1 1 3.5 2.1c-.8.4-1.1.9-1.1 1.7M10 14.3h.01",
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name }: { readonly name: IconName }): JSX.Element {
  return (
    <svg class="icon" width="20" height="20" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}

interface IconButtonProps {
  readonly icon: IconName;
  /** What the button does: its accessible name, and its tooltip. */
  readonly label: string;
  readonly onClick: () => void;
  readonly disabled?: boolean;
  readonly class?: string;
}

/**
 * A button with an icon alone. A disabled one stays where the focus is, so that pressing "step back" until the first
 * step does not throw a keyboard user out of the row.
 */
export function IconButton({ icon, label, onClick, disabled = false, class: extra = "" }: IconButtonProps): JSX.Element {
  return (
    <button
      type="button"
      class={`kit-button kit-button-icon ${extra}`}
      aria-label={label}
      title={label}
      aria-disabled={disabled}
      onClick={() => disabled || onClick()}
    >
      <Icon name={icon} />
    </button>
  );
}
