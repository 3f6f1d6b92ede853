/** Letters of the Arabic script that join the one before them only, or none (Unicode 17.0, Joining_Type R and U): no stroke leads on from them. */
export const endsJoin =
  /[\u0621-\u0625\u0627\u0629\u062f-\u0632\u0648\u0671-\u0677\u0688-\u0699\u06c0\u06c3-\u06cb\u06cd\u06cf\u06d2\u06d3\u06d5\u06e5\u06e6\u06ee\u06ef\u0759-\u075b\u076b\u076c\u0771\u0773\u0774\u0778\u0779\u0870-\u0882\u0887\u088e\u08aa-\u08ae\u08b1\u08b2\u08b9\u08c9]/u

/** Letters that join neither side: no stroke leads to them. */
export const joinsNothing = /[\u0621\u0674\u06e5\u06e6\u0887\u08ad\u08c9]/u

/**
 * Groups of letters in the usual order of preference of a lengthened join, as Microsoft set it down for Internet Explorer 5.5 (P. Nelson,
 * "Justifying Text using Cascading Style Sheets") and most programs have followed since. The forms of Persian and Urdu stand with those
 * of Arabic that they look like.
 */
export const seenAndSad = /[\u0633\u0634\u0635\u0636\u069a-\u069e\u06fa\u06fb\u075c\u076d\u0770\u077d\u077e\u08af]/u
export const tehMarbutaHehHahDal =
  /[\u0629\u0647\u06c0-\u06c3\u06d5\u062d\u062c\u062e\u0686\u062f\u0630\u0688-\u0690\u06ee\u0759\u075a]/u
export const alefTahLamKaf =
  /[\u0622\u0623\u0625\u0627\u0671-\u0673\u0675\u0637\u0638\u069f\u0644\u06b5-\u06b8\u0643\u06a9-\u06b4\u0762-\u0764]/u
export const beh = /[\u0628\u062a\u062b\u0646\u064a\u06cc\u0626\u067b-\u0680\u06b9-\u06bd\u06d0\u06d1]/u
export const rehAndYeh = /[\u0631\u0632\u0691-\u0699\u06ef\u0649\u064a\u06cc\u06cd\u0626\u06d2\u06d3]/u
export const wawAinFehQaf =
  /[\u0648\u0624\u06c4-\u06cb\u06cf\u0676\u0677\u0639\u063a\u06a0\u06fc\u0641\u06a1-\u06a6\u0642\u06a7\u06a8]/u
export const lam = /[\u0644\u06b5-\u06b8\u076a]/u
export const alef = /[\u0622\u0623\u0625\u0627\u0671-\u0673\u0675\u0773\u0774]/u
