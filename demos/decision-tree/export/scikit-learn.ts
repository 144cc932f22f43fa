/** The set-up as a Python program for scikit-learn. */
import type { Dataset } from "../../../src/kit/data/dataset";
import type { Values } from "../../../src/kit/lab/schema";
import type { Parameters } from "../parameters";

export function scikitLearn({ maxDepth, minSamplesLeaf, minSamplesSplit, criterion, ccpAlpha }: Values<Parameters>, { X, target, test, featureNames }: Dataset): string {
  const isReal = target?.kind !== "class";
  const estimator = isReal ? "DecisionTreeRegressor" : "DecisionTreeClassifier";
  const isTest = new Set(test);
  const points = Array.from({ length: X.rows }, (_, i) => [X.data[2 * i], X.data[2 * i + 1], target!.values[i], isTest.has(i) ? "test" : "train"].join(","));
  return `"""The tree of this page by scikit-learn, but for cuts made by hand; where several cuts gain the same it takes one by chance."""
import numpy as np
from sklearn.tree import ${estimator}, export_text


def main():
    rows = [line.split(",") for line in POINTS.split()]
    X = np.array([row[:2] for row in rows], dtype=float)
    y = np.array([row[2] for row in rows], dtype=${isReal ? "float" : "int"})
    is_test = np.array([row[3] == "test" for row in rows])

    tree = ${estimator}(
${isReal ? "" : `        criterion="${criterion}",\n`}        max_depth=${maxDepth},
        min_samples_split=${minSamplesSplit},
        min_samples_leaf=${minSamplesLeaf},
        ccp_alpha=${ccpAlpha},
        random_state=0,
    )
    tree.fit(X[~is_test], y[~is_test])
    print(export_text(tree, feature_names=${JSON.stringify(featureNames)}))
    for part, rows in [("train", ~is_test), ("test", is_test)]:
        if rows.any():
            print(part, tree.score(X[rows], y[rows]))


POINTS = """
${points.join("\n")}
"""

if __name__ == "__main__":
    main()
`;
}
