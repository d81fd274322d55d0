/** How answers begin that were made by a model and say so, or refuse: seldom what somebody wants to teach. */
export const BOILERPLATE =
  /^\s{0,8}(?:as an? (?:ai|artificial intelligence|large language|language)\b|i(?:'|’)?m sorry,? (?:but )?(?:as an|i can(?:'|’)?t|i cannot)|i am sorry,? but i can|i cannot (?:fulfil|assist|help)|作为一?[个名]?(?:ai|人工智能|大?语言模型)|(?:很)?抱歉[,，]?我(?:无法|不能))/i;
