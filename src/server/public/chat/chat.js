// The chat page. ES2017 and no build, because the phones are old: joined.ts makes one script of these modules.
import { drawBubble, drawOwn, phonesOf } from './bubbles.js';
import { byId, element } from './element.js';
import { forgetPerson, personHere, randomId } from './person.js';
import { dispatch, tell } from './sending.js';
import { isInTrouble, isTroubled, settle, showTrouble } from './trouble.js';
import { fetchWords } from './words.js';

/** Where leaving leads: a page that anybody might be reading. */
var NEUTRAL = 'https://www.wikipedia.org/';
/** Three Escapes within this time leave, slowly pressed ones too. */
var ESCAPES = 3;
var ESCAPES_MS = 3000;

var log = byId('log');
var typing = byId('typing');
var field = byId('text');

var person = '';
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
  person = personHere();
  send({ kind: 'arrive' });
}

/** First nothing to see, then the server told, then away: each works without the next, and without a network. */
function leave() {
  var last = JSON.stringify({ person: person, event: randomId(), at: Date.now(), input: { kind: 'leave' } });
  gone = true;
  wipe();
  document.body.hidden = true;
  forgetPerson();
  person = '';
  tell(last);
  location.replace(NEUTRAL);
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
  if (gone || (sending && !isTroubled())) return false;
  var body = { person: person, event: randomId(), at: Date.now(), input: input, seen: seen };
  sending = { body: body, turn: openTurn(echo), tried: 0 };
  attempt();
  return true;
}

function attempt() {
  settle();
  typing.hidden = false;
  dispatch(sending, { isAwaited: isAwaited, answered: show, failed: fail });
}

function isAwaited(event) {
  return event === sending;
}

function fail() {
  typing.hidden = true;
  showTrouble(phones, retry);
}

// Turned before, and nothing left to show: asking once more under that id would never bring words.
function failEmpty() {
  sending.body.event = randomId();
  fail();
}

function retry() {
  if (!sending || !isTroubled()) return;
  var pressed = isInTrouble(document.activeElement);
  sending.tried = 0;
  sending.fromTap = sending.fromTap || pressed;
  attempt();
}

// Showing

/** Opens the place where an answer will stand, the person's own words first. */
function openTurn(echo) {
  var turn = element('div', 'turn');
  if (!echo) return turn;
  turn.appendChild(drawOwn(echo));
  age();
  log.appendChild(turn);
  turn.scrollIntoView({ block: 'start' });
  return turn;
}

function show(answer) {
  if (answer.bubbles.length === 0) {
    failEmpty();
    return;
  }
  var turn = sending.turn;
  var fromTap = sending.fromTap || log.contains(document.activeElement);
  sending = null;
  typing.hidden = true;
  settle();
  seen = answer.ids;
  var shown = answer.bubbles.map(function (bubble) {
    return drawBubble(bubble, tap);
  });
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

/** Older answers step back, but may still be tapped: each names the question it belongs to. */
function age() {
  Array.prototype.forEach.call(log.children, function (turn) {
    turn.classList.add('old');
  });
}

// What the person does

function tap(choice) {
  return send(Object.assign({ kind: 'tap' }, choice.tap), choice.label);
}

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

fetchWords();
begin();
