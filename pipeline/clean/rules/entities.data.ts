/** Names of HTML references for U+00A0 to U+00FF, in order. */
export const latinReferences =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest ' +
  'Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig ' +
  'agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'

/** Further references: name=code point. */
export const otherReferences =
  'amp=26 lt=3C gt=3E quot=22 apos=27 OElig=152 oelig=153 Scaron=160 scaron=161 Yuml=178 fnof=192 circ=2C6 tilde=2DC ensp=2002 emsp=2003 thinsp=2009 zwnj=200C zwj=200D lrm=200E rlm=200F ' +
  'ndash=2013 mdash=2014 horbar=2015 lsquo=2018 rsquo=2019 sbquo=201A ldquo=201C rdquo=201D bdquo=201E dagger=2020 Dagger=2021 bull=2022 hellip=2026 permil=2030 prime=2032 Prime=2033 ' +
  'lsaquo=2039 rsaquo=203A euro=20AC numero=2116 trade=2122 larr=2190 uarr=2191 rarr=2192 darr=2193 minus=2212 infin=221E asymp=2248 ne=2260 le=2264 ge=2265 num=23 comma=2C period=2E colon=3A semi=3B excl=21 quest=3F lpar=28 rpar=29 lsqb=5B rsqb=5D sol=2F bsol=5C ast=2A plus=2B percnt=25 dollar=24 commat=40 lowbar=5F hyphen=2010 dash=2010 Tab=9'
