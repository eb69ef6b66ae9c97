import { quietly } from './person.js';

/** Attempts for one event, and the pauses between them: a mobile network that comes and goes. */
var PAUSES_MS = [1000, 3000];
/** A request over 2G may take ten seconds. */
var TIMEOUT_MS = 20000;

/**
 * Tries to send an event, under the same id each time: what the server has already turned, it does not turn again.
 * `on.isAwaited` is asked before `on.answered` or, after the last attempt, `on.failed`.
 */
export function dispatch(event, on) {
  event.tried += 1;
  var controller = typeof AbortController === 'function' ? new AbortController() : null;
  var timer = setTimeout(function () {
    if (controller) controller.abort();
  }, TIMEOUT_MS);
  event.abort = function () {
    clearTimeout(timer);
    clearTimeout(event.pause);
    if (controller) controller.abort();
  };
  post(JSON.stringify(event.body), controller ? { signal: controller.signal } : {})
    .then(readAnswer)
    .then(function (answer) {
      clearTimeout(timer);
      if (on.isAwaited(event)) on.answered(answer);
      return answer;
    })
    .catch(function (error) {
      clearTimeout(timer);
      if (on.isAwaited(event)) again(event, error, on);
    });
}

function again(event, error, on) {
  var pause = PAUSES_MS[event.tried - 1];
  if (error.final || pause === undefined) {
    on.failed();
    return;
  }
  event.pause = setTimeout(function () {
    dispatch(event, on);
  }, pause);
}

function readAnswer(response) {
  if (response.ok) return response.json();
  var error = new Error('refused');
  error.final = response.status < 500;
  throw error;
}

/** While the page goes away: nothing waits for an answer. */
export function tell(body) {
  var told = quietly(function () {
    return navigator.sendBeacon('/chat/turn', new Blob([body], { type: 'application/json' }));
  });
  // Chrome before 81 refuses a beacon of JSON. Without a network the server forgets idle people by itself.
  if (!told) post(body, { keepalive: true }).catch(function () {});
}

function post(body, more) {
  var options = { method: 'POST', headers: { 'content-type': 'application/json' }, body: body };
  return fetch('/chat/turn', Object.assign(options, more));
}
