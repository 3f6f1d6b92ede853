/** Words and signs of units in the languages of the sample, as alternatives of a regular expression; longest first. */
export const unitWords = {
  kilometre: 'kilomet(?:re|er)s?|km|километр|км|шақырым|公里|千米|كيلومتر|كلم|كم|किलोमीटर|किमी',
  mile: 'miles?|mi|мил[ьия]|英里|أميال|ميل|मील',
  metre: 'met(?:re|er)s?|метр|米|متر|मीटर',
  foot: 'foot|feet|ft|фут|英尺|قدم|फ़ुट|फुट',
  kilogram: 'kilograms?|kg|килограмм|кг|公斤|千克|كيلوغرام|كجم|किलोग्राम|किग्रा',
  ton: 'tons?|tonnes?|тонн|吨|طن|टन',
  hectare: 'hectares?|ha|гектар|га|公顷|هكتار|हेक्टेयर',
  percent: '%|٪|％|per ?cent|процент|пайыз|في المئة|في المائة|بالمئة|بالمائة|प्रतिशत',
  dollar: '\\$|dollars?|доллар|美元|دولار|डॉलर',
  euro: '€|euros?|евро|欧元|يورو|यूरो',
  pound: '£|英镑',
} as const
