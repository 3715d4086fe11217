const LANGUAGES = ["en", "ar"];

const wanted = (navigator.languages ?? []).map((language) => language.split("-")[0]).find((language) => LANGUAGES.includes(language)) ?? LANGUAGES[0];

/** The page's sentences in the first of the browser's languages that there is. @type {typeof import("./texts.en.js").texts} */
export const texts = (await import(`./texts.${wanted}.js`)).texts;

document.documentElement.lang = texts.locale;
document.documentElement.dir = texts.direction;
document.title = texts.title;
