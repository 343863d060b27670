"use client";

import type { ReactElement } from "react";
import type { WidgetDefinition } from "../../core/definition/widget-definition.ts";
import { useWaitingMessages } from "../delayed-events/useWaitingMessages.ts";
import { useWidgetContext } from "../provider/widget-context.ts";
import { useWidgetActivity } from "../session/useWidgetActivity.ts";
import { PermissionCard, type PermissionCardProps } from "./PermissionCard.tsx";

type LiveCardProps = Omit<PermissionCardProps, "activity" | "waiting">;

/** A card with what the widget has scheduled and, as long as a frame shows it, with what it did. */
export function LiveCard(props: LiveCardProps): ReactElement {
  const { runtime } = useWidgetContext("<PermissionManager>");
  const { record, live } = props.entry;
  const waiting = useWaitingMessages(runtime, record.identity);
  const widget = live?.snapshot.widget;
  if (!widget) return <PermissionCard {...props} waiting={waiting} activity={[]} />;
  return <CardOfFrame {...props} waiting={waiting} widget={widget} />;
}

function CardOfFrame(
  props: Omit<PermissionCardProps, "activity"> & { readonly widget: WidgetDefinition },
): ReactElement {
  const { widget, ...rest } = props;
  return <PermissionCard {...rest} activity={useWidgetActivity({ widget })} />;
}
