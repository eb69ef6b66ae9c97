// Only a random id, and only until the tab is closed; a browser that keeps nothing is fine, too.
var KEY = 'p';

export function personHere() {
  return remembered() || remember(randomId());
}

export function forgetPerson() {
  quietly(function () {
    sessionStorage.clear();
  });
}

export function randomId() {
  return Array.prototype.map
    .call(crypto.getRandomValues(new Uint8Array(16)), function (byte) {
      return (byte + 256).toString(16).slice(1);
    })
    .join('');
}

export function quietly(act) {
  try {
    return act();
  } catch (error) {
    console.debug(error.name);
    return undefined;
  }
}

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
