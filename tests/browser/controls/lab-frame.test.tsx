import { render } from "preact";
import { expect, test, vi } from "vitest";
import { LabFrame } from "../../../src/kit/controls/lab-frame";
import { fakeLab } from "./fake-lab";
import { mount } from "./mount";

test("as soon as it is on the page it has started and obeys the page's keys, and no more once it is gone", () => {
  const stop = vi.fn<() => void>();
  const start = vi.fn<() => () => void>(() => stop);
  const lab = { ...fakeLab(), start };
  const host = mount(<LabFrame lab={lab} stage={null} charts={null} />);
  expect(start).toHaveBeenCalledOnce();
  press("End");
  expect(lab.player.toEnd).toHaveBeenCalledOnce();
  render(null, host);
  expect(stop).toHaveBeenCalledOnce();
  press("End");
  expect(lab.player.toEnd).toHaveBeenCalledOnce();
});

const press = (key: string): boolean => document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
