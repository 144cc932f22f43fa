/** Strokes on a square of few pixels. */

/** Intensities 0 … 1, row by row from the top: size × size. */
export type Drawing = Float64Array;

/** A place on the drawing, in pixels from its upper left corner: (0.5, 0.5) is the middle of the first pixel. */
export type Place = readonly [x: number, y: number];

export const blank = (size: number): Drawing => new Float64Array(size * size);

/**
 * The drawing with a straight stroke on it: full within the brush's radius, fading over one pixel at its edge. Ink adds
 * no ink to ink: a pixel is as dark as the nearest pass over it.
 * @param radius of the brush, in pixels
 */
export function withStroke(drawing: Drawing, size: number, from: Place, to: Place, radius: number): Drawing {
  return drawing.map((intensity, pixel) => {
    const far = distanceToStroke([(pixel % size) + 0.5, Math.floor(pixel / size) + 0.5], from, to);
    return Math.max(intensity, Math.min(1, Math.max(0, radius + 0.5 - far)));
  });
}

export function withPixel(drawing: Drawing, pixel: number, intensity: number): Drawing {
  const changed = drawing.slice();
  changed[pixel] = intensity;
  return changed;
}

function distanceToStroke([x, y]: Place, [fromX, fromY]: Place, [toX, toY]: Place): number {
  const [alongX, alongY] = [toX - fromX, toY - fromY];
  const length = alongX * alongX + alongY * alongY;
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - fromX) * alongX + (y - fromY) * alongY) / length));
  return Math.hypot(x - fromX - share * alongX, y - fromY - share * alongY);
}
