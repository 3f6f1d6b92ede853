/** A worker that does to an edition what the article is called. */
import { parentPort, threadId } from 'node:worker_threads'

const deeds = {
  exits: () => process.exit(7),
  throws: () => {
    throw new Error('a fault')
  },
  loops: () => {
    for (;;);
  },
  eats: () => {
    const eaten = []
    for (;;) eaten.push(Array.from({ length: 100_000 }, (_, index) => ({ index })))
  },
  'leaves afterwards': ({ task }) => {
    answer(task)
    setTimeout(() => process.exit(0), 1)
  },
}

function answer(task) {
  const entry = { ...task, sourceLocale: 'en', dir: 'ltr', title: `by worker ${threadId}`, cells: [] }
  parentPort.postMessage({ entry, files: [], diagnostics: [] })
}

parentPort.on('message', (job) => (deeds[job.task.article] ?? (({ task }) => answer(task)))(job))
