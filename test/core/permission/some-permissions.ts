import fc from "fast-check";
import { capabilityPermission, type Permission } from "../../../src/core/permission/permission.ts";
import { ROOM } from "./a-record.ts";

const scope = (room: string) => `io.github.react-matrix-widgets.room:${encodeURIComponent(room)}:`;
const read = "org.matrix.msc2762.receive.event:m.room.message";
const key = "org.matrix.msc2762.send.state_event:org.example.vote";

/** Few enough that those which hold one another meet. */
export const capabilities: readonly string[] = [
  read,
  `${read}#m.text`,
  `${read}#m.image`,
  `${scope(ROOM)}${read}`,
  `${scope(ROOM)}${read}#m.text`,
  `${scope("!other:example.org")}${read}`,
  `io.github.react-matrix-widgets.room:*:${read}`,
  key,
  `${key}#mine`,
  "org.matrix.msc2762.timeline:*",
  "org.matrix.msc2762.timeline:!other:example.org",
  "m.sticker",
];

export const aPermission: fc.Arbitrary<Permission> = fc.constantFrom<Permission>(
  "load",
  "identity",
  "device:camera",
  "device:microphone",
  ...capabilities.map(capabilityPermission),
);

export const somePermissions: fc.Arbitrary<Permission[]> = fc.array(aPermission, { maxLength: 6 });
