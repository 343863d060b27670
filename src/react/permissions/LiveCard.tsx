"use client";

import type { ReactElement } from "react";
import type { WidgetDefinition } from "../../core/definition/widget-definition.ts";
import { useWidgetActivity } from "../session/useWidgetActivity.ts";
import { PermissionCard, type PermissionCardProps } from "./PermissionCard.tsx";

type LiveCardProps = Omit<PermissionCardProps, "activity">;

/** A card with what the widget did, as long as a frame shows it. */
export function LiveCard(props: LiveCardProps): ReactElement {
  const widget = props.entry.live?.snapshot.widget;
  return widget ? <CardOfFrame {...props} widget={widget} /> : <PermissionCard {...props} activity={[]} />;
}

function CardOfFrame(props: LiveCardProps & { readonly widget: WidgetDefinition }): ReactElement {
  const { widget, ...rest } = props;
  return <PermissionCard {...rest} activity={useWidgetActivity({ widget })} />;
}
