/** The tree as questions and answers: a node points at its part of the plane, and the plane at its node. */
import type { JSX } from "preact";
import { useMemo, useRef } from "preact/hooks";
import { decisionTree } from "../../algorithms";
import type { Dataset } from "../../src/kit/data/dataset";
import type { Lab } from "../../src/kit/lab/lab";
import { classColour } from "../../src/kit/plots/colours";
import { shapePath } from "../../src/kit/plots/shapes";
import { layoutOf, type Placed } from "./layout";
import { currentNode, type Looks } from "./looks";
import type { Parameters } from "./parameters";
import { counted, question, readable } from "./readable";
import { majority } from "./regions";
import type { Frame } from "./story";

const [width, height] = [480, 360];
const margin = { x: 14, top: 30, bottom: 26 };
/** With more leaves than this, only the upper questions are written out. */
const fewLeaves = 14;

interface DiagramProps {
  readonly lab: Lab<Parameters, Frame>;
  readonly looks: Looks;
  readonly frame: Frame;
  readonly dataset: Dataset;
  /** The nodes that the chosen point passes. */
  readonly path: readonly number[];
}

export function Diagram({ looks, frame, dataset, path }: DiagramProps): JSX.Element {
  const { tree, ids } = frame;
  const svg = useRef<SVGSVGElement>(null);
  const placed = useMemo(() => layoutOf(tree, width - 2 * margin.x, height - margin.top - margin.bottom), [tree]);
  const extent = useMemo(() => valueExtent(tree), [tree]);
  const current = currentNode(looks, frame);
  const isCrowded = decisionTree.leafCount(tree) > fewLeaves;
  const isTerse = ({ node, depth }: Placed): boolean => isCrowded && depth > 2 && ids[node] !== current && !path.includes(node);
  const isAsked = (at: Placed): boolean => !decisionTree.isLeaf(tree, at.node) && !isTerse(at);
  const move = (event: KeyboardEvent, node: number): void => {
    const to = neighbour(placed, tree, node, event.key);
    if (event.key === "Enter" || event.key === " ") looks.selected.value = ids[node]!;
    else if (to === undefined) return;
    else svg.current?.querySelector<SVGGElement>(`[data-node="${to}"]`)?.focus();
    // The arrow keys would also move the player.
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <svg ref={svg} class="decision-tree-diagram" viewBox={`0 0 ${width} ${height}`} role="group" aria-label={`The tree: ${counted(ids.length, "node", "nodes")}. Arrow keys go from node to node.`}>
      <g transform={`translate(${margin.x} ${margin.top})`}>
        {placed.map((at) => at.parent >= 0 && <Link key={ids[at.node]} at={at} from={placed[at.parent]!} tree={tree} isOnPath={path.includes(at.node)} room={isAsked(at) ? 24 : 0} />)}
        {placed.map((at) => {
          const id = ids[at.node]!;
          return (
            <g
              key={id}
              class="decision-tree-node"
              data-node={at.node}
              data-id={id}
              data-current={id === current}
              data-lit={looks.hovered.value === id || path.includes(at.node)}
              data-next={id === frame.next}
              transform={`translate(${at.x} ${at.y})`}
              role="button"
              tabIndex={id === current ? 0 : -1}
              aria-pressed={id === current}
              onClick={() => (looks.selected.value = id)}
              onKeyDown={(event) => move(event, at.node)}
              onPointerEnter={() => (looks.hovered.value = id)}
              onPointerLeave={() => (looks.hovered.value = null)}
              onFocus={() => (looks.hovered.value = id)}
              onBlur={() => (looks.hovered.value = null)}
            >
              <title>{describeNode(tree, at, dataset)}</title>
              <NodeMark tree={tree} node={at.node} extent={extent} />
              <NodeText tree={tree} at={at} dataset={dataset} isTerse={isTerse(at)} />
            </g>
          );
        })}
      </g>
    </svg>
  );
}

/** @param props.room what the question above a node takes up: the link ends there */
function Link({ at, from, tree, isOnPath, room }: { at: Placed; from: Placed; tree: decisionTree.Model; isOnPath: boolean; room: number }): JSX.Element {
  const share = tree.nSamples[at.node]! / tree.nSamples[0]!;
  return <path class="decision-tree-link" data-lit={isOnPath} stroke-width={1 + 7 * Math.sqrt(share)} d={`M${from.x} ${from.y}V${(from.y + at.y) / 2}H${at.x}V${Math.max((from.y + at.y) / 2, at.y - room)}`} />;
}

