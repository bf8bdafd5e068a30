import { AskForCamera } from 'sample.jsx';
import { told } from './told.js';

export function View({ type, listens }) {
  if (!type) return <AskForCamera onAllowed={told} />;
  return (
    <permission-element key={type} type={type} onpromptaction={listens ? told : undefined}>
      <span>Your browser cannot run this.</span>
    </permission-element>
  );
}
