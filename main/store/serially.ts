/** Runs tasks with the same key one after the other, in the order they came; a failure reaches its own caller only. */
export class Serially {
  readonly #last = new Map<string, Promise<unknown>>()

  run<Result>(key: string, task: () => Promise<Result>): Promise<Result> {
    const mine = (this.#last.get(key) ?? Promise.resolve()).then(task)
    const settled = mine.then(
      () => {},
      () => {},
    )
    this.#last.set(key, settled)
    void settled.then(() => {
      if (this.#last.get(key) === settled) this.#last.delete(key)
    })
    return mine
  }

  /** Resolves when everything that is queued now has settled. */
  async idle(): Promise<void> {
    await Promise.all(this.#last.values())
  }
}
