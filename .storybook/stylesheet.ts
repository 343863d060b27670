import cinnyLike from "../demo/client/looks/cinny-like.css?inline";
import elementLike from "../demo/client/looks/element-like.css?inline";
import styles from "../src/styles.css?inline";

const element = document.createElement("style");
element.textContent = [styles, elementLike, cinnyLike].join("\n");
document.head.append(element);

/** Gives the components their looks, or takes them away: they must be usable without. */
export function setStylesheet(isOn: boolean): void {
  element.disabled = !isOn;
}
