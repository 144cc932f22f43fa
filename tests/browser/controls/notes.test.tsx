import { afterEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { Description } from "../../../src/kit/controls/description";
import { Notices } from "../../../src/kit/controls/notices";
import { ShareButton } from "../../../src/kit/controls/share";
import { longestLink } from "../../../src/kit/lab/link-pairs";
import { fakeLab } from "./fake-lab";
import { expectAccessible, mount } from "./mount";

afterEach(() => void vi.restoreAllMocks());

test("notices are polite, errors are not, and both can be dismissed", async () => {
  const lab = fakeLab();
  const host = mount(<Notices lab={lab} />, 600);
  lab.notices.value = [
    { id: 1, level: "notice", text: "The link names no step 900: the last one is shown." },
    { id: 2, level: "error", text: "This table has one numeric column." },
  ];
  await expect.element(page.getByRole("status")).toHaveTextContent("no step 900");
  await expect.element(page.getByRole("alert")).toHaveTextContent("one numeric column");
  await expectAccessible(host);
  await userEvent.click(page.getByRole("alert").getByRole("button", { name: "Dismiss" }));
  expect(lab.dismiss).toHaveBeenCalledWith(2);
});

test("the description is seen with every frame, and the last one is heard", async () => {
  const lab = fakeLab();
  const host = mount(<Description lab={lab} />, 600);
  const seen = () => host.querySelector(".description-seen")!.textContent;
  await expect.element(page.getByRole("status")).toHaveTextContent("Frame 7 at step 4.");
  lab.player.step.value = 5;
  await expect.poll(seen).toBe("Frame 7 at step 5.");
  await expect.element(page.getByRole("status")).toHaveTextContent("Frame 7 at step 5.");
  await expectAccessible(host);
});

test("the link is copied, and the button says so until the picture is another", async () => {
  const written = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
  const lab = fakeLab();
  mount(<ShareButton lab={lab} />, 600);
  await userEvent.click(page.getByRole("button", { name: "Copy link" }));
  expect(written).toHaveBeenCalledWith(new URL("#k=4", location.href).href);
  await expect.element(page.getByRole("status")).toHaveTextContent("Link copied");
  lab.permalink.value = "#k=5";
  await expect.element(page.getByRole("button", { name: "Copy link" })).toBeVisible();
});

test("no link is copied that would not be opened: it is told instead", async () => {
  const written = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
  const lab = fakeLab();
  lab.permalink.value = `#k=${"5".repeat(longestLink)}`;
  const host = mount(<ShareButton lab={lab} />, 600);
  const status = page.getByRole("status");
  await expect.element(status).toBeEmptyDOMElement();
  await userEvent.click(page.getByRole("button", { name: "Copy link" }));
  await expect.element(status).toHaveTextContent("more than a link can");
  expect(written).not.toHaveBeenCalled();
  await expectAccessible(host);
  const long = lab.permalink.value;
  lab.permalink.value = "#k=5";
  lab.permalink.value = `${long}5`;
  await expect.element(status, { message: "of another picture nobody has asked" }).toBeEmptyDOMElement();
});

test("where the clipboard is refused, the link is there to be copied by hand, selected", async () => {
  vi.spyOn(navigator.clipboard, "writeText").mockRejectedValue(new Error("denied"));
  const host = mount(<ShareButton lab={fakeLab()} />, 600);
  await userEvent.click(page.getByRole("button", { name: "Copy link" }));
  const field = page.getByRole("textbox", { name: /copy it from here/ });
  await expect.element(field).toHaveFocus();
  const input = field.element() as HTMLInputElement;
  expect(input.value.slice(input.selectionStart!, input.selectionEnd!)).toBe(new URL("#k=4", location.href).href);
  await expectAccessible(host);
});
