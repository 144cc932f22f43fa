/** The set-up as a program that runs elsewhere: complete, with its points, and with a comment for all that is not the same there. */
import { scikitLearn } from "./scikit-learn";
import type { ExportInput } from "./set-up";
import { tensorflowJs } from "./tensorflow-js";
import { typescript } from "./typescript";

export type { ExportInput } from "./set-up";

export interface Export {
  readonly id: string;
  readonly label: string;
  readonly fileName: string;
  /** @throws Error, in a sentence for people, if there is nothing to train */
  code(input: ExportInput): string;
}

export const exports: readonly Export[] = [
  { id: "scikit-learn", label: "scikit-learn", fileName: "network.py", code: scikitLearn },
  { id: "tensorflow.js", label: "TensorFlow.js", fileName: "network.mjs", code: tensorflowJs },
  { id: "typescript", label: "TypeScript", fileName: "network.ts", code: typescript },
];
