import { expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { OpenFile, type OpenFileProps } from "../../../src/kit/controls/open-file";
import { expectAccessible, mount } from "./mount";

const json = (text: string, name = "network.json") => new File([text], name, { type: "application/json" });

function mountPicker(onText: OpenFileProps["onText"], maxBytes?: number) {
  const host = mount(<OpenFile label="Load a network" accept=".json" onText={onText} maxBytes={maxBytes} />);
  const upload = (file: File) => userEvent.upload(host.querySelector<HTMLInputElement>("input[type=file]")!, file);
  return { host, upload };
}

test("the text of the file is given on, with its name, also of the same file again", async () => {
  const onText = vi.fn<OpenFileProps["onText"]>();
  const { upload } = mountPicker(onText);
  await upload(json('{"weights":[1]}'));
  await vi.waitFor(() => expect(onText).toHaveBeenCalledExactlyOnceWith('{"weights":[1]}', "network.json"));
  await upload(json('{"weights":[1]}'));
  await vi.waitFor(() => expect(onText).toHaveBeenCalledTimes(2));
});

test("what is wrong with a file is told, until one is in order", async () => {
  let onReject: Error | null = null;
  const { host, upload } = mountPicker((text) => {
    JSON.parse(text);
    return onReject ? Promise.reject(onReject) : Promise.resolve();
  }, 100_000);
  const alert = page.getByRole("alert");
  await upload(json("{"));
  await expect.element(alert).toHaveTextContent(/JSON/);
  await expectAccessible(host);
  await upload(json(`[${"1,".repeat(150_000)}1]`, "large.json"));
  await expect.element(alert).toHaveTextContent("large.json has 0.4 MB, where 0.1 MB can be read.");
  onReject = new Error("It has no layers.");
  await upload(json("[]"));
  await expect.element(alert).toHaveTextContent("It has no layers.");
  onReject = null;
  await upload(json("[]"));
  await expect.element(alert).toHaveTextContent("");
});

test("a file that cannot be read is told", async () => {
  const onText = vi.fn<OpenFileProps["onText"]>();
  const { upload } = mountPicker(onText);
  vi.spyOn(Blob.prototype, "text").mockRejectedValue(new DOMException("gone", "NotReadableError"));
  await upload(json("{}"));
  await expect.element(page.getByRole("alert")).toHaveTextContent("network.json could not be read.");
  expect(onText).not.toHaveBeenCalled();
  vi.restoreAllMocks();
});
