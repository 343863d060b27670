/** Joins parts as one language lists things: "a, b, and c". BCP 47. */
export function createList(language: string): (parts: readonly string[]) => string {
  let lists: Intl.ListFormat | undefined;
  return (parts) => {
    lists ??= new Intl.ListFormat(language);
    return lists.format(parts);
  };
}
