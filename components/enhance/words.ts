/** Messages of the script, in the language of the page: data attributes of its element (enhancement-script.tsx). */
export const words: DOMStringMap = document.currentScript?.dataset ?? {};
