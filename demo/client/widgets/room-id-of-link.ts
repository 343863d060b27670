/** The room that a `https://matrix.to/#/…` link leads to; undefined where it leads to something else. */
export function roomIdOfLink(uri: string): string | undefined {
  const place = new URL(uri).hash.slice("#/".length).split(/[/?]/)[0] ?? "";
  const id = decodeURIComponent(place);
  return id.startsWith("!") ? id : undefined;
}
