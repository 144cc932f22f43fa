/** Text for any terminal: wrapped to its width, coloured only where colours are wanted. */
import process from "node:process";
import { styleText } from "node:util";

export type Style = "bold" | "dim" | "green" | "red" | "cyan";

export interface Output {
  readonly width: number;
  paint(style: Style, text: string): string;
  line(text?: string): void;
}

export interface Stream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

export function createOutput(stream: Stream = process.stdout, env: NodeJS.ProcessEnv = process.env): Output {
  const coloured = Boolean(stream.isTTY) && !env.NO_COLOR && env.TERM !== "dumb";
  return {
    width: Math.max(24, Math.min(stream.columns || 80, 100)),
    paint: (style, text) => (coloured ? styleText(style, text, { validateStream: false }) : text),
    line: (text = "") => void stream.write(`${text}\n`),
  };
}

/** Breaks prose between words, so that no line is wider than `width`; later lines keep the indent. */
export function wrap(text: string, width: number, indent = ""): string {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/).filter(Boolean)) {
    if (line && indent.length + line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line ? `${line} ${word}` : word;
  }
  return [...lines, line].map((each) => indent + each).join("\n");
}

/** Puts an indent before every line, which stay as they are otherwise: for code and diffs. */
export function indented(text: string, indent: string): string {
  return text.replace(/^(?=.)/gm, indent);
}
