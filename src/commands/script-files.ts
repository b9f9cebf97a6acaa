/** Whether a file is a program of a POSIX shell or of bash: by its ending or its first line. */
export function isShellScript(path: string, text: string): boolean {
  return /\.(?:ba|z|da)?sh$/.test(path) || /^#!.*\b(?:ba|z|da)?sh\b/.test(text.slice(0, 100));
}
