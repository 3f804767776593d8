/** What the script says, in the language of the page: attributes of its own element (enhancement-script.tsx). */
export const words: DOMStringMap = document.currentScript?.dataset ?? {};
