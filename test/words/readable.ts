/** The isolates that surround foreign text, as brackets that a test can be read with. */
export function readable(text: string): string {
  return text.replaceAll("\u2068", "⟨").replaceAll("\u2069", "⟩");
}
