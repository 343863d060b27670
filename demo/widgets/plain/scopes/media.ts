import type { Scope, ScopeContext } from "../scope.ts";

/** The media repository (MSC4039): its limits, an upload, and the same file again. */
export function mediaScope({ api }: ScopeContext): Scope {
  const picture = document.createElement("img");
  picture.alt = "The downloaded picture";
  picture.hidden = true;
  let contentUri: string | undefined;
  return {
    title: "Files",
    capabilities: ["org.matrix.msc4039.upload_file", "org.matrix.msc4039.download_file"],
    picture,
    actions: [
      { label: "Ask for the limits", run: () => api.getMediaConfig() },
      {
        label: "Upload a picture",
        run: async () => {
          const answer = await api.uploadFile(await drawPicture());
          contentUri = answer.content_uri;
          return answer;
        },
      },
      {
        label: "Download it",
        run: async () => {
          if (contentUri === undefined) throw new Error("Upload a picture first.");
          const { file } = await api.downloadFile(contentUri);
          if (!(file instanceof Blob)) throw new Error("The client did not send a Blob.");
          picture.src = URL.createObjectURL(file);
          picture.hidden = false;
          return file;
        },
      },
    ],
  };
}

function drawPicture(): Promise<Blob> {
  const canvas = document.createElement("canvas");
  canvas.width = 96;
  canvas.height = 64;
  const brush = canvas.getContext("2d");
  if (brush !== null) {
    const sky = brush.createLinearGradient(0, 0, 0, 64);
    sky.addColorStop(0, "#f6b26b");
    sky.addColorStop(1, "#0a6a5b");
    brush.fillStyle = sky;
    brush.fillRect(0, 0, 96, 64);
    brush.fillStyle = "#fff7d6";
    brush.arc(66, 24, 11, 0, 2 * Math.PI);
    brush.fill();
  }
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("The browser drew no picture."))));
  });
}
