/** As much of the peers' types as the benchmarks use; the packages themselves are installed by `npm run bench` only. */
declare module "ml-kmeans" {
  export function kmeans(
    data: number[][],
    k: number,
    options: { initialization: number[][]; maxIterations: number; tolerance: number },
  ): unknown;
}

declare module "skmeans" {
  export default function skmeans(data: number[][], k: number, centers: number[][], maxIterations: number): unknown;
}

declare module "@tensorflow/tfjs" {
  interface Tensor2D {
    arraySync(): number[][];
  }
  export function tensor2d(values: number[][]): Tensor2D;
  export function setBackend(name: string): Promise<boolean>;
}

declare module "scikitjs" {
  import type { Tensor2D } from "@tensorflow/tfjs";
  export function setBackend(tf: object): void;
  export class KMeans {
    constructor(params: { nClusters: number; maxIter: number });
    clusterCenters: Tensor2D;
    initCentroids(X: Tensor2D): void;
    fit(X: Tensor2D): this;
  }
}
