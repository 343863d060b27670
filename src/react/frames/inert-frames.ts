/** Every frame of the page, whichever provider's; in a shadow root no query would find it. */
const frames = new Set<WeakRef<HTMLIFrameElement>>();
let holders = 0;

/** From now on this frame is inert whenever frames are held. */
export function addFrame(iframe: HTMLIFrameElement): void {
  frames.add(new WeakRef(iframe));
  iframe.inert = holders > 0;
}

/** Until the returned function is called, no widget can be clicked or reached with the keyboard. Holders add up. */
export function holdFrames(): () => void {
  holders += 1;
  apply();
  return () => {
    holders -= 1;
    apply();
  };
}

function apply(): void {
  for (const frame of frames) {
    const iframe = frame.deref();
    if (iframe === undefined) frames.delete(frame);
    else iframe.inert = holders > 0;
  }
}
