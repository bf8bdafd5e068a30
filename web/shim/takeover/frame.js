// Where the page is: in a frame of another origin, and what its permissions policy allows.
import * as catalogue from 'catalogue';

/** Describes the browser, and whose page this is, as polyfill/browsers.py and polyfill/dialogs.py have it. */
export function describePlace() {
  const { userAgentData, userAgent, maxTouchPoints } = navigator;
  const brands = userAgentData?.brands.map(({ brand }) => brand) ?? [];
  const agent = { brands, platform: userAgentData?.platform ?? '', userAgent, touchPoints: maxTouchPoints };
  return { origin: window.origin, agent, secure: isSecureContext };
}

/** Describes the page's frame, as polyfill/subframe.py has it. */
export function describeFrame({ frameAncestors }) {
  return { crossOrigin: isCrossOrigin(), frameAncestors, policy: catalogue.permissions.map((name) => [name, allows(name)]) };
}

// Only the outermost page counts.
function isCrossOrigin() {
  try {
    return window.top.origin !== window.origin || window.top.document === null;
  } catch {
    return true;
  }
}

function allows(feature) {
  const policy = document.permissionsPolicy ?? document.featurePolicy;
  if (!policy?.features().includes(feature)) return null;
  return policy.allowsFeature(feature);
}
