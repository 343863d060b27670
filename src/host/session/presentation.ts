/** How the client looks now, and whether the widget can be seen. */
export interface Presentation {
  readonly isVisible: boolean;
  readonly theme: string | undefined;
  readonly language: string | undefined;
}

/** Tells one document what changed since it was told last. A new document takes itself for visible. */
export class PresentationNews {
  readonly #tell: (action: string, data: object) => void;
  #told: Presentation = { isVisible: true, theme: undefined, language: undefined };

  constructor(tell: (action: string, data: object) => void) {
    this.#tell = tell;
  }

  /** `takesThemes`: the widget lists `org.matrix.msc2873`. */
  tellChanges(now: Presentation, takesThemes: boolean): void {
    const { isVisible, theme, language } = this.#told;
    const known = takesThemes ? now : { ...now, theme, language };
    this.#told = known;
    if (known.isVisible !== isVisible) this.#tell("visibility", { visible: known.isVisible });
    if (known.theme !== theme) this.#tell("theme_change", { name: known.theme });
    if (known.language !== language) this.#tell("language_change", { lang: known.language });
  }
}
