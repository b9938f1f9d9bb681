// How strong a key passphrase must be: a stolen database can be guessed at offline, so it is words, not a word.
const words = 5;
const letters = 20;
const different = 8;

export function isStrong(passphrase: string): boolean {
  const long = passphrase.split(/\s+/u).filter((word) => word.length >= 3).length >= words || [...passphrase].length >= letters;
  return long && new Set(passphrase).size >= different;
}
