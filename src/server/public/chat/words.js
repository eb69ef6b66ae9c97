import { byId } from './element.js';

/** The page's own words, by language. */
var words = {};
var lang = document.documentElement.lang;

export function langNow() {
  return lang;
}

/** In the language of the conversation; undefined where there are none yet. */
export function word(name) {
  return (words[lang] || {})[name];
}

/** The page's own labels follow the language of the conversation. */
export function speak(next) {
  lang = next;
  document.documentElement.lang = next;
  byId('about').href = '/privacy?lang=' + encodeURIComponent(next);
  if (!words[next]) return;
  byId('label').textContent = word('write');
  byId('send').setAttribute('aria-label', word('send'));
  byId('leave').setAttribute('aria-label', word('leave'));
  byId('about').setAttribute('aria-label', word('about'));
}

export function fetchWords() {
  fetch('/chat/words')
    .then(function (response) {
      return response.json();
    })
    .then(function (all) {
      words = all;
      speak(lang);
      return all;
    })
    .catch(function () {});
}
