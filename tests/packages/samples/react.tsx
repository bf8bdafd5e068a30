import { useRef } from 'react';
import type {} from 'permission-element/react';
export function Ask() {
  const ref = useRef<HTMLPermissionElement>(null);
  return <div>
    <permission ref={ref} type="camera microphone" lang="de" className="a" style={{ color: 'red' }}>no</permission>
    <permission-element type="geolocation" preciselocation class="a" />
    <permission-element type="camera" onpromptaction={({ type }) => type} />
    <permission-controls onchange={({ detail }) => detail.descriptor.name} />
    <permission-devices kind="videoinput" value="" aria-label="x" />
    {/* @ts-expect-error there is no such kind */}
    <permission-devices kind="toaster" />
    {/* @ts-expect-error there is no such type */}
    <permission type="midi" />
  </div>;
}
