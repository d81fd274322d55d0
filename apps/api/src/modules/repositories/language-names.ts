// Languages as cards write them, and the code of each by which lists are narrowed (ISO 639-1): its names in English, Chinese and itself, and its
// codes of three letters. The database knows the same (`search.language_code`); a test holds both together.

const NAMES = `
  aa: afar | 阿法尔语 | aar
  ab: abkhazian | 阿布哈西亚语 | abk
  ae: avestan | 阿维斯塔语 | ave
  af: afrikaans | 南非荷兰语 | afr
  ak: akan | 阿肯语 | aka | fat | twi
  am: amharic | 阿姆哈拉语 | አማርኛ | amh
  an: aragonese | 阿拉贡语 | arg
  ar: arabic | 阿拉伯语 | العربية | ara | arb
  as: assamese | 阿萨姆语 | অসমীয়া | asm
  av: avaric | 阿瓦尔语 | ava
  ay: aymara | 艾马拉语 | aym | ayr
  az: azerbaijani | 阿塞拜疆语 | azərbaycan | aze | azj
  ba: bashkir | 巴什基尔语 | башҡорт | bak
  be: belarusian | 白俄罗斯语 | беларуская | bel
  bg: bulgarian | 保加利亚语 | български | bul
  bh: bhojpuri | 博杰普尔语
  bi: bislama | 比斯拉马语 | bis
  bm: bambara | 班巴拉语 | bamanakan | bam
  bn: bangla | 孟加拉语 | বাংলা | ben
  bo: tibetan | 藏语 | བོད་སྐད་ | bod | tib
  br: breton | 布列塔尼语 | brezhoneg | bre
  bs: bosnian | 波斯尼亚语 | bosanski | bos
  ca: catalan | 加泰罗尼亚语 | català | cat
  ce: chechen | 车臣语 | нохчийн | che
  ch: chamorro | 查莫罗语 | cha
  co: corsican | 科西嘉语 | cos
  cr: cree | 克里语 | cre | cwd
  cs: czech | 捷克语 | čeština | ces | cze
  cu: church slavic | 教会斯拉夫语 | chu
  cv: chuvash | 楚瓦什语 | чӑваш чӗлхи | chv
  cy: welsh | 威尔士语 | cymraeg | cym | wel
  da: danish | 丹麦语 | dansk | dan
  de: german | 德语 | deutsch | deu | ger
  dv: divehi | 迪维希语 | div
  dz: dzongkha | 宗卡语 | རྫོང་ཁ | adp | dzo
  ee: ewe | 埃维语 | eʋegbe
  el: greek | 希腊语 | ελληνικά | ell | gre | modern greek
  en: english | 英语 | eng
  eo: esperanto | 世界语 | epo
  es: spanish | 西班牙语 | español | spa | castilian
  et: estonian | 爱沙尼亚语 | eesti | ekk | est
  eu: basque | 巴斯克语 | euskara | baq | eus
  fa: persian | 波斯语 | فارسی | fas | per | pes | farsi
  ff: fula | 富拉语 | pulaar | fuc | ful
  fi: finnish | 芬兰语 | suomi | fin
  fj: fijian | 斐济语 | fij
  fo: faroese | 法罗语 | føroyskt | fao
  fr: french | 法语 | français | fra | fre
  fy: western frisian | 西弗里西亚语 | frysk | fry
  ga: irish | 爱尔兰语 | gaeilge | gle
  gd: scottish gaelic | 苏格兰盖尔语 | gàidhlig | gla
  gl: galician | 加利西亚语 | galego | glg
  gn: guarani | 瓜拉尼语 | grn | gug
  gu: gujarati | 古吉拉特语 | ગુજરાતી | guj | prp
  gv: manx | 马恩语 | gaelg | glv
  ha: hausa | 豪萨语 | hau
  he: hebrew | 希伯来语 | עברית | heb | iw
  hi: hindi | 印地语 | हिन्दी | hin
  ho: hiri motu | 希里莫图语 | hmo
  hr: croatian | 克罗地亚语 | hrvatski | hrv | scr
  ht: haitian creole | 海地克里奥尔语 | hat
  hu: hungarian | 匈牙利语 | magyar | hun
  hy: armenian | 亚美尼亚语 | հայերեն | arm | hye
  hz: herero | 赫雷罗语 | her
  ia: interlingua | 国际语 | ina
  id: indonesian | 印度尼西亚语 | indonesia | ind | in
  ie: interlingue | 国际文字（e） | ile
  ig: igbo | 伊博语 | ibo
  ii: sichuan yi | 凉山彝语 | ꆈꌠꉙ | iii
  ik: inupiaq | 伊努皮克语 | esk | ipk
  io: ido | 伊多语
  is: icelandic | 冰岛语 | íslenska | ice | isl
  it: italian | 意大利语 | italiano | ita
  iu: inuktitut | 因纽特语 | ike | iku
  ja: japanese | 日语 | 日本語 | jpn
  jv: javanese | 爪哇语 | jawa | jav | jaw | jw
  ka: georgian | 格鲁吉亚语 | ქართული | geo | kat
  kg: kongo | 刚果语 | kng | kon
  ki: kikuyu | 吉库尤语 | gikuyu | kik
  kj: kuanyama | 宽亚玛语 | kua
  kk: kazakh | 哈萨克语 | қазақ тілі | kaz
  kl: kalaallisut | 格陵兰语 | kal
  km: khmer | 高棉语 | ខ្មែរ | khm
  kn: kannada | 卡纳达语 | ಕನ್ನಡ | kan
  ko: korean | 韩语 | 한국어 | kor
  kr: kanuri | 卡努里语 | kau | knc
  ks: kashmiri | 克什米尔语 | کٲشُر | kas
  ku: kurdish | 库尔德语 | kurdî (kurmancî) | kmr | kur
  kv: komi | 科米语 | kom | kpv
  kw: cornish | 康沃尔语 | kernewek | cor
  ky: kyrgyz | 吉尔吉斯语 | кыргызча | kir
  la: latin | 拉丁语 | lat
  lb: luxembourgish | 卢森堡语 | lëtzebuergesch | ltz
  lg: ganda | 卢干达语 | luganda | lug
  li: limburgish | 林堡语 | lim
  ln: lingala | 林加拉语 | lingála | lin
  lo: lao | 老挝语 | ລາວ
  lt: lithuanian | 立陶宛语 | lietuvių | lit
  lu: luba-katanga | 鲁巴加丹加语 | tshiluba | lub
  lv: latvian | 拉脱维亚语 | latviešu | lav | lvs
  mg: malagasy | 马拉加斯语 | mlg | plt
  mh: marshallese | 马绍尔语 | mah
  mi: māori | 毛利语 | mao | mri
  mk: macedonian | 马其顿语 | македонски | mac | mkd
  ml: malayalam | 马拉雅拉姆语 | മലയാളം | mal
  mn: mongolian | 蒙古语 | монгол | drh | khk | mon
  mr: marathi | 马拉地语 | मराठी | mar
  ms: malay | 马来语 | melayu | may | msa | zsm
  mt: maltese | 马耳他语 | malti | mlt
  my: burmese | 缅甸语 | မြန်မာ | bur | mya
  na: nauru | 瑙鲁语 | nau
  nb: norwegian bokmål | 书面挪威语 | norsk bokmål | nob
  nd: north ndebele | 北恩德贝勒语 | isindebele | nde
  ne: nepali | 尼泊尔语 | नेपाली | nep | npi
  ng: ndonga | 恩东加语 | ndo
  nl: dutch | 荷兰语 | nederlands | dut | nld
  nn: norwegian nynorsk | 挪威尼诺斯克语 | norsk nynorsk | nno
  no: norwegian | 挪威语 | norsk | nor
  nr: south ndebele | 南恩德贝勒语 | nbl
  nv: navajo | 纳瓦霍语 | nav
  ny: nyanja | 齐切瓦语 | nya
  oc: occitan | 奥克语 | oci
  oj: ojibwa | 奥吉布瓦语 | ojg | oji
  om: oromo | 奥罗莫语 | oromoo | gaz | orm
  or: odia | 奥里亚语 | ଓଡ଼ିଆ | ori | ory
  os: ossetic | 奥塞梯语 | ирон | oss
  pa: punjabi | 旁遮普语 | ਪੰਜਾਬੀ | pan
  pi: pali | 巴利语 | pli
  pl: polish | 波兰语 | polski | pol
  ps: pashto | 普什图语 | پښتو | pbu | pus
  pt: portuguese | 葡萄牙语 | português | por
  qu: quechua | 克丘亚语 | runasimi | que | quz
  rm: romansh | 罗曼什语 | rumantsch | roh
  rn: rundi | 隆迪语 | ikirundi | run
  ro: romanian | 罗马尼亚语 | română | mol | ron | rum | mo
  ru: russian | 俄语 | русский | rus
  rw: kinyarwanda | 卢旺达语 | ikinyarwanda | kin
  sa: sanskrit | 梵语 | संस्कृत भाषा | cls | san
  sc: sardinian | 萨丁语 | sardu | src | srd
  sd: sindhi | 信德语 | سنڌي | snd
  se: northern sami | 北方萨米语 | davvisámegiella | sme
  sg: sango | 桑戈语 | sängö | sag
  si: sinhala | 僧伽罗语 | සිංහල | sin
  sk: slovak | 斯洛伐克语 | slovenčina | slk | slo
  sl: slovenian | 斯洛文尼亚语 | slovenščina | slv
  sm: samoan | 萨摩亚语 | smo
  sn: shona | 绍纳语 | chishona | sna
  so: somali | 索马里语 | soomaali | som
  sq: albanian | 阿尔巴尼亚语 | shqip | alb | als | sqi
  sr: serbian | 塞尔维亚语 | српски | scc | srp
  ss: swati | 斯瓦蒂语 | ssw
  st: southern sotho | 南索托语 | sesotho | sot
  su: sundanese | 巽他语 | basa sunda | sun
  sv: swedish | 瑞典语 | svenska | swe
  sw: swahili | 斯瓦希里语 | kiswahili | swa | swh
  ta: tamil | 泰米尔语 | தமிழ் | tam
  te: telugu | 泰卢固语 | తెలుగు | tel
  tg: tajik | 塔吉克语 | тоҷикӣ | tgk
  th: thai | 泰语 | ไทย | tha
  ti: tigrinya | 提格利尼亚语 | ትግርኛ | tir
  tk: turkmen | 土库曼语 | türkmen dili | tuk
  tl: filipino | 菲律宾语 | tagalog | tgl
  tn: tswana | 茨瓦纳语 | setswana | tsn
  to: tongan | 汤加语 | lea fakatonga | ton
  tr: turkish | 土耳其语 | türkçe | tur
  ts: tsonga | 聪加语 | tso
  tt: tatar | 鞑靼语 | татар | tat
  tw:
  ty: tahitian | 塔希提语 | tah
  ug: uyghur | 维吾尔语 | ئۇيغۇرچە | uig
  uk: ukrainian | 乌克兰语 | українська | ukr
  ur: urdu | 乌尔都语 | اردو | urd
  uz: uzbek | 乌兹别克语 | o‘zbek | uzb | uzn
  ve: venda | 文达语 | ven
  vi: vietnamese | 越南语 | tiếng việt | vie
  vo: volapük | 沃拉普克语 | vol
  wa: walloon | 瓦隆语 | wln
  wo: wolof | 沃洛夫语 | wol
  xh: xhosa | 科萨语 | isixhosa | xho
  yi: yiddish | 意第绪语 | ייִדיש | ydd | yid | ji
  yo: yoruba | 约鲁巴语 | èdè yorùbá | yor
  za: zhuang | 壮语 | vahcuengh | zha | zyb
  zh: chinese | 中文 | chi | cmn | zho | chinese (simplified) | chinese (traditional) | simplified chinese | traditional chinese | mandarin | mandarin chinese | 汉语 | 普通话 | 简体中文 | 繁体中文
  zu: zulu | 祖鲁语 | isizulu | zul
`;

