import styles from "../src/styles.css?inline";

const element = document.createElement("style");
element.textContent = styles;
document.head.append(element);

/** Gives the components their looks, or takes them away: they must be usable without. */
export function setStylesheet(isOn: boolean): void {
  element.disabled = !isOn;
}
