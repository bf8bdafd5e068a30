// What Python is told crosses as JSON, and a failure of it is one line.
import { stringify, warn } from '../core.js';

/** Python's function, for `connectPython`: it takes plain data, and answers nothing where it fails. */
export function dispatcher(dispatch) {
  return (kind, payload) => {
    try {
      return dispatch(kind, stringify(payload) ?? '');
    } catch (error) {
      warn(`Python failed at "${kind}": ${error.message ?? error}`);
      return '';
    }
  };
}
