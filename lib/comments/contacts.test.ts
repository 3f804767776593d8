import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { processorTime } from '@/test/processor-time';
import { findContacts } from './contacts';
import { findDisguisedLinks } from './links';

/** All that holds a comment, by kind. */
const found = (text: string) => ({ ...findContacts(text), disguised: findDisguisedLinks(text) });
const kinds = (text: string) =>
  Object.entries(found(text)).flatMap(([kind, all]) => (all.length > 0 ? [kind] : []));

test.each([
  'زوروا spam[.]example.com اليوم',
  'spam[.]com',
  'spam[.]example',
  'spam (dot) com',
  'spam dot com',
  'buy at cheap-pills dot org now',
  'spam (نقطة) كوم',
  'موقعنا spam نقطة كوم',
  'سبام دوت كوم',
  'سوق-الربح دوت كوم يدفع لك',
  'spam[نقطة]نت',
  'spam {.} info',
  'spam . com',
  'ｓｐａｍ．ｃｏｍ',
  'spam．com',
  'spam。com',
  'spam·com',
  'spam٠com',
  'spam․com',
  'spam\u{AD}.com',
  'sp\u{200B}am.c\u{200D}om',
  'spam.\u{2060}com',
  'spam\u{200C}.net',
  'hxxp://spam.example/x',
  'hxxps://example.com',
  'افتح \u{202E}moc.maps\u{202C} الآن',
  '\u{202E}moc.maps//:sptth',
  'ѕрam.соm',
])('a link in disguise: %j', (text) => {
  expect(kinds(text)).toEqual(['disguised']);
});

test.each([
  ['راسلني على name@example.com', 'name@example.com'],
  ['Name.Last+x@mail.example.co.uk', 'name.last+x@mail.example.co.uk'],
  ['name (at) example (dot) com', 'name@example.com'],
  ['name[at]example.com', 'name@example.com'],
  ['name at gmail dot com', 'name@gmail.com'],
  ['name @ gmail . com', 'name@gmail.com'],
  ['name ات gmail دوت كوم', 'name@gmail.com'],
  ['أحمد (آت) جيميل دوت كوم', 'احمد@جيميل.com'],
  ['name@gmail', 'name@gmail'],
  ['na\u{200B}me@exam\u{AD}ple.com', 'name@example.com'],
  ['name＠example．com', 'name@example.com'],
  ['\u{202E}moc.liamg@eman', 'name@gmail.com'],
  ['بريدي: اسم@مثال.السعودية', 'اسم@مثال.السعوديه'],
])('an e-mail address: %j', (text, email) => {
  expect(found(text).emails).toEqual([email]);
});

test.each([
  ['اتصل بي 0501234567', '0501234567'],
  ['050 123 4567', '0501234567'],
  ['050-123-4567', '0501234567'],
  ['(050) 123.4567', '0501234567'],
  ['0 5 0 1 2 3 4 5 6 7', '0501234567'],
  ['٠٥٠١٢٣٤٥٦٧', '0501234567'],
  ['٠٥٠ ١٢٣ ٤٥٦٧', '0501234567'],
  ['۰۹۱۲ ۳۴۵ ۶۷۸۹', '09123456789'],
  ['رقمي ۰۹۱۲۳۴۵۶۷۸۹', '09123456789'],
  ['０５０１２３４５６７', '0501234567'],
  ['0️⃣5️⃣0️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣', '0501234567'],
  ['05\u{200B}01\u{AD}23\u{200C}4567', '0501234567'],
  ['على الرقم01012345678', '01012345678'],
  ['+966 50 123 4567', '966501234567'],
  ['00966501234567', '00966501234567'],
  ['٠٠٩٦٦ ٥٠ ١٢٣ ٤٥٦٧', '00966501234567'],
  ['+44 (0)20 7946 0958', '4402079460958'],
  ['06 12 34 56 78', '0612345678'],
  ['0 532 123 45 67', '05321234567'],
  ['00 966 50 123 4567', '00966501234567'],
  ['06.12.34.56.78', '0612345678'],
  ['555-123-4567', '5551234567'],
  ['(555) 123-4567', '5551234567'],
  ['واتساب 55512345', '55512345'],
  ['واتس: 71 123 456', '71123456'],
  ['للتواصل على 71/123456', '71123456'],
  ['WhatsApp me on 33445566', '33445566'],
  ['جوالي ٥٥١٢٣٤٥٦', '55123456'],
  ['أنا من مواليد 1990 ورقمي 0791234567', '0791234567'],
  ['\u{202E}7654321050', '0501234567'],
  ['050,123,4567', '0501234567'],
  ['٠٥٠،١٢٣،٤٥٦٧', '0501234567'],
  ['050|123|4567', '0501234567'],
  ['050;123;4567', '0501234567'],
  ['+966|50|123|4567', '966501234567'],
  ['966501234567', '966501234567'],
  ['راسلني ٩٧١٥٠١٢٣٤٥٦٧ الآن', '971501234567'],
  ['201012345678', '201012345678'],
])('a phone number: %j', (text, phone) => {
  expect(found(text).phones).toEqual([phone]);
});

