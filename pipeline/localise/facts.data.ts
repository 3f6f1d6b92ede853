/** Words that turn a statement round, of the languages that articles are likely written in. Compared within one language only. */
export const negations =
  'not no never none nobody nothing nowhere neither nor without cannot hardly barely scarcely ' +
  'не ни нет никогда никто ничего без нельзя емес жоқ ешқашан ешкім ' +
  'nicht kein keine keinen keiner keinem nie niemals niemand nichts ohne ne pas jamais aucun aucune rien sans ' +
  'nunca nadie nada ningún ninguna sin non mai nessuno senza não nenhum sem niet geen nooit zonder inte aldrig utan ikke ' +
  'لا لم لن ليس ليست غير بدون दون नहीं न मत बिना değil yok'

/** The same in scripts without spaces: characters, wherever they stand. */
export const negationCharacters = '不没沒无無非未勿莫否'

/** Words and signs behind a number that say what is counted. */
export const unitAfterNumber =
  '%|‰|°|km|m|cm|mm|mi|ft|kg|g|mg|t|lb|oz|l|ml|ha|h|min|s|ms|mph|kmh|kwh|mw|gw|gb|mb|kb|tb|' +
  'miles?|meters?|metres?|kilomet(?:er|re)s?|feet|foot|inch(?:es)?|tons?|tonnes?|kilograms?|grams?|pounds?|liters?|litres?|' +
  'percent|per ?cent|hundred|thousand|million|billion|trillion|dozen|' +
  'seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|' +
  'dollars?|euros?|yuan|roubles?|rubles?|tenge|' +
  'км|м|кг|т|тыс|млн|млрд|процент\\p{L}*|тысяч\\p{L}*|миллион\\p{L}*|миллиард\\p{L}*'
