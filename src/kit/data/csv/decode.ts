/** From the bytes of a file to its text. */
import { CsvProblem } from "./problem";

const startsWith = (bytes: Uint8Array, ...first: number[]): boolean => first.every((byte, i) => bytes[i] === byte);

/**
 * UTF-8, or UTF-16 with a byte-order mark; if it is neither, Windows-1252, as older spreadsheets write it. Every line ends
 * with a bare newline.
 * @throws CsvProblem if it is no text
 */
export function decode(bytes: Uint8Array, notices: string[]): string {
  return decodeBytes(bytes, notices).replace(/\r\n?/g, "\n");
}

function decodeBytes(bytes: Uint8Array, notices: string[]): string {
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) {
    throw new CsvProblem("This is a workbook or an archive, not a CSV file. Save the sheet as CSV first.");
  }
  if (startsWith(bytes, 0xff, 0xfe)) return new TextDecoder("utf-16le").decode(bytes);
  if (startsWith(bytes, 0xfe, 0xff)) return new TextDecoder("utf-16be").decode(bytes);
  if (bytes.includes(0)) throw new CsvProblem("This is a binary file, not a CSV file.");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    notices.push("The file is not in UTF-8; it was read as Windows-1252.");
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
