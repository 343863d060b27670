const BASE = 36;
const DIGITS = "abcdefghijklmnopqrstuvwxyz0123456789";

/**
 * Decodes one label of a host name after its `xn--`, as browsers give it; undefined when it is no Punycode. No platform
 * interface does this. RFC 3492.
 */
export function decodePunycode(encoded: string): string | undefined {
  const separator = encoded.lastIndexOf("-");
  const output = separator > 0 ? [...encoded.slice(0, separator)] : [];
  let codePoint = 128;
  let index = 0;
  let bias = 72;

  for (let at = separator > 0 ? separator + 1 : 0; at < encoded.length; ) {
    const before = index;
    for (let weight = 1, position = BASE; ; position += BASE) {
      const digit = DIGITS.indexOf(encoded.charAt(at++) || " ");
      if (digit === -1) return undefined;
      index += digit * weight;
      const threshold = Math.min(Math.max(position - bias, 1), 26);
      if (digit < threshold) break;
      weight *= BASE - threshold;
    }
    const length = output.length + 1;
    bias = adaptBias(index - before, length, before === 0);
    codePoint += Math.floor(index / length);
    index %= length;
    if (codePoint > 0x10ffff) return undefined;
    output.splice(index++, 0, String.fromCodePoint(codePoint));
  }
  return output.join("");
}

function adaptBias(delta: number, length: number, isFirst: boolean): number {
  let rest = Math.floor(delta / (isFirst ? 700 : 2));
  rest += Math.floor(rest / length);
  let bias = 0;
  for (; rest > 455; bias += BASE) rest = Math.floor(rest / (BASE - 1));
  return bias + Math.floor((BASE * rest) / (rest + 38));
}
