import { useSignal, useSignalEffect } from "@preact/signals";
import { setTheme, themeChoice, type ThemeChoice } from "../../kit/theme";

const choices: readonly ThemeChoice[] = ["auto", "light", "dark"];

/** One button that goes round: as the system has it, light, dark. */
export function ThemeToggle() {
  // The page's HTML was made without knowing the choice, and what is hydrated must first be what it shows.
  const theme = useSignal<ThemeChoice>("auto");
  useSignalEffect(() => {
    theme.value = themeChoice.value;
    colorBars(themeChoice.value);
  });

  const next = choices[(choices.indexOf(theme.value) + 1) % choices.length]!;
  return (
    <button type="button" class="theme-toggle" aria-label={`Theme: ${theme.value}. Change to ${next}.`} onClick={() => setTheme(next)}>
      <svg class="theme-icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
        {theme.value === "auto" && <Auto />}
        {theme.value === "light" && <Sun />}
        {theme.value === "dark" && <path class="theme-fill" d="M16 11.8A6.8 6.8 0 0 1 8.2 4a6.8 6.8 0 1 0 7.8 7.8Z" />}
      </svg>
    </button>
  );
}

/** The browser's own bars take the colour of the page's paper, also where the choice is not the system's. */
function colorBars(choice: ThemeChoice): void {
  for (const bar of document.querySelectorAll<HTMLMetaElement>("meta[name=theme-color]")) {
    const { paper } = bar.dataset;
    bar.media = choice === "auto" ? `(prefers-color-scheme: ${paper})` : choice === paper ? "all" : "not all";
  }
}

function Auto() {
  return (
    <>
      <circle class="theme-stroke" cx="10" cy="10" r="6.25" />
      <path class="theme-fill" d="M10 3.75a6.25 6.25 0 0 1 0 12.5Z" />
    </>
  );
}

function Sun() {
  return (
    <>
      <circle class="theme-fill" cx="10" cy="10" r="3.5" />
      <path class="theme-stroke" d="M10 2v2M10 16v2M2 10h2M16 10h2M4.3 4.3l1.5 1.5M14.2 14.2l1.5 1.5M15.7 4.3l-1.5 1.5M5.8 14.2l-1.5 1.5" />
    </>
  );
}
