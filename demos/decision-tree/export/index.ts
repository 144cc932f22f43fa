/** The tree shown as text, as SVG, and as a scikit-learn program. */
import type { CodeFile } from "../../../src/kit/controls/code-export";
import type { Lab } from "../../../src/kit/lab/lab";
import type { Parameters } from "../parameters";
import type { Frame } from "../story";
import { scikitLearn } from "./scikit-learn";
import { svg } from "./svg";
import { text } from "./text";

/** @throws Error, in a sentence for people, while there is no tree */
export function filesOf(lab: Lab<Parameters, Frame>): CodeFile[] {
  const tree = lab.player.frame.peek()?.tree;
  const drawnFrom = lab.drawnFrom.peek();
  if (!tree || !drawnFrom?.dataset.target) throw new Error("There is no tree yet.");
  const { dataset, parameters } = drawnFrom;
  const { featureNames, target } = dataset;
  const classNames = target?.kind === "class" ? target.classNames : [];
  return [
    { id: "text", label: "Text", fileName: "tree.txt", code: text(tree, featureNames, classNames) },
    { id: "svg", label: "SVG", fileName: "tree.svg", code: svg(tree, featureNames, classNames) },
    { id: "scikit-learn", label: "scikit-learn", fileName: "tree.py", code: scikitLearn(parameters, dataset) },
  ];
}
