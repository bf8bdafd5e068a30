import 'permission-element';
import { apply, isSupported, unapply, upgrade, type PermissionExplanation } from 'permission-element/fn';
import type {} from 'permission-element/permission-element.js';

PERMISSION_POLYFILL_OPTIONS = { runtime: 'micropython', grace: 5 };
const ready: Promise<void> = apply({ assets: '/static/', edition: 'final' });
const button = document.createElement('permission');
button.type = 'camera microphone';
button.onpromptaction = (event) => console.log(event.type, button.permissionStatus === 'granted');
button.addEventListener('promptdismiss', function (event) {
  const reason: string = this.invalidReason;
  const error: PermissionExplanation | null = this.error;
  console.log(reason, error?.advice, event.bubbles);
});
const same: HTMLPermissionElement | null = document.querySelector('permission-element');
const made: HTMLPermissionElement = new HTMLPermissionElement();
HTMLPermissionElement.isTypeSupported('camera');
document.querySelector('permission-devices')?.open().then((stream: MediaStream) => stream.getTracks());
document.querySelector('permission-devices')?.addEventListener('devicelost', ({ detail }) => detail.nextId.length);
document.querySelector('permission-devices')?.addEventListener('error', ({ detail }) => detail.name);
document.querySelector('permission-devices')?.addEventListener('click', ({ clientX }) => clientX);
document.querySelector('permission-controls')?.addEventListener('change', ({ detail }) => detail.descriptor.name);
document.addEventListener('permission-polyfill-ready', () => permissionPolyfill.store.list());
const { code, advice } = await window.permissionPolyfill.explain(new Error(), { permissions: ['camera'] });
await permissionPolyfill.setPermission({ name: 'camera' }, 'denied');
permissionPolyfill.store.set('camera', 'granted', 'once');
upgrade(document);
unapply();
console.log(ready, same, made, code === 'denied', advice, isSupported());
const element: HTMLElement = button;

// @ts-expect-error it cannot be set
button.isValid = true;
// @ts-expect-error there is no such runtime
apply({ runtime: 'cpython' });
// @ts-expect-error there is no such reason
button.invalidReason === 'tired';
// @ts-expect-error there is no such state
await permissionPolyfill.setPermission('camera', 'maybe');
