/** A phrase as the beginning of a sentence. What stands in quotation marks keeps its case. */
export function startSentence(phrase: string): string {
  return phrase.charAt(0).toUpperCase() + phrase.slice(1);
}
