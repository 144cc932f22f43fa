/** A tree as indented text, in the manner of scikit-learn's `export_text`. */
import { decisionTree } from "../../../algorithms";
import { majority } from "../regions";

/** @param classNames empty for regression */
export function text(tree: decisionTree.Model, featureNames: readonly string[], classNames: readonly string[]): string {
  const depths = decisionTree.depths(tree);
  const lines: string[] = [];
  const walk = [{ node: 0, asked: "" }];
  for (let next = walk.pop(); next; next = walk.pop()) {
    const { node, asked } = next;
    if (asked) lines.push(`${"|   ".repeat(depths[node]! - 1)}|--- ${asked}`);
    if (decisionTree.isLeaf(tree, node)) {
      lines.push(`${"|   ".repeat(depths[node]!)}|--- ${answer(tree, node, classNames)}`);
      continue;
    }
    const name = featureNames[tree.feature[node]!]!;
    const threshold = String(tree.threshold[node]!);
    walk.push({ node: tree.right[node]!, asked: `${name} > ${threshold}` }, { node: tree.left[node]!, asked: `${name} <= ${threshold}` });
  }
  return `${lines.join("\n")}\n`;
}

/** What a leaf says, and how many rows say so. */
export function answer(tree: decisionTree.Model, node: number, classNames: readonly string[]): string {
  const n = `${tree.nSamples[node]} rows`;
  if (tree.task === "regression") return `value: ${tree.value.data[node]} (${n})`;
  const counts = tree.value.data.subarray(node * tree.value.columns, (node + 1) * tree.value.columns);
  return `class: ${classNames[majority(tree, node)]} (${n}: ${Array.from(counts, (count, k) => `${count} ${classNames[k]}`).join(", ")})`;
}
