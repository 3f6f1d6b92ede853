/** What the bundled command keeps compiled: see `engine.ts`. */
export { buildPublication } from './build.ts'
export { openLane } from './lane.ts'
