/** The set-up as a Python program for scikit-learn. */
import type { Activation } from "../../../algorithms/backpropagation/network";
import { comments, leftOut, setUpOf, type ExportInput, type Formulas, type SetUp } from "./set-up";

const formulas: Formulas = {
  x1: "x1", x2: "x2", x1Squared: "x1**2", x2Squared: "x2**2", product: "x1 * x2", sinX1: "np.sin(x1)", sinX2: "np.sin(x2)",
};

const activations: Readonly<Record<Activation, string>> = { tanh: "tanh", relu: "relu", sigmoid: "logistic", linear: "identity" };

/** @throws Error, in a sentence for people, if there is nothing to train */
export function scikitLearn(input: ExportInput): string {
  const setUp = setUpOf(input);
  const { isReal, task } = setUp;
  const estimator = isReal ? "MLPRegressor" : "MLPClassifier";
  return `"""A network from the page on backpropagation, for scikit-learn."""
import warnings

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.metrics import ${isReal ? "r2_score" : "accuracy_score, log_loss"}
from sklearn.neural_network import ${estimator}


def features(x1, x2):
    """What the first layer sees."""
    return np.column_stack([${task.features.map((name) => formulas[name]).join(", ")}])


def main():
    rows = [line.split(",") for line in POINTS.split()]
    x1, x2, y = np.array([row[:3] for row in rows], dtype=float).T
    is_test = np.array([row[3] == "test" for row in rows])
    X = features(x1, x2)
${isReal ? teachValues : "    y = y.astype(int)\n"}
${comments("#", differences(setUp), "    ")}
    network = ${estimator}(
${argumentsOf(setUp).map((line) => `        ${line},`).join("\n")}
    )
    with warnings.catch_warnings():
        # A run that ends after so many epochs is what was asked for.
        warnings.simplefilter("ignore", ConvergenceWarning)
        network.fit(X[~is_test], ${isReal ? "taught" : "y"}[~is_test])

    print("epochs:", network.n_iter_)
    for part, rows in [("train", ~is_test), ("test", is_test)]:
        if not rows.any():
            continue
${isReal ? reportValues : reportClasses}

${comments("#", setUp.aboutPoints)}
POINTS = """
${setUp.points}
"""

if __name__ == "__main__":
    main()
`;
}

const teachValues = `    # The network is taught standardised values; the training points decide how.
    mean, deviation = y[~is_test].mean(), y[~is_test].std() or 1.0
    taught = (y - mean) / deviation
`;

const reportValues = `        said = network.predict(X[rows])
        loss = np.mean((said - taught[rows]) ** 2) / 2
        print(f"{part}: loss {loss:.6f}, R2 {r2_score(y[rows], said * deviation + mean):.4f}")
`;

const reportClasses = `        loss = log_loss(y[rows], network.predict_proba(X[rows]), labels=network.classes_)
        print(f"{part}: loss {loss:.6f}, accuracy {accuracy_score(y[rows], network.predict(X[rows])):.4f}")
`;

function argumentsOf({ parameters, seeds, task }: SetUp): readonly string[] {
  const { optimizer, learningRate, epochs, stopWhen } = parameters;
  const batchSize = Math.min(parameters.batchSize, task.train.length);
  const units = task.hidden.map((layer) => layer.units);
  return [
    `hidden_layer_sizes=(${units.join(", ")}${units.length === 1 ? "," : ""})`,
    `activation="${activations[task.hidden[0]?.activation ?? "tanh"]}"`,
    ...solvers[optimizer],
    `learning_rate_init=${learningRate}`,
    `batch_size=${batchSize}`,
    `alpha=${parameters.l2} * ${batchSize}`,
    `max_iter=${epochs}`,
    ...(stopWhen === "plateau" ? ["tol=1e-4", "n_iter_no_change=20"] : ["tol=0", `n_iter_no_change=${epochs}`]),
    `random_state=${seeds.model}`,
  ];
}

const adam = ['solver="adam"', "beta_1=0.9", "beta_2=0.999", "epsilon=1e-8"];

const solvers: Readonly<Record<SetUp["parameters"]["optimizer"], readonly string[]>> = {
  sgd: ['solver="sgd"', "momentum=0"],
  momentum: ['solver="sgd"', "momentum=0.9", "nesterovs_momentum=False"],
  rmsprop: adam,
  adam,
};

/** What scikit-learn does otherwise, or cannot do. */
function differences({ parameters, task: { hidden }, ...ways }: SetUp): readonly string[] {
  const { optimizer, l1, l2, dropout, initialization, stopWhen } = parameters;
  const isMixed = hidden.some(({ activation }) => activation !== hidden[0]!.activation);
  return [
    "First weights (Glorot's) and the order of the examples are drawn otherwise than on the page.",
    ...(l2 > 0 ? ["scikit-learn divides alpha by the batch's size: this alpha is the page's L2 penalty times that."] : []),
    ...(isMixed ? [`Left out: an activation for each layer (${hidden.map(({ activation }) => activation).join(", ")}); here all have the first one's.`] : []),
    ...(optimizer === "rmsprop" ? ["Left out: RMSProp, which scikit-learn does not have. Adam, its successor, stands in."] : []),
    ...(l1 > 0 ? [`Left out: the L1 penalty of ${l1}, which scikit-learn's networks do not have.`] : []),
    ...(dropout > 0 ? [`Left out: dropout of ${dropout}, which scikit-learn's networks do not have.`] : []),
    ...(initialization === "auto" || initialization === "glorot" ? [] : [`Left out: first weights by the rule “${initialization}”.`]),
    ...(stopWhen === "perfect" ? ["Left out: ending as soon as all training points are right."] : []),
    ...(stopWhen === "plateau" ? ["The page ends when the loss has not fallen by 0.01 % of itself, scikit-learn by 0.0001."] : []),
    ...leftOut(ways),
  ];
}
