import { describe, expect, test } from "vitest";
import * as nn from "@algorithms/backpropagation";

describe("activate", () => {
  test("is there", () => expect(nn.activate).toBeTypeOf("function"));
});

describe("activationDerivative", () => {
  test("is there", () => expect(nn.activationDerivative).toBeTypeOf("function"));
});

describe("dense", () => {
  test("is there", () => expect(nn.dense).toBeTypeOf("function"));
});

describe("softmax", () => {
  test("is there", () => expect(nn.softmax).toBeTypeOf("function"));
});

describe("forward", () => {
  test("is there", () => expect(nn.forward).toBeTypeOf("function"));
});

describe("meanLoss", () => {
  test("is there", () => expect(nn.meanLoss).toBeTypeOf("function"));
});

describe("outputDelta", () => {
  test("is there", () => expect(nn.outputDelta).toBeTypeOf("function"));
});

describe("denseBackward", () => {
  test("is there", () => expect(nn.denseBackward).toBeTypeOf("function"));
});

describe("backward", () => {
  test("is there", () => expect(nn.backward).toBeTypeOf("function"));
});

describe("withPenalty", () => {
  test("is there", () => expect(nn.withPenalty).toBeTypeOf("function"));
});

describe("momentum", () => {
  test("is there", () => expect(nn.momentum).toBeTypeOf("function"));
});

describe("adam", () => {
  test("is there", () => expect(nn.adam).toBeTypeOf("function"));
});

describe("dropoutMask", () => {
  test("is there", () => expect(nn.dropoutMask).toBeTypeOf("function"));
});

describe("trainEpoch", () => {
  test("is there", () => expect(nn.trainEpoch).toBeTypeOf("function"));
});

describe("backpropagate", () => {
  test("is there", () => expect(nn.backpropagate).toBeTypeOf("function"));
});