/** What a card may say instead of a language. */
const NO_LANGUAGES = new Set(['code', 'multilingual', 'other', 'unknown']);
const CODE = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/;

/** From a name or another code to the code of two letters. */
const CODES: ReadonlyMap<string, string> = new Map(
  NAMES.trim()
    .split('\n')
    .flatMap((line) => {
      const [code = '', names = ''] = line.trim().split(/:\s?/);
      return names === '' ? [] : names.split(' | ').map((name): [string, string] => [name, code]);
    }),
);

/** Every name and code that stands for another one. */
export function languageAliases(): string[] {
  return [...CODES.keys()];
}

/** The code of a language that was written by its name; null: no name of one. */
export function codeOfLanguageName(text: string): string | null {
  const name = text.trim().toLowerCase();
  return /^[a-z]{2,3}$/.test(name) ? null : (CODES.get(name) ?? null);
}

/** By what lists know a language, however it was written: `English`, `eng` and `en-US` are `en`. Null: it is none. */
export function languageCode(text: string): string | null {
  const plain = text.trim().toLowerCase().replaceAll('_', '-');
  const known = CODES.get(plain);
  if (known !== undefined || NO_LANGUAGES.has(plain)) return known ?? plain;
  if (!CODE.test(plain)) return null;
  const base = plain.split('-', 1)[0] ?? plain;
  return CODES.get(base) ?? base;
}
