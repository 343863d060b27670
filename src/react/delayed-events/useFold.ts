"use client";

import { useState } from "react";

/** So many are shown at once, and all of them where there is just one more. */
const FEW = 5;

/** A long list of which only the beginning is shown, until somebody wants the rest. */
export interface Fold<Item> {
  readonly shown: readonly Item[];
  /** How many the button is about; none: there is no button. */
  readonly foldable: number;
  readonly isOpen: boolean;
  readonly toggle: () => void;
}

/** @param least so many are shown whatever happens */
export function useFold<Item>(items: readonly Item[], least: number): Fold<Item> {
  const [isOpen, setOpen] = useState(false);
  const few = Math.max(FEW, least);
  const foldable = items.length > few + 1 ? items.length - few : 0;
  return {
    shown: isOpen || foldable === 0 ? items : items.slice(0, few),
    foldable,
    isOpen,
    toggle: () => setOpen(!isOpen),
  };
}
