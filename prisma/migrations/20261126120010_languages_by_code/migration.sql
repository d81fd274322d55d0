-- The facet of languages has each language once, by its code (ISO 639-1), however cards write it: `English`, `eng` and `en-US` are `en`. The same as
-- languageCode in modules/repositories; null for what is no language.
CREATE FUNCTION "search"."language_code"("value" text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT CASE
    WHEN known ? plain THEN known ->> plain
    WHEN plain IN ('code', 'multilingual', 'other', 'unknown') THEN plain
    WHEN plain !~ '^[a-z]{2,3}(-[a-z0-9]{2,8})*$' THEN NULL
    ELSE coalesce(known ->> split_part(plain, '-', 1), split_part(plain, '-', 1))
  END
  FROM (SELECT replace(lower(btrim(value)), '_', '-') AS plain, '{
    "afar":"aa","阿法尔语":"aa","aar":"aa","abkhazian":"ab","阿布哈西亚语":"ab","abk":"ab","avestan":"ae","阿维斯塔语":"ae","ave":"ae","afrikaans":"af","南非荷兰语":"af"
    ,"afr":"af","akan":"ak","阿肯语":"ak","aka":"ak","fat":"ak","twi":"ak","amharic":"am","阿姆哈拉语":"am","አማርኛ":"am","amh":"am","aragonese":"an","阿拉贡语":"an"
    ,"arg":"an","arabic":"ar","阿拉伯语":"ar","العربية":"ar","ara":"ar","arb":"ar","assamese":"as","阿萨姆语":"as","অসমীয়া":"as","asm":"as","avaric":"av"
    ,"阿瓦尔语":"av","ava":"av","aymara":"ay","艾马拉语":"ay","aym":"ay","ayr":"ay","azerbaijani":"az","阿塞拜疆语":"az","azərbaycan":"az","aze":"az","azj":"az"
    ,"bashkir":"ba","巴什基尔语":"ba","башҡорт":"ba","bak":"ba","belarusian":"be","白俄罗斯语":"be","беларуская":"be","bel":"be","bulgarian":"bg","保加利亚语":"bg"
    ,"български":"bg","bul":"bg","bhojpuri":"bh","博杰普尔语":"bh","bislama":"bi","比斯拉马语":"bi","bis":"bi","bambara":"bm","班巴拉语":"bm","bamanakan":"bm","bam":"bm"
    ,"bangla":"bn","孟加拉语":"bn","বাংলা":"bn","ben":"bn","tibetan":"bo","藏语":"bo","བོད་སྐད་":"bo","bod":"bo","tib":"bo","breton":"br","布列塔尼语":"br"
    ,"brezhoneg":"br","bre":"br","bosnian":"bs","波斯尼亚语":"bs","bosanski":"bs","bos":"bs","catalan":"ca","加泰罗尼亚语":"ca","català":"ca","cat":"ca"
    ,"chechen":"ce","车臣语":"ce","нохчийн":"ce","che":"ce","chamorro":"ch","查莫罗语":"ch","cha":"ch","corsican":"co","科西嘉语":"co","cos":"co","cree":"cr"
    ,"克里语":"cr","cre":"cr","cwd":"cr","czech":"cs","捷克语":"cs","čeština":"cs","ces":"cs","cze":"cs","church slavic":"cu","教会斯拉夫语":"cu","chu":"cu"
    ,"chuvash":"cv","楚瓦什语":"cv","чӑваш чӗлхи":"cv","chv":"cv","welsh":"cy","威尔士语":"cy","cymraeg":"cy","cym":"cy","wel":"cy","danish":"da","丹麦语":"da"
    ,"dansk":"da","dan":"da","german":"de","德语":"de","deutsch":"de","deu":"de","ger":"de","divehi":"dv","迪维希语":"dv","div":"dv","dzongkha":"dz","宗卡语":"dz"
    ,"རྫོང་ཁ":"dz","adp":"dz","dzo":"dz","ewe":"ee","埃维语":"ee","eʋegbe":"ee","greek":"el","希腊语":"el","ελληνικά":"el","ell":"el","gre":"el"
    ,"modern greek":"el","english":"en","英语":"en","eng":"en","esperanto":"eo","世界语":"eo","epo":"eo","spanish":"es","西班牙语":"es","español":"es","spa":"es"
    ,"castilian":"es","estonian":"et","爱沙尼亚语":"et","eesti":"et","ekk":"et","est":"et","basque":"eu","巴斯克语":"eu","euskara":"eu","baq":"eu","eus":"eu"
    ,"persian":"fa","波斯语":"fa","فارسی":"fa","fas":"fa","per":"fa","pes":"fa","farsi":"fa","fula":"ff","富拉语":"ff","pulaar":"ff","fuc":"ff","ful":"ff"
    ,"finnish":"fi","芬兰语":"fi","suomi":"fi","fin":"fi","fijian":"fj","斐济语":"fj","fij":"fj","faroese":"fo","法罗语":"fo","føroyskt":"fo","fao":"fo"
    ,"french":"fr","法语":"fr","français":"fr","fra":"fr","fre":"fr","western frisian":"fy","西弗里西亚语":"fy","frysk":"fy","fry":"fy","irish":"ga","爱尔兰语":"ga"
    ,"gaeilge":"ga","gle":"ga","scottish gaelic":"gd","苏格兰盖尔语":"gd","gàidhlig":"gd","gla":"gd","galician":"gl","加利西亚语":"gl","galego":"gl","glg":"gl"
    ,"guarani":"gn","瓜拉尼语":"gn","grn":"gn","gug":"gn","gujarati":"gu","古吉拉特语":"gu","ગુજરાતી":"gu","guj":"gu","prp":"gu","manx":"gv","马恩语":"gv","gaelg":"gv"
    ,"glv":"gv","hausa":"ha","豪萨语":"ha","hau":"ha","hebrew":"he","希伯来语":"he","עברית":"he","heb":"he","iw":"he","hindi":"hi","印地语":"hi","हिन्दी":"hi"
    ,"hin":"hi","hiri motu":"ho","希里莫图语":"ho","hmo":"ho","croatian":"hr","克罗地亚语":"hr","hrvatski":"hr","hrv":"hr","scr":"hr","haitian creole":"ht"
    ,"海地克里奥尔语":"ht","hat":"ht","hungarian":"hu","匈牙利语":"hu","magyar":"hu","hun":"hu","armenian":"hy","亚美尼亚语":"hy","հայերեն":"hy","arm":"hy","hye":"hy"
    ,"herero":"hz","赫雷罗语":"hz","her":"hz","interlingua":"ia","国际语":"ia","ina":"ia","indonesian":"id","印度尼西亚语":"id","indonesia":"id","ind":"id","in":"id"
    ,"interlingue":"ie","国际文字（e）":"ie","ile":"ie","igbo":"ig","伊博语":"ig","ibo":"ig","sichuan yi":"ii","凉山彝语":"ii","ꆈꌠꉙ":"ii","iii":"ii","inupiaq":"ik"
    ,"伊努皮克语":"ik","esk":"ik","ipk":"ik","ido":"io","伊多语":"io","icelandic":"is","冰岛语":"is","íslenska":"is","ice":"is","isl":"is","italian":"it","意大利语":"it"
    ,"italiano":"it","ita":"it","inuktitut":"iu","因纽特语":"iu","ike":"iu","iku":"iu","japanese":"ja","日语":"ja","日本語":"ja","jpn":"ja","javanese":"jv"
    ,"爪哇语":"jv","jawa":"jv","jav":"jv","jaw":"jv","jw":"jv","georgian":"ka","格鲁吉亚语":"ka","ქართული":"ka","geo":"ka","kat":"ka","kongo":"kg","刚果语":"kg"
    ,"kng":"kg","kon":"kg","kikuyu":"ki","吉库尤语":"ki","gikuyu":"ki","kik":"ki","kuanyama":"kj","宽亚玛语":"kj","kua":"kj","kazakh":"kk","哈萨克语":"kk"
    ,"қазақ тілі":"kk","kaz":"kk","kalaallisut":"kl","格陵兰语":"kl","kal":"kl","khmer":"km","高棉语":"km","ខ្មែរ":"km","khm":"km","kannada":"kn","卡纳达语":"kn"
    ,"ಕನ್ನಡ":"kn","kan":"kn","korean":"ko","韩语":"ko","한국어":"ko","kor":"ko","kanuri":"kr","卡努里语":"kr","kau":"kr","knc":"kr","kashmiri":"ks","克什米尔语":"ks"
    ,"کٲشُر":"ks","kas":"ks","kurdish":"ku","库尔德语":"ku","kurdî (kurmancî)":"ku","kmr":"ku","kur":"ku","komi":"kv","科米语":"kv","kom":"kv","kpv":"kv"
    ,"cornish":"kw","康沃尔语":"kw","kernewek":"kw","cor":"kw","kyrgyz":"ky","吉尔吉斯语":"ky","кыргызча":"ky","kir":"ky","latin":"la","拉丁语":"la","lat":"la"
    ,"luxembourgish":"lb","卢森堡语":"lb","lëtzebuergesch":"lb","ltz":"lb","ganda":"lg","卢干达语":"lg","luganda":"lg","lug":"lg","limburgish":"li","林堡语":"li"
    ,"lim":"li","lingala":"ln","林加拉语":"ln","lingála":"ln","lin":"ln","lao":"lo","老挝语":"lo","ລາວ":"lo","lithuanian":"lt","立陶宛语":"lt","lietuvių":"lt"
    ,"lit":"lt","luba-katanga":"lu","鲁巴加丹加语":"lu","tshiluba":"lu","lub":"lu","latvian":"lv","拉脱维亚语":"lv","latviešu":"lv","lav":"lv","lvs":"lv"
    ,"malagasy":"mg","马拉加斯语":"mg","mlg":"mg","plt":"mg","marshallese":"mh","马绍尔语":"mh","mah":"mh","māori":"mi","毛利语":"mi","mao":"mi","mri":"mi"
    ,"macedonian":"mk","马其顿语":"mk","македонски":"mk","mac":"mk","mkd":"mk","malayalam":"ml","马拉雅拉姆语":"ml","മലയാളം":"ml","mal":"ml","mongolian":"mn"
    ,"蒙古语":"mn","монгол":"mn","drh":"mn","khk":"mn","mon":"mn","marathi":"mr","马拉地语":"mr","मराठी":"mr","mar":"mr","malay":"ms","马来语":"ms","melayu":"ms"
    ,"may":"ms","msa":"ms","zsm":"ms","maltese":"mt","马耳他语":"mt","malti":"mt","mlt":"mt","burmese":"my","缅甸语":"my","မြန်မာ":"my","bur":"my","mya":"my"
    ,"nauru":"na","瑙鲁语":"na","nau":"na","norwegian bokmål":"nb","书面挪威语":"nb","norsk bokmål":"nb","nob":"nb","north ndebele":"nd","北恩德贝勒语":"nd"
    ,"isindebele":"nd","nde":"nd","nepali":"ne","尼泊尔语":"ne","नेपाली":"ne","nep":"ne","npi":"ne","ndonga":"ng","恩东加语":"ng","ndo":"ng","dutch":"nl"
    ,"荷兰语":"nl","nederlands":"nl","dut":"nl","nld":"nl","norwegian nynorsk":"nn","挪威尼诺斯克语":"nn","norsk nynorsk":"nn","nno":"nn","norwegian":"no","挪威语":"no"
    ,"norsk":"no","nor":"no","south ndebele":"nr","南恩德贝勒语":"nr","nbl":"nr","navajo":"nv","纳瓦霍语":"nv","nav":"nv","nyanja":"ny","齐切瓦语":"ny","nya":"ny"
    ,"occitan":"oc","奥克语":"oc","oci":"oc","ojibwa":"oj","奥吉布瓦语":"oj","ojg":"oj","oji":"oj","oromo":"om","奥罗莫语":"om","oromoo":"om","gaz":"om","orm":"om"
    ,"odia":"or","奥里亚语":"or","ଓଡ଼ିଆ":"or","ori":"or","ory":"or","ossetic":"os","奥塞梯语":"os","ирон":"os","oss":"os","punjabi":"pa","旁遮普语":"pa","ਪੰਜਾਬੀ":"pa"
    ,"pan":"pa","pali":"pi","巴利语":"pi","pli":"pi","polish":"pl","波兰语":"pl","polski":"pl","pol":"pl","pashto":"ps","普什图语":"ps","پښتو":"ps","pbu":"ps"
    ,"pus":"ps","portuguese":"pt","葡萄牙语":"pt","português":"pt","por":"pt","quechua":"qu","克丘亚语":"qu","runasimi":"qu","que":"qu","quz":"qu","romansh":"rm"
    ,"罗曼什语":"rm","rumantsch":"rm","roh":"rm","rundi":"rn","隆迪语":"rn","ikirundi":"rn","run":"rn","romanian":"ro","罗马尼亚语":"ro","română":"ro","mol":"ro"
    ,"ron":"ro","rum":"ro","mo":"ro","russian":"ru","俄语":"ru","русский":"ru","rus":"ru","kinyarwanda":"rw","卢旺达语":"rw","ikinyarwanda":"rw","kin":"rw"
    ,"sanskrit":"sa","梵语":"sa","संस्कृत भाषा":"sa","cls":"sa","san":"sa","sardinian":"sc","萨丁语":"sc","sardu":"sc","src":"sc","srd":"sc","sindhi":"sd"
    ,"信德语":"sd","سنڌي":"sd","snd":"sd","northern sami":"se","北方萨米语":"se","davvisámegiella":"se","sme":"se","sango":"sg","桑戈语":"sg","sängö":"sg","sag":"sg"
    ,"sinhala":"si","僧伽罗语":"si","සිංහල":"si","sin":"si","slovak":"sk","斯洛伐克语":"sk","slovenčina":"sk","slk":"sk","slo":"sk","slovenian":"sl","斯洛文尼亚语":"sl"
    ,"slovenščina":"sl","slv":"sl","samoan":"sm","萨摩亚语":"sm","smo":"sm","shona":"sn","绍纳语":"sn","chishona":"sn","sna":"sn","somali":"so","索马里语":"so"
    ,"soomaali":"so","som":"so","albanian":"sq","阿尔巴尼亚语":"sq","shqip":"sq","alb":"sq","als":"sq","sqi":"sq","serbian":"sr","塞尔维亚语":"sr","српски":"sr"
    ,"scc":"sr","srp":"sr","swati":"ss","斯瓦蒂语":"ss","ssw":"ss","southern sotho":"st","南索托语":"st","sesotho":"st","sot":"st","sundanese":"su","巽他语":"su"
    ,"basa sunda":"su","sun":"su","swedish":"sv","瑞典语":"sv","svenska":"sv","swe":"sv","swahili":"sw","斯瓦希里语":"sw","kiswahili":"sw","swa":"sw","swh":"sw"
    ,"tamil":"ta","泰米尔语":"ta","தமிழ்":"ta","tam":"ta","telugu":"te","泰卢固语":"te","తెలుగు":"te","tel":"te","tajik":"tg","塔吉克语":"tg","тоҷикӣ":"tg","tgk":"tg"
    ,"thai":"th","泰语":"th","ไทย":"th","tha":"th","tigrinya":"ti","提格利尼亚语":"ti","ትግርኛ":"ti","tir":"ti","turkmen":"tk","土库曼语":"tk","türkmen dili":"tk"
    ,"tuk":"tk","filipino":"tl","菲律宾语":"tl","tagalog":"tl","tgl":"tl","tswana":"tn","茨瓦纳语":"tn","setswana":"tn","tsn":"tn","tongan":"to","汤加语":"to"
    ,"lea fakatonga":"to","ton":"to","turkish":"tr","土耳其语":"tr","türkçe":"tr","tur":"tr","tsonga":"ts","聪加语":"ts","tso":"ts","tatar":"tt","鞑靼语":"tt"
    ,"татар":"tt","tat":"tt","tahitian":"ty","塔希提语":"ty","tah":"ty","uyghur":"ug","维吾尔语":"ug","ئۇيغۇرچە":"ug","uig":"ug","ukrainian":"uk","乌克兰语":"uk"
    ,"українська":"uk","ukr":"uk","urdu":"ur","乌尔都语":"ur","اردو":"ur","urd":"ur","uzbek":"uz","乌兹别克语":"uz","o‘zbek":"uz","uzb":"uz","uzn":"uz","venda":"ve"
    ,"文达语":"ve","ven":"ve","vietnamese":"vi","越南语":"vi","tiếng việt":"vi","vie":"vi","volapük":"vo","沃拉普克语":"vo","vol":"vo","walloon":"wa","瓦隆语":"wa"
    ,"wln":"wa","wolof":"wo","沃洛夫语":"wo","wol":"wo","xhosa":"xh","科萨语":"xh","isixhosa":"xh","xho":"xh","yiddish":"yi","意第绪语":"yi","ייִדיש":"yi","ydd":"yi"
    ,"yid":"yi","ji":"yi","yoruba":"yo","约鲁巴语":"yo","èdè yorùbá":"yo","yor":"yo","zhuang":"za","壮语":"za","vahcuengh":"za","zha":"za","zyb":"za"
    ,"chinese":"zh","中文":"zh","chi":"zh","cmn":"zh","zho":"zh","chinese (simplified)":"zh","chinese (traditional)":"zh","simplified chinese":"zh"
    ,"traditional chinese":"zh","mandarin":"zh","mandarin chinese":"zh","汉语":"zh","普通话":"zh","简体中文":"zh","繁体中文":"zh","zulu":"zu","祖鲁语":"zu","isizulu":"zu"
    ,"zul":"zu"}'::jsonb AS known) AS words
$$;

CREATE OR REPLACE FUNCTION "search"."facets_of"("r" "public"."repositories") RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT array_agg(DISTINCT lower(left(facet, 240))) FROM (
    SELECT unnest(ARRAY['owner:' || r.namespace_id, 'gated:' || CASE WHEN r.gated IS NULL THEN 'no' ELSE 'yes' END, 'gated:' || r.gated,
      'sdk:' || r.sdk, CASE WHEN r.type = 'app' THEN 'sdk:' || (r.card_data ->> 'sdk') END, 'task:' || r.pipeline_tag,
      'library:' || r.library_name]) AS facet
    UNION ALL
    SELECT 'language:' || "search"."language_code"(language)
    FROM "search"."texts"(coalesce(r.card_data -> 'language', r.card_data -> 'languages')) AS language
    UNION ALL
    SELECT unnest(ARRAY['uses:' || used, 'uses:any']) FROM "search"."texts"(r.card_data -> 'models') AS used WHERE r.type = 'app'
    UNION ALL
    SELECT unnest(ARRAY['uses:' || used, 'uses:any']) FROM "search"."texts"(r.card_data -> 'datasets') AS used WHERE r.type = 'app'
    UNION ALL
    SELECT unnest(ARRAY['tag:' || tag, CASE
      WHEN starts_with(tag, 'language:') THEN 'language:' || "search"."language_code"(substr(tag, 10))
      WHEN split_part(tag, ':', 1) IN ('license', 'library', 'format', 'modality') AND strpos(tag, ':') > 0 THEN tag
      WHEN starts_with(tag, 'task_categories:') THEN 'task:' || substr(tag, 17)
      WHEN starts_with(tag, 'size_categories:') THEN 'size:' || substr(tag, 17)
      WHEN starts_with(tag, 'base_model:') AND strpos(substr(tag, 12), ':') = 0 THEN 'base:' || substr(tag, 12)
      WHEN r.type = 'model' AND lower(tag) IN ('safetensors', 'gguf', 'onnx', 'pytorch', 'tf', 'jax', 'coreml', 'openvino', 'mlx', 'tflite')
        THEN 'format:' || tag END])
    FROM unnest(r.tags) AS tag
  ) AS found WHERE facet IS NOT NULL
$$;

-- Those that were written otherwise before this migration.
SELECT "search"."enter"(array_agg(e.id)) FROM "search"."entry" e
WHERE e.facets && ARRAY(SELECT f.hash FROM "search"."facet" f WHERE f.kind = 'language' AND f.value IS DISTINCT FROM "search"."language_code"(f.value))
HAVING count(*) > 0;
DELETE FROM "search"."facet" f WHERE f.kind = 'language' AND f.value IS DISTINCT FROM "search"."language_code"(f.value);
