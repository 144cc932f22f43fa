/**
 * What is done to a table before a model sees it. Each is learnt from the training rows by `fit` and done to any rows by
 * `transform`: what is learnt from test rows as well lets them leak into the model. Names, conventions and degenerate cases
 * are scikit-learn's.
 */
export * as minMaxScaler from "./min-max-scaler";
export * as oneHotEncoder from "./one-hot-encoder";
export * as polynomialFeatures from "./polynomial-features";
export * as standardScaler from "./standard-scaler";
