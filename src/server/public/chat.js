// The chat page. ES2017 and no build, because the phones are old; textContent everywhere, so no word becomes markup.
(function () {
  'use strict';

  /** Where leaving leads: a page that anybody might be reading. */
  var NEUTRAL = 'https://www.wikipedia.org/';
  /** Attempts for one event, and the pauses between them: a mobile network that comes and goes. */
  var PAUSES_MS = [1000, 3000];
  /** A request over 2G may take ten seconds. */
  var TIMEOUT_MS = 20000;
  /** Three Escapes within this time leave, slowly pressed ones too. */
  var ESCAPES = 3;
  var ESCAPES_MS = 3000;
  var KEY = 'p';

  var log = byId('log');
  var typing = byId('typing');
  var trouble = byId('trouble');
  var field = byId('text');

  var person = '';
  var lang = document.documentElement.lang;
  var words = {};
  /** The event on its way, with its id; the page sends one at a time. */
  var sending = null;
  var seen = [];
  var phones = [];
  var escapes = [];
  var gone = false;
  var wiped = false;

  // Starting and leaving

  function begin() {
    wiped = false;
    gone = false;
    person = remembered() || remember(randomId());
    send({ kind: 'arrive' });
  }

  /** First nothing to see, then the server told, then away: each works without the next, and without a network. */
  function leave() {
    var last = JSON.stringify({ person: person, event: randomId(), at: Date.now(), input: { kind: 'leave' } });
    gone = true;
    wipe();
    document.body.hidden = true;
    forget();
    person = '';
    tell(last);
    location.replace(NEUTRAL);
  }

  function tell(body) {
    var told = quietly(function () {
      return navigator.sendBeacon('/chat/turn', new Blob([body], { type: 'application/json' }));
    });
    // Chrome before 81 refuses a beacon of JSON. Without a network the server forgets idle people by itself.
    if (!told) post(body, { keepalive: true }).catch(function () {});
  }

  /** Also when the page is merely left: a kept copy must not show the conversation to whoever presses Back. */
  function wipe() {
    wiped = true;
    if (sending && sending.abort) sending.abort();
    sending = null;
    seen = [];
    phones = [];
    field.value = '';
    typing.hidden = true;
    log.textContent = '';
    settle();
  }

  function wake() {
    if (!wiped || document.hidden) return;
    document.body.hidden = false;
    begin();
  }

  // One event to the server and its answer back

  function send(input, echo) {
    // What has failed may be left behind: whoever taps something else no longer waits for it.
    if (gone || (sending && trouble.hidden)) return false;
    var body = { person: person, event: randomId(), at: Date.now(), input: input, seen: seen };
    sending = { body: body, turn: openTurn(echo), tried: 0 };
    attempt();
    return true;
  }

  /** The same event id each time: what the server has already turned, it does not turn again. */
  function attempt() {
    var mine = sending;
    settle();
    typing.hidden = false;
    mine.tried += 1;
    var controller = typeof AbortController === 'function' ? new AbortController() : null;
    var timer = setTimeout(function () {
      if (controller) controller.abort();
    }, TIMEOUT_MS);
    mine.abort = function () {
      clearTimeout(timer);
      clearTimeout(mine.pause);
      if (controller) controller.abort();
    };
    post(JSON.stringify(mine.body), controller ? { signal: controller.signal } : {})
      .then(readAnswer)
      .then(function (answer) {
        clearTimeout(timer);
        if (mine === sending) show(answer);
        return answer;
      })
      .catch(function (error) {
        clearTimeout(timer);
        if (mine === sending) again(error);
      });
  }

  function post(body, more) {
    var options = { method: 'POST', headers: { 'content-type': 'application/json' }, body: body };
    return fetch('/chat/turn', Object.assign(options, more));
  }

  function readAnswer(response) {
    if (response.ok) return response.json();
    var error = new Error('refused');
    error.final = response.status < 500;
    throw error;
  }

  function again(error) {
    var pause = PAUSES_MS[sending.tried - 1];
    if (error.final || pause === undefined) return fail();
    sending.pause = setTimeout(attempt, pause);
  }

  /** What cannot be sent stays, with a way to try once more and the numbers that were last shown. */
  function fail() {
    var own = words[lang] || {};
    typing.hidden = true;
    trouble.lang = lang;
    trouble.textContent = '';
    trouble.hidden = false;
    trouble.appendChild(element('p', '', own.failed || '⚠'));
    if (phones.length > 0) trouble.appendChild(phoneList(phones));
    var button = element('button', '', own.again || '⟳');
    if (!own.again) button.setAttribute('aria-label', 'Try again');
    button.type = 'button';
    button.addEventListener('click', retry);
    trouble.appendChild(button);
    trouble.scrollIntoView({ block: 'end' });
  }

  // Turned before, and nothing left to show: asking once more under that id would never bring words.
  function failEmpty() {
    sending.body.event = randomId();
    fail();
  }

  function retry() {
    if (!sending || trouble.hidden) return;
    var pressed = trouble.contains(document.activeElement);
    sending.tried = 0;
    sending.fromTap = sending.fromTap || pressed;
    attempt();
  }

  function settle() {
    trouble.hidden = true;
    trouble.textContent = '';
  }

  // Showing

  /** Opens the place where an answer will stand, the person's own words first. */
  function openTurn(echo) {
    var turn = element('div', 'turn');
    if (!echo) return turn;
    var mine = element('p', 'bubble me');
    mine.lang = lang;
    mine.dir = 'auto';
    // Who has just typed or tapped it need not hear it read out.
    mine.setAttribute('aria-live', 'off');
    mine.appendChild(element('span', 'unseen', ((words[lang] || {}).you || 'You') + ': '));
    mine.appendChild(document.createTextNode(echo));
    turn.appendChild(mine);
    age();
    log.appendChild(turn);
    turn.scrollIntoView({ block: 'start' });
    return turn;
  }

  function show(answer) {
    if (answer.bubbles.length === 0) return failEmpty();
    var turn = sending.turn;
    var fromTap = sending.fromTap || log.contains(document.activeElement);
    sending = null;
    typing.hidden = true;
    settle();
    seen = answer.ids;
    var shown = answer.bubbles.map(drawBubble);
    var given = phonesOf(answer.bubbles);
    if (given.length > 0) phones = given;
    if (!turn.parentNode) age();
    var parts = document.createDocumentFragment();
    shown.forEach(function (each) {
      parts.appendChild(each);
    });
    turn.appendChild(parts);
    log.appendChild(turn);
    turn.scrollIntoView({ block: 'start' });
    // From the button that was tapped, the next Tab would lead through all older answers.
    if (fromTap && shown[0]) shown[0].firstChild.focus({ preventScroll: true });
  }

  function drawBubble(bubble) {
    speak(bubble.lang);
    var part = element('div', 'part');
    part.lang = bubble.lang;
    var text = element('p', 'bubble', bubble.text);
    text.dir = 'auto';
    text.tabIndex = -1;
    part.appendChild(text);
    if (bubble.phones.length > 0) part.appendChild(phoneList(bubble.phones));
    if (bubble.choices.length > 0) part.appendChild(choiceList(bubble.choices));
    return part;
  }

  function phoneList(list) {
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

  function choiceList(choices) {
    var all = element('div', 'choices');
    choices.forEach(function (choice) {
      var button = element('button', choice.nav ? 'nav' : '');
      button.type = 'button';
      if (choice.number) button.appendChild(element('b', '', choice.number + ' '));
      button.appendChild(element('span', '', choice.label));
      button.addEventListener('click', function () {
        if (!send(Object.assign({ kind: 'tap' }, choice.tap), choice.label)) return;
        button.classList.add('chosen');
      });
      all.appendChild(button);
    });
    return all;
  }

  /** Older answers step back, but may still be tapped: each names the question it belongs to. */
  function age() {
    Array.prototype.forEach.call(log.children, function (turn) {
      turn.classList.add('old');
    });
  }

  /** The page's own labels follow the language of the conversation. */
  function speak(next) {
    lang = next;
    document.documentElement.lang = next;
    byId('about').href = '/privacy?lang=' + encodeURIComponent(next);
    var own = words[next];
    if (!own) return;
    byId('label').textContent = own.write;
    byId('send').setAttribute('aria-label', own.send);
    byId('leave').setAttribute('aria-label', own.leave);
    byId('about').setAttribute('aria-label', own.about);
  }

  // Small things

  function phonesOf(bubbles) {
    return bubbles.reduce(function (all, bubble) {
      return all.concat(bubble.phones);
    }, []);
  }

  function byId(id) {
    return document.getElementById(id);
  }

  function element(name, className, text) {
    var made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  function quietly(act) {
    try {
      return act();
    } catch (error) {
      console.debug(error.name);
      return undefined;
    }
  }

  function randomId() {
    return Array.prototype.map
      .call(crypto.getRandomValues(new Uint8Array(16)), function (byte) {
        return (byte + 256).toString(16).slice(1);
      })
      .join('');
  }

  // Only a random id, and only until the tab is closed; a browser that keeps nothing is fine, too.
  function remembered() {
    return quietly(function () {
      return sessionStorage.getItem(KEY);
    });
  }
  function remember(id) {
    quietly(function () {
      sessionStorage.setItem(KEY, id);
    });
    return id;
  }
  function forget() {
    quietly(function () {
      sessionStorage.clear();
    });
  }

  // What the person does

  byId('form').addEventListener('submit', function (event) {
    event.preventDefault();
    var text = field.value.trim();
    if (text && send({ kind: 'text', text: text }, text)) field.value = '';
    grow();
  });

  field.addEventListener('keydown', function (event) {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    byId('send').click();
  });

  field.addEventListener('input', grow);
  function grow() {
    field.style.height = 'auto';
    field.style.height = field.scrollHeight + 2 + 'px';
  }

  document.addEventListener('keydown', function (event) {
    if (event.key !== 'Escape' || event.isComposing) return;
    var now = Date.now();
    escapes = escapes.concat(now).filter(function (at) {
      return now - at < ESCAPES_MS;
    });
    if (escapes.length >= ESCAPES) leave();
  });

  byId('leave').addEventListener('click', leave);
  window.addEventListener('pagehide', wipe);
  window.addEventListener('pageshow', wake);
  // After leaving, while the neutral page is still on its way, nothing may come back.
  document.addEventListener('visibilitychange', function () {
    if (!gone) wake();
  });
  window.addEventListener('online', retry);

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
  begin();
})();
