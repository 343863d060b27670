import { parseUrl } from "./parse-url.ts";
import { decodePunycode } from "./punycode.ts";

// One script each. Letters that pass for a Latin one are left out or must not be alone; scripts that run from right to
// left are left out, since they reorder what stands beside them.
const READABLE = [
  /^[a-z\d\u{df}-\u{f6}\u{f8}-\u{130}\u{132}-\u{137}\u{139}-\u{13e}\u{141}-\u{148}\u{14a}-\u{17e}-]+$/u,
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u{30fc}\d-]+$/u,
  /^[\p{Script=Hangul}\d-]+$/u,
  /^(?=.*[бгджзийлпфцчшщъыьэюя])[\u{430}-\u{44f}ё\d-]+$/u,
  /^(?=.*[βγδζθλμξπσςφψω])[\u{3ac}-\u{3ce}\d-]+$/u,
];

/**
 * The server behind a URL as people should read it: no path, query or credentials; no scheme where it is `https:`; the
 * ASCII form of every label that mixes scripts or could pass for another. Undefined when the text names no server. Never
 * shorten it in the middle or at the end: there stands who the page belongs to.
 */
export function formatOrigin(url: string): string | undefined {
  const parsed = parseUrl(url);
  if (parsed === undefined || parsed.host === "") return undefined;
  const host = parsed.hostname.split(".").map(formatLabel).join(".");
  const port = parsed.port === "" ? "" : `:${parsed.port}`;
  return `${parsed.protocol === "https:" ? "" : `${parsed.protocol}//`}${host}${port}`;
}

function formatLabel(label: string): string {
  const decoded = label.startsWith("xn--") ? decodePunycode(label.slice(4)) : undefined;
  if (decoded === undefined || !READABLE.some((script) => script.test(decoded))) return label;
  // What does not lead back to the same server is not its name.
  return parseUrl(`https://${decoded}`)?.hostname === label ? decoded : label;
}