/** A leaf has the mark of its class; a question has the shares of the classes as a bar. Means are coloured. */
function NodeMark({ tree, node, extent }: { tree: decisionTree.Model; node: number; extent: readonly [number, number] }): JSX.Element {
  if (tree.task === "regression") {
    const [low, high] = extent;
    const stop = Math.round((4 * (tree.value.data[node]! - low)) / (high - low || 1));
    return <circle r={decisionTree.isLeaf(tree, node) ? 7 : 6} style={{ fill: `var(--ramp-sequential-${stop})` }} />;
  }
  if (decisionTree.isLeaf(tree, node)) {
    const group = majority(tree, node);
    return <path d={shapePath(group, 6.5)} style={{ fill: classColour(group) }} />;
  }
  const [wide, counts] = [26, tree.value.data.subarray(node * tree.value.columns, (node + 1) * tree.value.columns)];
  let from = -wide / 2;
  return (
    <>
      <rect class="decision-tree-bar" x={-wide / 2 - 1.5} y={-5.5} width={wide + 3} height={11} rx={3} />
      {Array.from(counts, (count, group) => {
        const part = (wide * count) / tree.nSamples[node]!;
        const rect = <rect key={group} x={from} y={-4} width={part} height={8} style={{ fill: classColour(group) }} />;
        from += part;
        return rect;
      })}
    </>
  );
}

/** The node's title, which is its name, says this already, and more: nobody is read it twice. */
function NodeText({ tree, at, dataset, isTerse }: { tree: decisionTree.Model; at: Placed; dataset: Dataset; isTerse: boolean }): JSX.Element | null {
  if (isTerse) return null;
  if (!decisionTree.isLeaf(tree, at.node)) {
    return <text aria-hidden="true" y={-11}>{question(dataset.featureNames[tree.feature[at.node]!]!, tree.threshold[at.node]!)}</text>;
  }
  return <text aria-hidden="true" y={19}>{tree.task === "regression" ? readable(tree.value.data[at.node]!) : tree.nSamples[at.node]}</text>;
}

/** Everything about a node in a sentence. */
export function describeNode(tree: decisionTree.Model, { node, depth }: Pick<Placed, "node" | "depth">, { featureNames, target }: Dataset): string {
  const n = counted(tree.nSamples[node]!, "point", "points");
  const asked = decisionTree.isLeaf(tree, node) ? "Leaf" : `${question(featureNames[tree.feature[node]!]!, tree.threshold[node]!)}?`;
  const where = depth === 0 ? "the root" : `depth ${depth}`;
  if (target?.kind !== "class") return `${asked} (${where}): ${n}, mean ${readable(tree.value.data[node]!)}, squared error ${readable(tree.impurity[node]!)}.`;
  const group = majority(tree, node);
  const share = tree.value.data[node * tree.value.columns + group]! / tree.nSamples[node]!;
  return `${asked} (${where}): ${n}, ${Math.round(100 * share)} % ${target.classNames[group]}, impurity ${readable(tree.impurity[node]!)}.`;
}

function valueExtent({ task, value }: decisionTree.Model): readonly [number, number] {
  if (task === "classification") return [0, 1];
  return [value.data.reduce((low, mean) => Math.min(low, mean), Infinity), value.data.reduce((high, mean) => Math.max(high, mean), -Infinity)];
}

/** The node that an arrow key leads to: up to the parent, down to the left side, left and right along the level. */
function neighbour(placed: readonly Placed[], tree: decisionTree.Model, node: number, key: string): number | undefined {
  const at = placed[node]!;
  const level = placed.filter(({ depth }) => depth === at.depth).toSorted((a, b) => a.x - b.x);
  const place = level.indexOf(at);
  switch (key) {
    case "ArrowUp":
      return at.parent < 0 ? node : at.parent;
    case "ArrowDown":
      return decisionTree.isLeaf(tree, node) ? node : tree.left[node]!;
    case "ArrowLeft":
      return level[Math.max(0, place - 1)]!.node;
    case "ArrowRight":
      return level[Math.min(level.length - 1, place + 1)]!.node;
    default:
      return undefined;
  }
}
