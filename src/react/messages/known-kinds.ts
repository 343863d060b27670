/** Kinds of `m.room.message` that have a name of their own. */
export type MessageKind =
  | "text"
  | "emote"
  | "notice"
  | "image"
  | "file"
  | "video"
  | "audio"
  | "location"
  | "unspecified";

/** Kinds of events, sent in rooms or to devices, that have a name people understand. */
export type EventKind =
  | "reaction"
  | "redaction"
  | "sticker"
  | "poll"
  | "poll-answer"
  | "poll-end"
  | "live-location"
  | "call-start"
  | "call-notification"
  | "call-decline"
  | "call-membership"
  | "call-key"
  | "call-reaction"
  | "call-invite"
  | "call-candidates"
  | "call-answer"
  | "call-hangup"
  | "call-reject"
  | "call-select-answer"
  | "call-negotiate"
  | "call-media"
  | "call-replaces"
  | "error-report";

/** Kinds of room state that have a name people understand. */
export type StateKind =
  | "name"
  | "topic"
  | "avatar"
  | "addresses"
  | "create"
  | "encryption"
  | "guest-access"
  | "history-visibility"
  | "join-rules"
  | "members"
  | "pinned"
  | "permissions"
  | "server-acl"
  | "invitations"
  | "tombstone"
  | "space-rooms"
  | "space-parents"
  | "widgets"
  | "widget-layout"
  | "stickers"
  | "bans"
  | "policy-server"
  | "live-locations"
  | "calls"
  | "call-members";

/** Kinds of the user's own settings of a room. */
export type AccountDataKind = "read-marker" | "tags" | "marked-unread";

/** What a summary calls several kinds together. */
export type Topic =
  | "messages"
  | "call-keys"
  | "call-activity"
  | "call-signals"
  | "reactions"
  | "polls"
  | "stickers"
  | "locations"
  | "deletions"
  | "members"
  | "room-details"
  | "pins"
  | "widgets"
  | "spaces"
  | "own-settings"
  | "error-reports";

/** What a summary says of changes to a room itself. */
export type ManageTopic =
  | "delete-messages"
  | "members"
  | "permissions"
  | "access"
  | "encryption"
  | "servers"
  | "widgets"
  | "replace"
  | "spaces"
  | "details"
  | "pins";

/** What a summary says of everything that is not about rooms. */
export type UseTopic =
  | "upload"
  | "download"
  | "people"
  | "call-servers"
  | "navigate"
  | "stay-visible"
  | "windows"
  | "harmless";
