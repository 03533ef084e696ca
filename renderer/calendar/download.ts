/** Lets the window offer a text as a file to keep. */
export function download(fileName: string, text: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  // The browser needs the address until it has begun.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
