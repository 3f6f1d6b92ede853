export { createShapeProbe, probeBidi } from './probe.ts'
