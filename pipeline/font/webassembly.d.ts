/** The part of the WebAssembly interface that font/ uses; the standard library types have it only together with the DOM. */
declare namespace WebAssembly {
  type Module = object
  interface Instance {
    readonly exports: Readonly<Record<string, unknown>>
  }
  interface Memory {
    readonly buffer: ArrayBuffer
    grow(pages: number): number
  }
  interface Table {
    grow(by: number): number
    set(index: number, value: unknown): void
  }
  const Module: new (bytes: Uint8Array) => Module
  const Instance: new (module: Module, imports: Readonly<Record<string, Readonly<Record<string, unknown>>>>) => Instance
}
