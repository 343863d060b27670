interface StateBody {
  readonly eventType: string;
  readonly stateKey: string | undefined;
}

const SEPARATOR = /(?<!\\)#/;

/**
 * Splits `type#key` at the first `#` that no backslash precedes. In the type `\#` stands for `#` and a backslash before
 * anything else for itself; the key is not escaped. MSC2762.
 */
export function splitStateBody(body: string): StateBody {
  const at = body.search(SEPARATOR);
  const type = at === -1 ? body : body.slice(0, at);
  return {
    eventType: type.replaceAll("\\#", "#"),
    stateKey: at === -1 ? undefined : body.slice(at + 1),
  };
}

/** The inverse of {@link splitStateBody}; undefined for the one pair the grammar cannot spell. */
export function joinStateBody({ eventType, stateKey }: StateBody): string | undefined {
  const type = eventType.replaceAll("#", "\\#");
  if (stateKey === undefined) return type;
  // A type that ends in a backslash would escape the separator.
  return eventType.endsWith("\\") ? undefined : `${type}#${stateKey}`;
}
