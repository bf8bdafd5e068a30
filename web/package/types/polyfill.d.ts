// What the script publishes as `permissionPolyfill`, its options, and what they speak of.
import type {
  PermissionBridge,
  PermissionDeviceKind,
  PermissionEdition,
  PermissionElementState,
  PermissionErrorCode,
  PermissionLifetime,
  PermissionElementName,
  PermissionPrompt,
  PermissionRuntime,
  PermissionSyntax,
} from './values.js';

/** The names of the script's data attributes, in camelCase. */
export interface PermissionPolyfillOptions {
  /** Who runs Python; `page` waits for the page's own Python to call `polyfill.install()`. */
  runtime?: PermissionRuntime;
  /** The folder of the runtime's files; default: the script's own. */
  assets?: string;
  /** Which published behaviour elements have. */
  edition?: PermissionEdition;
  /** Whether elements have an end tag. */
  syntax?: PermissionSyntax;
  /** Whether this document's `Content-Security-Policy` header has `frame-ancestors`. */
  frameAncestors?: boolean;
  /** Whether modules are checked by their hashes, too; by default, whether the script element has `integrity`. */
  integrity?: boolean;
  /** Whether the page's own calls follow what was decided. */
  bridge?: PermissionBridge;
  /** Who asks what was never decided: the browser, or our dialog first. */
  prompt?: PermissionPrompt;
  /** How many seconds a tab may be without a page of the site without ending one-time grants; 5, at most 60. */
  grace?: number | string;
  /** After how many days without use a persistent grant lapses; 90. */
  unused?: number | string;
  /** Also where the browser has an element of its own. */
  force?: boolean;
}

/** A descriptor as in `navigator.permissions.query()`. */
export interface PermissionPolyfillDescriptor {
  name: string;
  [aspect: string]: unknown;
}

/** An error, in words that are the same in every browser. */
export interface PermissionExplanation {
  readonly code: PermissionErrorCode;
  /** The browser's own name of the error. */
  readonly name: string;
  /** The browser's own message. */
  readonly message: string;
  /** Whom it is about. */
  readonly permissions: readonly PermissionElementName[];
  /** Which constraint no device could meet; `''` for none. */
  readonly constraint: string;
  /** What the person can do, in the language of the element or the page. */
  readonly advice: string;
}

/** What was decided about one descriptor; times are in ms since 1970. */
export interface PermissionDecision {
  descriptor: PermissionPolyfillDescriptor;
  state: PermissionElementState;
  decided: number;
  lifetime: PermissionLifetime;
  used: number | null;
  until: number | null;
}

/** What was decided on this site. */
export interface PermissionPolyfillStore {
  /** Everything that was decided. */
  list(): PermissionDecision[];
  /** What was decided about one descriptor; `null` where nothing was. */
  get(descriptor: string | PermissionPolyfillDescriptor): PermissionDecision | null;
  /** Decides as a dialog would; a grant never exceeds what the browser allows. */
  set(
    descriptor: string | PermissionPolyfillDescriptor,
    state: PermissionElementState,
    lifetime?: PermissionLifetime,
  ): void;
  /** Takes back what was decided about one descriptor, or about all. */
  reset(descriptor?: string | PermissionPolyfillDescriptor): void;
  /** Called once for each change, wherever it was made. */
  onchange: (() => void) | null;
}

/** One reason for which an element's style is refused. */
export interface PermissionStyleViolation {
  rule: string;
  property: string;
  value: string;
  bound: string;
}

/** `detail` of `change` of `<permission-controls>`. */
export interface PermissionControlsChange {
  descriptor: PermissionPolyfillDescriptor;
  state: PermissionElementState;
}

/** `detail` of `change` of `<permission-devices>`. */
export interface PermissionDevicesChange {
  kind: PermissionDeviceKind;
  deviceId: string;
}

/** What the page sees as `permissionPolyfill`. */
export interface PermissionPolyfill {
  /** Fulfilled when Python has taken over, rejected with the reason when it cannot. Asking for it starts the runtime. */
  readonly ready: Promise<void>;
  /** Which runtime; `null` while the polyfill is not at work. */
  readonly runtime: PermissionRuntime | null;
  /** The version of the package. */
  readonly version: string;
  /** Whether the browser itself has the element. */
  isSupported(): boolean;
  /** Whether this polyfill is at work. */
  isPolyfilled(): boolean;
  /** Applies it; what is returned is `ready`. */
  apply(options?: PermissionPolyfillOptions): Promise<void>;
  /** Takes everything back. */
  unapply(): void;
  /** Upgrades the elements in a document, shadow root or element now. */
  upgrade(root: Node): void;
  /** What an element's style is refused for. */
  violations(element: Element): PermissionStyleViolation[];
  /** For Python, called by `polyfill.install()`. */
  connect(dispatch: (kind: string, payload: string) => unknown): object | null;
  /** What was decided on this site. From `ready` on. */
  readonly store: PermissionPolyfillStore;
  /** Decides in the person's place, for tests. From `ready` on. */
  setPermission(
    descriptor: string | PermissionPolyfillDescriptor,
    state: PermissionElementState,
  ): Promise<void>;
  setPermission(parameters: {
    descriptor: PermissionPolyfillDescriptor;
    state: PermissionElementState;
    origin: string;
    embeddedOrigin?: string;
  }): Promise<void>;
  /** What an error of the page's own calls means. From `ready` on. */
  explain(
    error: unknown,
    options?: { permissions?: PermissionElementName | readonly PermissionElementName[] },
  ): Promise<PermissionExplanation>;
  /** Gives `Permissions` the static `query()` of the first draft. From `ready` on. */
  adopt2015(): boolean;
  /** The interpreter that the script has started, Pyodide's or MicroPython's. From `ready` on. */
  readonly interpreter?: any;
}

declare global {
  /** What the script publishes. */
  var permissionPolyfill: PermissionPolyfill;
  /** Options, set before the script. */
  var PERMISSION_POLYFILL_OPTIONS: PermissionPolyfillOptions | undefined;

  interface DocumentEventMap {
    /** Says the same as `permissionPolyfill.ready`. */
    'permission-polyfill-ready': Event;
  }
}
