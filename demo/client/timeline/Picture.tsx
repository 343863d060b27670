import { type ReactElement, useEffect, useState } from "react";
import type { MatrixClientPort } from "../../../src/core/index.ts";

interface PictureProps {
  readonly port: MatrixClientPort;
  /** `mxc:` URI. */
  readonly contentUri: string;
  readonly name: string;
}

/** A picture from the media repository, which only gives it to who is signed in. */
export function Picture({ port, contentUri, name }: PictureProps): ReactElement {
  const [url, setUrl] = useState<string>();

  useEffect(() => {
    let isGone = false;
    let created: string | undefined;
    port.downloadMedia(contentUri).then(
      (blob) => {
        if (isGone) return;
        created = URL.createObjectURL(blob);
        setUrl(created);
      },
      // Its name stays in its place.
      () => undefined,
    );
    return () => {
      isGone = true;
      if (created !== undefined) URL.revokeObjectURL(created);
    };
  }, [port, contentUri]);

  return url === undefined ? <span>{name}</span> : <img src={url} alt={name} />;
}
