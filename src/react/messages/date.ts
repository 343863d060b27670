/** Writes days as one language does. BCP 47; the user's own time zone. */
export function createDate(language: string): (atMs: number) => string {
  let dates: Intl.DateTimeFormat | undefined;
  return (atMs) => {
    dates ??= new Intl.DateTimeFormat(language, { dateStyle: "medium" });
    return dates.format(atMs);
  };
}
