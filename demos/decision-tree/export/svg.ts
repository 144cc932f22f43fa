/** A tree as a picture of its own, which needs nothing from this page. */
import { decisionTree } from "../../../algorithms";
import { layoutOf } from "../layout";
import { readable } from "../readable";
import { majority } from "../regions";

const [perLeaf, perLevel, margin] = [120, 84, 70];

/** @param classNames empty for regression */
export function svg(tree: decisionTree.Model, featureNames: readonly string[], classNames: readonly string[]): string {
  const width = Math.max(1, decisionTree.leafCount(tree)) * perLeaf;
  const height = Math.max(1, decisionTree.maxDepth(tree)) * perLevel;
  const placed = layoutOf(tree, width, height);
  const links = placed.filter(({ parent }) => parent >= 0).map(({ x, y, parent }) => `  <path d="M${px(placed[parent]!.x)} ${px(placed[parent]!.y)}L${px(x)} ${px(y)}" stroke="#999" fill="none"/>`);
  const boxes = placed.map(({ node, x, y }) => {
    const lines = linesOf(tree, node, featureNames, classNames).map(escaped);
    const tspans = lines.map((line, i) => `<tspan x="${px(x)}" dy="${i === 0 ? 0 : 14}">${line}</tspan>`).join("");
    return `  <rect x="${px(x - 55)}" y="${px(y - 24)}" width="110" height="48" rx="6" fill="#fff" stroke="#666"/>\n  <text x="${px(x)}" y="${px(y - 8)}">${tspans}</text>`;
  });
  const [w, h] = [width + 2 * margin, height + 2 * margin];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${w} ${h}" width="${w}" height="${h}" font-family="sans-serif" font-size="12" text-anchor="middle">`,
    ` <rect width="100%" height="100%" fill="#fff"/>`,
    ` <g transform="translate(${margin} ${margin})">`,
    ...links,
    ...boxes,
    " </g>",
    "</svg>",
    "",
  ].join("\n");
}

function linesOf(tree: decisionTree.Model, node: number, featureNames: readonly string[], classNames: readonly string[]): string[] {
  const says = tree.task === "regression" ? readable(tree.value.data[node]!) : classNames[majority(tree, node)]!;
  const first = decisionTree.isLeaf(tree, node) ? says : `${featureNames[tree.feature[node]!]} ≤ ${readable(tree.threshold[node]!)}`;
  return [first, `${tree.nSamples[node]} rows`, `impurity ${readable(tree.impurity[node]!)}`];
}

const px = (value: number): string => String(Math.round(10 * value) / 10);
const escaped = (line: string): string => line.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
