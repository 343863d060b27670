const LOOPBACK = /^(?:(?:.+\.)?localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** True for `https:`, and for `http:` where it stays on this machine or the host page itself came over it. */
export function isSecureEnough(url: URL, hostOrigin: string): boolean {
  if (url.protocol === "https:") return true;
  return url.protocol === "http:" && (LOOPBACK.test(url.hostname) || hostOrigin.startsWith("http:"));
}
