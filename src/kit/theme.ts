/** The theme in force, and the person's choice of it. */
import { computed, signal, type ReadonlySignal } from "@preact/signals";

export type Theme = "light" | "dark";
export type ThemeChoice = "auto" | Theme;

/** Shared with the script in the page's head, which applies the choice before the first paint. */
const storageKey = "theme";

const prefersDark = signal(false);
const choice = signal<ThemeChoice>("auto");

export const themeChoice: ReadonlySignal<ThemeChoice> = choice;
export const theme: ReadonlySignal<Theme> = computed(() =>
  choice.value === "auto" ? (prefersDark.value ? "dark" : "light") : choice.value,
);

/** Applies the choice to the document and keeps it for later visits; "auto" follows the system. */
export function setTheme(chosen: ThemeChoice): void {
  if (chosen === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = chosen;
  choice.value = chosen;
  try {
    if (chosen === "auto") localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, chosen);
  } catch {
    // Storage may be full or forbidden: the choice then lasts as long as the page.
  }
}

/** In the document, the signals follow its attribute and the system; on a server they stay at the default. */
function follow(root: HTMLElement, system: MediaQueryList): void {
  const readChoice = (): void => {
    const { theme: chosen } = root.dataset;
    choice.value = chosen === "light" || chosen === "dark" ? chosen : "auto";
  };
  const readSystem = (): void => {
    prefersDark.value = system.matches;
  };
  readChoice();
  readSystem();
  system.addEventListener("change", readSystem);
  new MutationObserver(readChoice).observe(root, { attributeFilter: ["data-theme"] });
}

if (typeof document !== "undefined") follow(document.documentElement, matchMedia("(prefers-color-scheme: dark)"));
