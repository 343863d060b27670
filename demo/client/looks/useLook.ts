import { useEffect } from "react";
import { useRemembered } from "../layout/useRemembered.ts";

const LOOKS = ["own", "element-like", "cinny-like"] as const;

/** The look of the page and of the library in it: a sheet each, in this folder. */
export type Look = (typeof LOOKS)[number];

/** The user's choice; the page is shown in it. */
export function useLook(): { look: Look; choose: (look: Look) => void } {
  const [look, choose] = useRemembered("look", LOOKS);
  useEffect(() => {
    document.documentElement.dataset["look"] = look;
  }, [look]);
  return { look, choose };
}
