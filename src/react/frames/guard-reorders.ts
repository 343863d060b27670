type Parent = Element | ShadowRoot;

interface Guard {
  holders: number;
  readonly lift: () => void;
}

// One for the page, as its elements are, whatever number of providers it has.
const guards = new WeakMap<Node, Guard>();

/**
 * Until undone, lets the slot's ancestors be reordered without re-inserting them: their `insertBefore` and `appendChild`
 * move a connected node that holds a guarded slot, and do with any other node what they always did.
 */
export function guardReorders(slot: Element): () => void {
  const guarded = [...inclusiveAncestors(slot)];
  for (const node of guarded) hold(node);
  return () => {
    for (const node of guarded.splice(0)) letGo(node);
  };
}

function* inclusiveAncestors(slot: Element): Iterable<Parent> {
  let node: Node | null = slot;
  while (node instanceof Element || node instanceof ShadowRoot) {
    yield node;
    node = node instanceof ShadowRoot ? node.host : node.parentNode;
  }
}

function hold(parent: Parent): void {
  const existing = guards.get(parent);
  if (existing) existing.holders += 1;
  else guards.set(parent, { holders: 1, lift: guard(parent) });
}

function letGo(parent: Parent): void {
  const existing = guards.get(parent);
  if (!existing) return;
  existing.holders -= 1;
  if (existing.holders > 0) return;
  guards.delete(parent);
  existing.lift();
}

function guard(parent: Parent): () => void {
  const { insertBefore, appendChild } = parent;
  const own = Object.getOwnPropertyDescriptors(parent);

  parent.insertBefore = <T extends Node>(child: T, before: Node | null): T =>
    movedAlive(parent, child, before) ? child : (insertBefore.call(parent, child, before) as T);
  parent.appendChild = <T extends Node>(child: T): T =>
    movedAlive(parent, child, null) ? child : (appendChild.call(parent, child) as T);

  return () => {
    restore(parent, "insertBefore", own.insertBefore);
    restore(parent, "appendChild", own.appendChild);
  };
}

function movedAlive(parent: Parent, child: Node, before: Node | null): boolean {
  if (!guards.has(child) || !child.isConnected || !parent.isConnected) return false;
  try {
    parent.moveBefore(child, before);
    return true;
  } catch {
    // Another document, or a mistake of the caller's: `insertBefore` knows what to do or to throw.
    return false;
  }
}

function restore(
  parent: Parent,
  method: "insertBefore" | "appendChild",
  own: PropertyDescriptor | undefined,
): void {
  if (own) Object.defineProperty(parent, method, own);
  else Reflect.deleteProperty(parent, method);
}
