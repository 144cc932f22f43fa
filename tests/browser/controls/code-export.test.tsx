import { afterEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { CodeExport, type CodeFile } from "../../../src/kit/controls/code-export";
import { expectAccessible, mount } from "./mount";

afterEach(() => void vi.restoreAllMocks());

const files: readonly CodeFile[] = [
  { id: "python", label: "scikit-learn", fileName: "network.py", code: "from sklearn import neural_network\n" },
  { id: "tfjs", label: "TensorFlow.js", fileName: "network.mjs", code: `const wide = "${"x".repeat(400)}";\n` },
  { id: "ours", label: "TypeScript", fileName: "network.ts", code: "fit(X, y);\n".repeat(200) },
];

const open = () => userEvent.click(page.getByRole("button", { name: "Export code" }));
const tab = (name: string) => page.getByRole("tab", { name });

test("code is made when the dialog opens, anew each time, and Escape leads back to the button", async () => {
  const make = vi.fn<() => readonly CodeFile[]>(() => files);
  mount(<CodeExport label="Export code" files={make} />, 640);
  expect(make).not.toHaveBeenCalled();
  await open();
  await expect.element(page.getByRole("dialog", { name: "Export code" })).toBeVisible();
  await expect.element(page.getByRole("tabpanel", { name: "scikit-learn" })).toHaveTextContent("from sklearn import neural_network");
  await userEvent.keyboard("{Escape}");
  await expect.element(page.getByRole("button", { name: "Export code" })).toHaveFocus();
  await open();
  expect(make).toHaveBeenCalledTimes(2);
});

test("arrow keys go from tab to tab, and one of them is on the way of Tab", async () => {
  mount(<CodeExport label="Export code" files={() => files} />, 640);
  await open();
  await userEvent.click(tab("scikit-learn"));
  await userEvent.keyboard("{ArrowLeft}");
  await expect.element(tab("TypeScript")).toHaveFocus();
  await expect.element(page.getByRole("region", { name: "network.ts" })).toBeVisible();
  await userEvent.keyboard("{ArrowRight}{ArrowRight}");
  await expect.element(tab("TensorFlow.js")).toHaveFocus();
  await expect.element(tab("TensorFlow.js")).toHaveAttribute("aria-selected", "true");
  await userEvent.keyboard("{Home}{End}");
  await expect.element(tab("TypeScript")).toHaveFocus();
  await userEvent.tab();
  await expect.element(page.getByRole("region", { name: "network.ts" })).toHaveFocus();
});

test("the file shown is copied and saved", async () => {
  const written = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
  const saved: Blob[] = [];
  vi.spyOn(URL, "createObjectURL").mockImplementation((blob) => (saved.push(blob as Blob), "#"));
  const names: string[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    names.push(this.download);
  });
  mount(<CodeExport label="Export code" files={() => files} />, 640);
  await open();
  await userEvent.click(tab("TypeScript"));
  await userEvent.click(page.getByRole("button", { name: "Copy" }));
  expect(written).toHaveBeenCalledWith(files[2]!.code);
  await expect.element(page.getByRole("status")).toHaveTextContent("Copied");
  await userEvent.click(page.getByRole("button", { name: "Download network.ts" }));
  expect(names).toEqual(["network.ts"]);
  expect(await saved[0]!.text()).toBe(files[2]!.code);
});

test("where the clipboard is refused, the code is selected", async () => {
  vi.spyOn(navigator.clipboard, "writeText").mockRejectedValue(new Error("denied"));
  mount(<CodeExport label="Export code" files={() => files} />, 640);
  await open();
  await userEvent.click(page.getByRole("button", { name: "Copy" }));
  await expect.element(page.getByRole("status")).toHaveTextContent("copy it with Ctrl+C");
  expect(String(getSelection()).trim()).toBe(files[0]!.code.trim());
});

test("code may take its time; what comes after the dialog was closed does not open it again", async () => {
  const waiting: ((made: readonly CodeFile[]) => void)[] = [];
  mount(<CodeExport label="Export code" files={() => new Promise((resolve) => waiting.push(resolve))} />, 640);
  await open();
  await expect.element(page.getByText("The code is being written…")).toBeVisible();
  await userEvent.keyboard("{Escape}");
  await open();
  waiting[0]!([files[1]!]);
  waiting[1]!([files[0]!]);
  await expect.element(page.getByRole("tab")).toHaveTextContent("scikit-learn");
  await userEvent.keyboard("{Escape}");
  await expect.element(page.getByRole("dialog")).not.toBeInTheDocument();
});

test("what cannot be written as code says why", async () => {
  const fail = (): never => {
    throw new Error("There is no network yet.");
  };
  mount(<CodeExport label="Export code" files={fail} />, 640);
  await open();
  await expect.element(page.getByRole("alert")).toHaveTextContent("There is no network yet.");
});

test("long and wide code scrolls inside the dialog, and axe finds nothing in either theme", async () => {
  const host = mount(<CodeExport label="Export code" files={() => files} />, 340);
  await open();
  await userEvent.click(tab("TensorFlow.js"));
  await expectAccessible(host);
  const dialog = page.getByRole("dialog").element();
  expect(dialog.scrollWidth).toBeLessThanOrEqual(dialog.clientWidth);
  await userEvent.click(tab("TypeScript"));
  await expect.element(page.getByRole("button", { name: "Copy" })).toBeInViewport();
});
