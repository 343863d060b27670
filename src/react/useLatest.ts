"use client";

import { type RefObject, useInsertionEffect, useRef } from "react";

/**
 * The newest value, for effects and callbacks that must not run again when it changes. Written in an insertion effect:
 * layout effects, of children too, already read the value of their own render.
 */
export function useLatest<T>(value: T): Readonly<RefObject<T>> {
  const ref = useRef(value);
  useInsertionEffect(() => {
    ref.current = value;
  });
  return ref;
}
