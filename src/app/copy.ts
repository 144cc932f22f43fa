/** The buttons that copy code: hidden until there is a script that makes them work. */
export function enableCopying(page: Document): void {
  for (const button of page.querySelectorAll<HTMLButtonElement>("button[data-copy]")) {
    button.hidden = false;
    const label = button.textContent;
    button.addEventListener("click", async () => {
      const lines = page.getElementById(button.dataset.copy ?? "")?.querySelectorAll(".code-text") ?? [];
      const text = Array.from(lines, (line) => line.textContent).join("\n");
      button.textContent = await write(text);
      button.addEventListener("blur", () => (button.textContent = label), { once: true });
    });
  }
}

async function write(text: string): Promise<string> {
  try {
    await navigator.clipboard.writeText(`${text}\n`);
    return "Copied";
  } catch {
    return "The browser does not allow it";
  }
}
