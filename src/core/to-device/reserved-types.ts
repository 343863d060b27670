const reserved = new Set([
  "m.room.encrypted",
  "m.dummy",
  "org.matrix.room_key.withheld",
  "io.element.msc4268.room_key_bundle",
  "io.element.msc4385.secret.push",
]);

const reservedPrefixes = ["m.room_key", "m.forwarded_room_key", "m.secret.", "m.key.verification.", "m.olm."];

/**
 * Tells the to-device messages that are the client's own affair: keys, secrets and verification. They are neither sent
 * for a widget nor shown to one, and no widget is granted them. MSC3819; the prefixes also catch what comes later.
 */
export function isReservedToDeviceType(type: string): boolean {
  return reserved.has(type) || reservedPrefixes.some((prefix) => type.startsWith(prefix));
}
