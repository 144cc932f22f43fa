import { expect, test } from "vitest";
import { Confusion } from "../../../src/kit/controls/confusion";
import { expectAccessible, mount } from "./mount";

const classNames = ["cat", "dog"];

test("counts each pair of classes, true ones down, decided ones across", async () => {
  const page = mount(<Confusion classNames={classNames} truth={[0, 0, 0, 1]} predicted={[0, 1, 0, 1]} counted="test points" />);
  const cells = [...page.querySelectorAll("tbody td")].map((cell) => Number(cell.textContent));
  expect(cells).toEqual([2, 1, 0, 1]);
  expect([...page.querySelectorAll("tbody td")].map((cell) => cell.getAttribute("data-right"))).toEqual(["true", "false", "false", "true"]);
  expect(page.querySelector("[role=region]")!.getAttribute("aria-label")).toBe("Confusion matrix of the test points");
  await expectAccessible(page);
});

test("no table without points, or with more classes than it could show", () => {
  expect(mount(<Confusion classNames={classNames} truth={[]} predicted={[]} counted="points" />).querySelector("table")).toBeNull();
  const many = Array.from({ length: 21 }, (_, k) => `class ${k}`);
  expect(mount(<Confusion classNames={many} truth={[0]} predicted={[20]} counted="points" />).querySelector("table")).toBeNull();
});