test.each([
  ['انضموا t.me/forex_king', 't.me/forex_king'],
  ['https://t.me/joinchat/AbC123', 't.me/joinchat/abc123'],
  ['wa.me/966501234567', 'wa.me/966501234567'],
  ['t[.]me/forexking', 't.me/forexking'],
  ['chat.whatsapp.com/AbCdEf', 'chat.whatsapp.com/abcdef'],
  ['قناتنا على التيليجرام @forexking', '@forexking'],
  ['تيليجرام: forexking', '@forexking'],
  ['تلجرام : @forexking', '@forexking'],
  ['Telegram: forex_king', '@forex_king'],
  ['سناب: sales.king', '@sales.king'],
  ['انستغرام - shop.queen', '@shop.queen'],
  ['اربح يوميًا مع @forex_signals99', '@forex_signals99'],
  ['تابعوني @realchannel', '@realchannel'],
  ['Join @dailysignals now', '@dailysignals'],
  ['كلّمني خاص @king_2024', '@king_2024'],
  ['القناة ＠forexking', '@forexking'],
  ['تلغرام spamchannel', '@spamchannel'],
  ['شكرا لكم\nتلغرام spamchannel', '@spamchannel'],
  ['قناتي على التليجرام spam_channel', '@spam_channel'],
  ['قناتنا على تيليجرام spamchannel يوميا', '@spamchannel'],
  ['telegram gold_signals', '@gold_signals'],
  ['سناب shop_queen للطلبات', '@shop_queen'],
])('the name of a channel: %j', (text, channel) => {
  expect(found(text).channels).toEqual([channel]);
});

