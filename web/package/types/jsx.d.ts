// The tags for JSX whose types are global, as Preact's and Solid's may be, and React's were up to 18.
import type { PermissionTags } from './attributes.js';

/** What any element takes; without a framework's types nothing more is known. */
interface Any {
  [attribute: string]: any;
}

declare global {
  namespace JSX {
    interface IntrinsicElements extends PermissionIntrinsicElements {}
  }
}

type PermissionIntrinsicElements = { [Tag in keyof PermissionTags]: PermissionTags[Tag][1] & Any };
