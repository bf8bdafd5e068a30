// The tags for React's own JSX: import type {} from 'permission-element/react'
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type {} from './elements.js';
import type { PermissionTags } from './attributes.js';

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends PermissionIntrinsicElements {}
  }
}

type PermissionIntrinsicElements = {
  [Tag in keyof PermissionTags]: DetailedHTMLProps<
    Omit<HTMLAttributes<PermissionTags[Tag][0]>, keyof PermissionTags[Tag][1]>,
    PermissionTags[Tag][0]
  > &
    PermissionTags[Tag][1] & { class?: string };
};
