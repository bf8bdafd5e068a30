import 'permission-element';
/** @jsx h */
declare function h(...given: unknown[]): unknown;
export const some = <permission type="camera" onpromptaction={() => {}}>no</permission>;
export const more = <permission-devices kind="audioinput" />;
// @ts-expect-error there is no such type
export const wrong = <permission type="midi" />;
