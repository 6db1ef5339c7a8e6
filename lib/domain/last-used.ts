/** A map of so many entries: those that were used last. */
export class LastUsed<Value> {
  private readonly entries = new Map<string, Value>();

  constructor(private readonly most: number) {}

  get(key: string): Value | undefined {
    const value = this.entries.get(key);
    if (value !== undefined) this.set(key, value);
    return value;
  }

  /** From the one that was used longest ago. */
  keys(): Iterable<string> {
    return this.entries.keys();
  }

  delete(key: string): void {
    this.entries.delete(key);
  }

  set(key: string, value: Value): void {
    this.entries.delete(key);
    this.entries.set(key, value); // the last of all
    if (this.entries.size > this.most) this.entries.delete(this.entries.keys().next().value!);
  }
}
