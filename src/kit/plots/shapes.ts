/** Each class has a shape as well as a colour, for eyes that do not tell all colours apart. */

/** The outline of a class's mark around the origin, as an SVG path, its area that of a circle of the given radius. */
type Shape = (radius: number) => string;

const circle: Shape = (r) => `M${r},0A${r},${r} 0 1 1 ${-r},0A${r},${r} 0 1 1 ${r},0Z`;
const square: Shape = (r) => polygon(corners(4, Math.PI / 4, r * 1.25));
const triangle: Shape = (r) => polygon(corners(3, -Math.PI / 2, r * 1.5));
const diamond: Shape = (r) => polygon(corners(4, 0, r * 1.32));
const cross: Shape = (r) => polygon(plusCorners(r * 1.3, r * 0.48, Math.PI / 4));
const plus: Shape = (r) => polygon(plusCorners(r * 1.3, r * 0.48, 0));
const star: Shape = (r) => polygon(starCorners(5, r * 1.6, r * 0.75));
const triangleDown: Shape = (r) => polygon(corners(3, Math.PI / 2, r * 1.5));
const hexagon: Shape = (r) => polygon(corners(6, 0, r * 1.12));
const pentagon: Shape = (r) => polygon(corners(5, -Math.PI / 2, r * 1.2));

const shapes: readonly Shape[] = [
  circle, square, triangle, diamond, cross, plus, star, triangleDown, hexagon, pentagon,
];

/** The shape of a class, repeating after ten; the neutral group (−1) has the circle. */
export function shapePath(group: number, radius: number): string {
  return shapes[group < 0 ? 0 : group % shapes.length]!(radius);
}

type Corner = readonly [x: number, y: number];

const round = (value: number): number => Math.round(value * 1000) / 1000;

function polygon(points: readonly Corner[]): string {
  return `M${points.map(([x, y]) => `${round(x)},${round(y)}`).join("L")}Z`;
}

function corners(count: number, start: number, radius: number): Corner[] {
  return Array.from({ length: count }, (_, i) => polar(start + (2 * Math.PI * i) / count, radius));
}

function starCorners(count: number, outer: number, inner: number): Corner[] {
  return Array.from({ length: 2 * count }, (_, i) => polar(-Math.PI / 2 + (Math.PI * i) / count, i % 2 ? inner : outer));
}

/** The twelve corners of two crossed bars of the given half-length and half-width. */
function plusCorners(length: number, width: number, turn: number): Corner[] {
  const arm: readonly Corner[] = [[width, -width], [length, -width], [length, width]];
  return [0, 1, 2, 3].flatMap((quarter) => arm.map((corner) => rotate(corner, (quarter * Math.PI) / 2 + turn)));
}

function polar(angle: number, radius: number): Corner {
  return [radius * Math.cos(angle), radius * Math.sin(angle)];
}

function rotate([x, y]: Corner, angle: number): Corner {
  return [x * Math.cos(angle) - y * Math.sin(angle), x * Math.sin(angle) + y * Math.cos(angle)];
}
