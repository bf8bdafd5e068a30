// Runs with the rights of Firefox itself: sets permissions as its settings do, and answers its prompts as a person would.
// A prompt that nobody has set up is blocked for good, as headless Chromium does; one set to "prompt" is dismissed.
(() => {
  const { WebRTCParent } = ChromeUtils.importESModule('resource:///actors/WebRTCParent.sys.mjs');
  const { PermissionUI } = ChromeUtils.importESModule('resource:///modules/PermissionUI.sys.mjs');
  const { ContextualIdentityService } = ChromeUtils.importESModule('resource://gre/modules/ContextualIdentityService.sys.mjs');
  const { ALLOW_ACTION, DENY_ACTION } = Services.perms;
  const TYPES = { geolocation: 'geo', notifications: 'desktop-notification' };
  const left = new Set(); // origin and type of what a person has set to ask
  const overrides = new Map(); // id of a context of Playwright's -> members of its tabs
  const keyOf = (principal, type) => `${principal.originNoSuffix} ${type}`;
  const isGranted = (principal, type) => Services.perms.testExactPermissionFromPrincipal(principal, type) === ALLOW_ACTION;

  const answer = (principal, types, allows) => {
    const asked = types.filter((type) => !isGranted(principal, type));
    const action = allows ? ALLOW_ACTION : DENY_ACTION;
    for (const type of asked)
      if (allows || !left.has(keyOf(principal, type))) Services.perms.addFromPrincipal(principal, type, action);
    return allows || !asked.length;
  };

  // The settings end what runs, camera and microphone together, after they have taken the permission.
  const revoke = (page, origin, names) => {
    if (page.documentPrincipal.originNoSuffix !== Services.io.newURI(origin).prePath) return;
    if (!names.includes('camera') && !names.includes('microphone')) return;
    page.getActor('WebRTC').sendAsyncMessage('webrtc:StopSharing', page.innerWindowId);
  };

  globalThis.permissionTests = {
    allows: false,
    set(origin, state, names) {
      const tabs = [...Services.wm.getEnumerator('navigator:browser')].flatMap(({ gBrowser }) => [...gBrowser.tabs]);
      for (const userContextId of new Set([0, ...tabs.map((tab) => tab.userContextId)])) {
        const uri = Services.io.newURI(origin);
        const principal = Services.scriptSecurityManager.createContentPrincipal(uri, { userContextId });
        for (const type of names.map((name) => TYPES[name] ?? name)) {
          if (state === 'prompt') {
            left.add(keyOf(principal, type));
            Services.perms.removeFromPrincipal(principal, type);
          } else {
            Services.perms.addFromPrincipal(principal, type, state === 'granted' ? ALLOW_ACTION : DENY_ACTION);
          }
        }
      }
      if (state !== 'denied') return;
      for (const { linkedBrowser } of tabs) revoke(linkedBrowser.browsingContext.currentWindowGlobal, origin, names);
    },
    /** What the tabs of the newest context emulate. */
    emulate(members) {
      const ids = ContextualIdentityService.getPublicIdentities().map(({ userContextId }) => userContextId);
      overrides.set(Math.max(...ids), members);
    },
  };

  const emulate = (context) => {
    if (!context.parent) Object.assign(context, overrides.get(context.originAttributes.userContextId));
  };
  Services.obs.addObserver(emulate, 'browsing-context-attached');

  const { receiveMessage } = WebRTCParent.prototype;
  WebRTCParent.prototype.receiveMessage = function (message) {
    const { name, data } = message;
    if (name === 'webrtc:Request') {
      const types = [data.videoInputDevices?.length && 'camera', data.audioInputDevices?.length && 'microphone'];
      const principal = this.manager.topWindowContext.documentPrincipal;
      if (!answer(principal, types.filter(Boolean), permissionTests.allows)) return this.denyRequest(data);
    }
    return receiveMessage.call(this, message);
  };
  PermissionUI.GeolocationPermissionPrompt.prototype.prompt = function () {
    if (answer(this.principal, ['geo'], permissionTests.allows)) this.allow();
    else this.cancel();
  };
  return 'ready';
})();
