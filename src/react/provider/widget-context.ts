"use client";

import { type Context, createContext, useContext } from "react";
import { WidgetError } from "../../core/widget-error.ts";
import type { WidgetMessages } from "../messages/widget-messages.ts";
import type { WidgetRuntime } from "./widget-runtime.ts";

export interface WidgetContextValue {
  readonly runtime: WidgetRuntime;
  readonly messages: WidgetMessages;
  readonly theme: string | undefined;
  /** Where dialogs and floating frames go. */
  readonly container: HTMLElement | undefined;
}

/** Without a default: outside a provider there is nothing that would work. */
export const WidgetContext: Context<WidgetContextValue | undefined> = /* @__PURE__ */ createContext<
  WidgetContextValue | undefined
>(undefined);

/** @throws WidgetError `missing-provider`, naming the caller. */
export function useWidgetContext(caller: string): WidgetContextValue {
  const value = useContext(WidgetContext);
  if (value) return value;
  throw new WidgetError(
    "missing-provider",
    `${caller} is outside <WidgetProvider>, so it has no Matrix client to ask. Render it inside a provider.`,
  );
}
