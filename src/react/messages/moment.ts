/** Writes a time of day, with the day where it is not today's, as one language does. BCP 47; the user's own time zone. */
export function createMoment(language: string): (atMs: number) => string {
  let times: Intl.DateTimeFormat | undefined;
  let days: Intl.DateTimeFormat | undefined;
  return (atMs) => {
    times ??= new Intl.DateTimeFormat(language, { timeStyle: "medium" });
    days ??= new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "medium" });
    const isToday = new Date(atMs).toDateString() === new Date().toDateString();
    return (isToday ? times : days).format(atMs);
  };
}
