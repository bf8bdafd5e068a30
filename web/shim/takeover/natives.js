// What the browser itself has, or the page had put in its place before the bridges: what our own calls go to.
import { ungated } from '../core.js';

const kept = new Map(); // name -> function

/** Keeps the functions before they are bridged. */
export function keepNatives() {
  kept.clear();
  keep(navigator.permissions, 'query');
  keep(navigator.mediaDevices, 'getUserMedia');
  keep(navigator.mediaDevices, 'enumerateDevices');
  keep(navigator.geolocation, 'getCurrentPosition');
  keep(navigator.geolocation, 'clearWatch');
}

/** Calls one of them. */
export function callNative(object, name, ...parameters) {
  return (kept.get(name) ?? object[name]).apply(object, parameters);
}

function keep(object, name) {
  kept.set(name, ungated(name) ?? object?.[name]);
}
