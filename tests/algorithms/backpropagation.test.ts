import { describe, expect, test } from "vitest";
import { activate } from "@algorithms/backpropagation";

describe("activate", () => {
  test("cuts what is negative off", () => expect(activate(-2, "relu")).toBe(0));
});
