/**
 * What a visitor moves before an island wakes. The controls in the HTML look alive at once, but nobody listens yet: what is
 * done to them is done again when somebody does. What a browser restores by itself, as on a reload, nobody touched.
 */
type Control = HTMLInputElement | HTMLSelectElement;

const touched = new Set<Control>();

const isControl = (target: EventTarget | null): target is Control =>
  target instanceof HTMLSelectElement || (target instanceof HTMLInputElement && target.type !== "file");

export function noticeTouches(page: Document): void {
  page.addEventListener("input", ({ target }) => {
    if (isControl(target) && target.closest("[data-island]:not([data-awake])")) touched.add(target);
  }, { capture: true });
}

/** To be asked before the island wakes, which sets its controls to what they were. @returns does it all again */
export function touchesIn(island: HTMLElement): () => void {
  const repeats = Array.from(touched).filter((control) => island.contains(control)).map((control) => {
    touched.delete(control);
    return control.type === "checkbox" || control.type === "radio" ? repeatClick(control as HTMLInputElement) : repeatInput(control);
  });
  return () => repeats.forEach((repeat) => repeat());
}

function repeatClick(control: HTMLInputElement): () => void {
  const { checked } = control;
  return () => {
    control.checked = !checked;
    control.click();
  };
}

function repeatInput(control: Control): () => void {
  const { value } = control;
  return () => {
    control.value = value;
    for (const type of ["input", "change"]) control.dispatchEvent(new Event(type, { bubbles: true }));
  };
}
