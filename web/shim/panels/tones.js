// A few tones, to hear a speaker by.

/**
 * Plays them on a speaker.
 * @param {string} speaker Its id; empty for the one that the system chooses.
 * @param {Array<[number, number, number]>} tones Frequency in Hz, beginning and length in s.
 * @returns {Promise<{over: Promise<void>, stop: () => void}>}
 */
export async function playTones(speaker, tones) {
  const context = new AudioContext();
  const player = new Audio();
  const target = context.createMediaStreamDestination();
  const stop = () => {
    player.srcObject = null;
    if (context.state !== 'closed') context.close();
  };
  try {
    await player.setSinkId(speaker);
    player.srcObject = target.stream;
    await player.play();
    return { over: Promise.all(tones.map((tone) => play(context, target, tone))).then(stop), stop };
  } catch (error) {
    stop();
    throw error;
  }
}

const VOLUME = 0.25;
const FADE = 0.03; // s: no clicks

function play(context, target, [frequency, beginning, length]) {
  const start = context.currentTime + beginning;
  const oscillator = new OscillatorNode(context, { frequency });
  const volume = new GainNode(context, { gain: 0 });
  volume.gain.setTargetAtTime(VOLUME, start, FADE);
  volume.gain.setTargetAtTime(0, start + length - FADE, FADE);
  oscillator.connect(volume).connect(target);
  oscillator.start(start);
  oscillator.stop(start + length + FADE);
  return new Promise((resolve) => (oscillator.onended = () => resolve()));
}