/** What people write, and what looks like one of these. */
const HONEST = [
  'طائرة F-35 أفضل من S-500 وSu-57!',
  'نسخة 2024.5 من node.js وnext.js',
  'ok.Thanks',
  'شكرا.مقال رائع',
  'I like it.In fact, e.g. word.Next sentence without a space',
  'We won.Bet you did not see it.Online or not.',
  'انظر example.com، فهذا رابط ظاهر',
  'https://ar.wikipedia.org/wiki/نقطة_(هندسة)',
  'السعر 1,250,000 دولار و1500000 ليرة و1 000 000 دينار',
  'ارتفع 12.5% ثم ٣٫٥٪ ثم 0.0123456789 فقط',
  'في 01/02/2024 وفي 2024-02-01 و٠١/٠٢/٢٠٢٤ و5.6.2023',
  'من 05-06-2024 إلى 07-08-2024',
  'بين 1990-2024 و1939–1945',
  'الساعة 10:30 و05.30 06.45 07.15 ومواقيت 04:58 12:09 15:30',
  'ISBN 978-0-306-40615-7 وردمك 0-306-40615-2 و9780306406157',
  '﴿وَمَا أَدْرَاكَ﴾ (البقرة: 255) و(2:255-257) ٢:٢٥٥',
  'نسبة 3-1 و4-3-3 و2-2-1-5',
  '0 1 2 3 4 5 6 7 8 9',
  'الأعداد 01 02 03 04 05 06',
  '10 11 12 13 14 15',
  '3.14159265358979',
  'عدد السكان 107304000 نسمة، وكانوا 98 مليونا',
  'القرار رقم 20240115 والمادة 12',
  'سعر الجوال 1500000 ليرة',
  'هاتف آيفون 15 بسعة 256',
  'رحلة MS 0985 والبوينغ 737-800',
  'خط العرض 33.8938 وخط الطول 35.5018',
  'عنوان IP 192.168.100.200',
  '16-0010-3342 رمز القطعة، 0000-0002-1825-0097',
  'مقال التجربة 0-0-18-1796093622777 و1-0-12-1796093600553',
  'الرقم 1796093622777-18-0-0 والإصدار 0-1-2345678',
  'المسافة 384400 كم و149597870 كم',
  'بيتكوين 64000.12 دولار',
  '@أحمد كلامك صحيح',
  '@Salma thanks, I agree',
  '@salma_92 شكرا على الرد',
  'كما نشر حساب @BBCArabic أمس',
  'قال @elonmusk إنه سيبيع',
  'أستخدم تيليجرام كثيرا',
  'Telegram: better than the others, I think',
  'WhatsApp group of my school',
  'انستغرام أفضل من تويتر',
  'قناة السويس 193 كم',
  'تابعوا القناة الأولى يا جماعة',
  'القيادة في قناة الجزيرة أفضل',
  'فقاعة دوت كوم عام 2000',
  'the dot com bubble of 2000',
  'After the dot-com crash',
  'I write dot net at work, and ASP.NET too',
  'لغة دوت نت وC# ممتازة',
  'نقطة. كومة من الأوراق',
  'وصلنا إلى نقطة نظام',
  'meet me at home at 10',
  'I work at Google. Come on',
  'I am good at yahoo answers',
  'ات من بعيد',
  'بنات ونبات وأوقات',
  'سعر @ 3 دولارات للواحدة',
  'a.m. / p.m. and/or U.S.A.',
  'and. com',
  'v1.2.3-beta',
  '#وسم_طويل و#tag',
  'رائع 😍😍😍 100%',
  'إلى اللقاء…ثم عدنا',
  'E = mc² و H₂O و½',
  'الفصل 3.2.1 صفحة 45',
  'من 0 إلى 100 في 3.2 ثانية',
  '007 جيمس بوند',
  'الدوري 2023/2024 و2024/25',
  'درجة الحرارة −12.5 و+40',
  'ارتفع +250000000 هذا العام',
  'اقرأ سورة الكهف 18 والآية 109',
  'قال أحمد: "نعم". قالت: لا.',
  'والله يا جماعة الموضوع كبير',
  'فيديو youtube الجديد',
  'GPT-4 وGPT-3.5 وM1/M2',
  'C/O السيد فلان',
  'محمد (صلى الله عليه وسلم)',
  'ن.ب. وم.ع. وأ.د. فلان',
  'السعر 050,000 أو 12,500,750 ليرة أو 0,123,456',
  'بين 10,200,3000 و1|200|3000',
  'من 2010 2013 2015 إلى 201506301245 و20240115',
  'الجدول 01|15|22|30|45 و05,06,07,08',
  'ISBN 966501234567 و9789665012345',
  'في الالتزام 9665012345678abcdef7 و3fa0501234567 و966501234567e0',
  'الرقم 966500000000 و123456789012 و401234567890',
  'قناة الجزيرة على تلغرام',
  'تابعوا قناة الجزيرة على تلغرام premium',
  'أستخدم تلغرام desktop في العمل',
  'تطبيق تلغرام open source بالكامل',
  'تلغرام Signal أيهما أفضل؟',
  'Telegram rocks',
  'telegram',
  'شكرا',
];

test.each(HONEST)('nothing in %j', (text) => {
  expect(found(text)).toEqual({ emails: [], phones: [], channels: [], disguised: [] });
});

test('nothing in the comments of the demo edition', () => {
  const lines = readFileSync('db/demo/comments.yaml', 'utf8').split('\n');
  expect(lines.length).toBeGreaterThan(100);
  expect(lines.filter((line) => kinds(line).length > 0)).toEqual([]);
});

test('takes time in proportion to the text', () => {
  const parts = [
    '1',
    '1 ',
    '0-',
    '+1',
    'a@',
    '@a',
    'a at ',
    'تيليجرام: ',
    'واتس ',
    '(',
    't.me/',
    '٠',
    '1.',
    'isbn ',
    '\u{202E}1',
    '050,123',
    'تلغرام ab',
    '1a',
  ];
  for (const part of parts) {
    expect(
      processorTime(() => found(part.repeat(20_000))),
      part,
    ).toBeLessThan(2000);
  }
});
