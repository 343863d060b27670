/** Whether a page lies in a folder, or is it, as the browser reads its path. */
export function isUnderPath(path: string, folder: string): boolean {
  // A server may read an encoded slash or dot as one, and so leave the folder.
  return !/%(?:2e|2f|5c)/i.test(path) && isWithin(path, asPath(folder));
}

/** Whether a page lies in a folder, or may by any way in which a server could read its path. */
export function mayBeUnderPath(path: string, folder: string): boolean {
  return [path, ...readings(path)].some((reading) => isWithin(reading, asPath(folder)));
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith("/") ? folder : `${folder}/`);
}

/** Decoded once or more often, with or without what stands behind a semicolon. */
function readings(path: string): readonly string[] {
  const found: string[] = [];
  let decoded = path;
  for (let times = 0; times < 4; times += 1) {
    found.push(asPath(decoded), asPath(decoded.replaceAll(/;[^/]*/g, "")));
    decoded = decoded.replaceAll(/%[0-7][\da-f]/gi, (one) =>
      String.fromCodePoint(Number.parseInt(one.slice(1), 16)),
    );
  }
  return found;
}

/** A path as the browser would write it, without doubled slashes. */
function asPath(text: string): string {
  const url = new URL("https://page.invalid/");
  url.pathname = text.replaceAll("\\", "/").replaceAll(/\/{2,}/g, "/");
  return url.pathname.replaceAll(/%[\da-f]{2}/gi, (one) => one.toUpperCase());
}
