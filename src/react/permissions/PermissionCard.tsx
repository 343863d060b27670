"use client";

import { type ReactElement, useId, useRef, useState } from "react";
import { grantedBy } from "../../core/permission/change-record.ts";
import type { Permission } from "../../core/permission/permission.ts";
import type { ActivityEntry } from "../../host/activity/activity-entry.ts";
import { ChangesList } from "../consent/ChangesList.tsx";
import type { ConsentRoom } from "../consent/consent-dialog-props.ts";
import type { WaitingMessages } from "../delayed-events/useWaitingMessages.ts";
import { WaitingNote } from "../delayed-events/WaitingNote.tsx";
import type { WidgetMessages } from "../messages/widget-messages.ts";
import { useKeptFocus } from "../useKeptFocus.ts";
import type { WordsContext } from "../words/words-context.ts";
import { AllowedSection } from "./AllowedSection.tsx";
import { AskingNote } from "./AskingNote.tsx";
import { CardHeader } from "./CardHeader.tsx";
import { DeniedSection } from "./DeniedSection.tsx";
import type { PermissionEntry } from "./permission-entry.ts";
import { RecentActivity } from "./RecentActivity.tsx";

export interface PermissionCardProps {
  readonly entry: PermissionEntry;
  readonly activity: readonly ActivityEntry[];
  /** What it has scheduled as the user. */
  readonly waiting: WaitingMessages;
  readonly messages: WidgetMessages;
  readonly context: WordsContext;
  /** The rooms that can be chosen where something counts in every one. */
  readonly getRooms: () => readonly ConsentRoom[];
  readonly onTakeBack: (permissions: readonly Permission[]) => void;
  readonly onLimit: (permissions: readonly Permission[], roomIds: readonly string[]) => void;
  readonly onTakeBackAll: (permissions: readonly Permission[]) => void;
  /** @param permissions by default all */
  readonly onForget: (permissions?: readonly Permission[]) => void;
  readonly onAskAgain: () => void;
}

/** One widget: who it is, what it may do and may not, what it did. */
export function PermissionCard(props: PermissionCardProps): ReactElement {
  const { entry, activity, waiting, messages, context, getRooms, onLimit, onForget, onAskAgain } = props;
  const { record, changes, byApp, byPolicy } = entry;
  const texts = messages.permission.manager;
  const root = useRef<HTMLElement>(null);
  const headerId = useId();
  const focus = useKeptFocus(root);
  const [news, setNews] = useState({ text: "", count: 0 });
  const tell = (text: string) => setNews(({ count }) => ({ text, count: count + 1 }));

  function takeBack(permissions: readonly Permission[]): void {
    props.onTakeBack(permissions);
    tell(texts.revokeDetail);
  }
  function takeBackAll(permissions: readonly Permission[]): void {
    props.onTakeBackAll(permissions);
    tell(texts.revokeDetail);
  }
  function limit(permissions: readonly Permission[], roomIds: readonly string[]): void {
    onLimit(permissions, roomIds);
    tell(texts.narrowDetail);
  }
  function forget(permissions?: readonly Permission[]): void {
    onForget(permissions);
    tell(texts.forgetDetail);
  }

  const held = [...new Set([...grantedBy(record), ...byApp])];
  const denied = [...record.decisions].flatMap(([one, { verdict }]) => (verdict === "denied" ? [one] : []));
  return (
    <article {...focus} ref={root} tabIndex={-1} aria-labelledby={headerId} data-mw="permission-card">
      <CardHeader id={headerId} record={record} messages={messages.consent} context={context} />
      <ChangesList changes={changes} messages={messages.permission.change} />
      {changes.length > 0 && <p data-mw="note">{texts.outdated}</p>}
      <AllowedSection
        permissions={held}
        byPolicy={byPolicy}
        record={record}
        messages={messages}
        context={context}
        getRooms={getRooms}
        onTakeBack={takeBack}
        onLimit={limit}
      />
      <DeniedSection permissions={denied} messages={messages} context={context} onForget={forget} />
      <RecentActivity activity={activity} messages={texts} />
      <WaitingNote
        waiting={waiting}
        messages={messages.delayedEvent}
        detail={held.length > 0 ? texts.revokeAllCancels : undefined}
        onCancelled={() => tell(messages.delayedEvent.waitingCancelled)}
      />
      <AskingNote backOff={record.backOff} messages={texts} onAskAgain={onAskAgain} />
      {(held.length > 0 || denied.length > 0) && (
        <div data-mw="actions">
          {record.decisions.size > 0 && (
            <button type="button" data-mw="button" aria-describedby={headerId} onClick={() => forget()}>
              {texts.forget}
            </button>
          )}
          {held.length > 0 && (
            <button
              type="button"
              data-mw="button"
              data-kind="danger"
              aria-describedby={headerId}
              onClick={() => takeBackAll(held)}
            >
              {texts.revokeAll}
            </button>
          )}
        </div>
      )}
      <p data-mw="hidden-text" role="status">
        <span key={news.count}>{news.text}</span>
      </p>
    </article>
  );
}
