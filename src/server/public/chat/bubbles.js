import { element } from './element.js';
import { langNow, speak, word } from './words.js';

/** `tapped`: is given a choice, and says whether it was sent. */
export function drawBubble(bubble, tapped) {
  speak(bubble.lang);
  var part = element('div', 'part');
  part.lang = bubble.lang;
  var text = element('p', 'bubble', bubble.text);
  text.dir = 'auto';
  text.tabIndex = -1;
  part.appendChild(text);
  if (bubble.phones.length > 0) part.appendChild(phoneList(bubble.phones));
  if (bubble.choices.length > 0) part.appendChild(choiceList(bubble.choices, tapped));
  return part;
}

/** What the person has just said. */
export function drawOwn(words) {
  var own = element('p', 'bubble me');
  own.lang = langNow();
  own.dir = 'auto';
  // Who has just typed or tapped it need not hear it read out.
  own.setAttribute('aria-live', 'off');
  own.appendChild(element('span', 'unseen', (word('you') || 'You') + ': '));
  own.appendChild(document.createTextNode(words));
  return own;
}

export function phoneList(list) {
  var all = element('ul', 'phones');
  list.forEach(function (phone) {
    var item = element('li', '');
    var link = element('a', '');
    link.href = 'tel:' + phone.number.replace(/[^\d+*#]/g, '').replace(/#/g, '%23');
    var number = element('b', '', '☎ ' + phone.number);
    number.dir = 'ltr';
    link.appendChild(number);
    link.appendChild(document.createTextNode(' '));
    link.appendChild(element('span', '', phone.label));
    item.appendChild(link);
    all.appendChild(item);
  });
  return all;
}

export function phonesOf(bubbles) {
  return bubbles.reduce(function (all, bubble) {
    return all.concat(bubble.phones);
  }, []);
}

function choiceList(choices, tapped) {
  var all = element('div', 'choices');
  choices.forEach(function (choice) {
    var button = element('button', choice.nav ? 'nav' : '');
    button.type = 'button';
    if (choice.number) button.appendChild(element('b', '', choice.number + ' '));
    button.appendChild(element('span', '', choice.label));
    button.addEventListener('click', function () {
      if (tapped(choice)) button.classList.add('chosen');
    });
    all.appendChild(button);
  });
  return all;
}
