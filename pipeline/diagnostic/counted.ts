/** A number and what it counts, as English says it: `counted(1, 'page is', 'pages are')` is "1 page is". */
export const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`
