// The commonest passwords of at least ten characters, and the words that people pad to that length. Compared in lower case.

export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `1234567890 0123456789 0987654321 9876543210 12345678910 123456789012 1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx3edc qwertyuiop qwertyuiop123
  qwerty12345 qwerty123456 qwertzuiop azertyuiop asdfghjkl asdfghjkl1 zxcvbnm123 abcdefghij abcdefghijkl abcd123456 abc1234567 a123456789
  aa12345678 q123456789 password password1 password12 password123 password1234 passwordpassword passw0rd p@ssw0rd p@ssword p@ssw0rd123
  passw0rd123 mypassword changeme changeme123 changemenow letmein letmeinnow welcome welcome123 welcome1234 iloveyou iloveyou123 iloveyou12
  administrator admin admin12345 admin123456 adminadmin root rootroot toor superuser superman superman123 football football1 football123
  baseball baseball1 basketball sunshine sunshine1 princess princess1 dragon dragon1234 monkey monkey1234 shadow master trustno1 starwars
  starwars123 michael jennifer computer computer123 internet whatever liverpool chelsea manchester secret secretsecret test testtest
  testtest123 test123456 testpassword guest guestguest user username temporary temp temp123456 default defaultpassword example
  correcthorsebatterystaple correct horse battery staple huggingface modelgrove postgres postgrespassword docker kubernetes
  woaini1314 woaini520 5201314520 1314520520 woaiwojia asd123456789 qq123456789 zxc123456789 wang123456 zhang123456 147258369 1472583690
  1111111111 0000000000 1212121212 1123581321 3141592653 3141592654 2718281828 1029384756 qazwsxedcrfv qazwsxedc !qaz2wsx3edc zaq12wsxcde3`
    .split(/\s+/)
    .concat('correct horse battery staple'),
);
