/** Puts a component on a page styled as the real one, and takes it off again. */
import axe from "axe-core";
import { render, type ComponentChild } from "preact";
import { expect, onTestFinished } from "vitest";
import "../../../src/kit/tokens.css";
import "../../../src/kit/controls/index.css";
import "./page.css";

export function mount(component: ComponentChild, width = 260): HTMLElement {
  const host = document.createElement("main");
  host.style.inlineSize = `${width}px`;
  document.body.append(host);
  render(component, host);
  onTestFinished(() => {
    render(null, host);
    host.remove();
    delete document.documentElement.dataset.theme;
  });
  return host;
}

/** No violation of axe's rules in either theme. */
export async function expectAccessible(host: HTMLElement): Promise<void> {
  for (const theme of ["light", "dark"]) {
    document.documentElement.dataset.theme = theme;
    const { violations } = await axe.run(host);
    expect(violations.map(({ id, nodes }) => `${theme}: ${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
  }
}
