// How loud a stream is, looked at while somebody can see it.

/**
 * Measures the level of a stream.
 * @param {MediaStream} stream
 * @param {Element} element What shows it: where it cannot be seen, nothing is measured.
 * @param {{every: number, floor: number}} scale In ms, and dB of full scale.
 * @param {(level: number) => void} show Called with 0 to 1.
 * @returns {() => void} Ends it.
 */
export function watchLevel(stream, element, { every, floor }, show) {
  const context = new AudioContext();
  const analyser = new AnalyserNode(context, { fftSize: 1024 });
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  let isInView = true;
  const look = () => {
    if (document.hidden || !isInView) return;
    if (context.state === 'suspended') context.resume().catch(() => {});
    analyser.getFloatTimeDomainData(samples);
    const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
    const level = power > 0 ? 1 - (10 * Math.log10(power)) / floor : 0;
    show(Math.min(1, Math.max(0, level)));
  };
  const observer = new IntersectionObserver((entries) => ({ isIntersecting: isInView } = entries.at(-1)));
  observer.observe(element);
  const timer = setInterval(look, every);
  return () => {
    clearInterval(timer);
    observer.disconnect();
    context.close().catch(() => {});
    show(0);
  };
}
