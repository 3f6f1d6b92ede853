/** Reading of units files, for `build/`. */
export { parseUnits as readUnits } from './catalog.ts'
