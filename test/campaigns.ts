/** Made-up campaigns, and what honest readers write. */

/** Park-Miller: the same comments in every run. */
function randomOf(seed: number): () => number {
  let at = seed;
  return () => {
    at = (at * 48_271) % 2_147_483_647;
    return at / 2_147_483_647;
  };
}

interface SentComment {
  name: string;
  body: string;
  /** Its number; null for an honest one. */
  campaign: number | null;
}

/** `#` stands for what leads to the sender, `%` for a number. */
const TEMPLATES = [
  'أفضل موقع لبيع متابعين انستغرام حقيقيين بأرخص الأسعار مع ضمان % يوما وتسليم فوري للطلبات زوروا #',
  'اربح % دولار يوميا من بيتك بدون خبرة سابقة فقط هاتف واتصال بالإنترنت سجل الآن في المنصة #',
  'توصيات فوركس مجانية بنسبة نجاح % بالمئة مع خبير التداول العالمي انضم قبل اكتمال العدد #',
  'شركة نقل عفش بالرياض مع الفك والتركيب والتغليف خصم % بالمئة عمالة مدربة وسيارات مجهزة اتصل #',
  'علاج نهائي لتساقط الشعر والصلع بالأعشاب الطبيعية خلال % يوم مجرب ومضمون اطلبه من #',
  'قرض شخصي سريع دون كفيل ودون تحويل راتب موافقة فورية خلال % ساعة لجميع الجنسيات تواصل #',
  'كازينو أونلاين مكافأة ترحيبية % دولار سحب سريع ألعاب روليت وسلوتس حصرية جرب حظك #',
  'شقق للإيجار اليومي في إسطنبول إطلالة بحرية قريبة من المترو سعر الليلة % ليرة احجز عبر #',
  'المرشح الوحيد الذي يستحق صوتكم في الدائرة % هو ابن المنطقة البار صاحب الإنجازات والخدمات المجانية #',
  'قاطعوا منتجات هذه الشركة الغادرة فقد سرقت أموال العمال وشردت % عائلة انشروا الخبر في كل مكان #',
  'جلب الحبيب وفك السحر والأعمال المدفونة الشيخ الروحاني المغربي خبرة % سنة نتيجة مضمونة #',
  'دورة لغة إنجليزية كاملة مع شهادة معتمدة ومدرسين أجانب اشتراك % شهور بسعر رمزي سجل من #',
  'نبيع جوازات سفر وإقامات أوروبية وشهادات جامعية موثقة خلال % أيام بسرية تامة راسلنا #',
  'سيرفر بث مباشر لجميع القنوات الرياضية المشفرة بدون تقطيع اشتراك سنوي % ريال تجربة مجانية #',
  'مكملات غذائية أصلية لبناء العضلات وحرق الدهون توصيل لكل المدن خلال % أيام والدفع عند الاستلام #',
  'تنظيف مكيفات وخزانات وكنب بالبخار فريق محترف يعمل % ساعة أسعار تنافسية وخدمة ما بعد البيع #',
  'Buy verified accounts and gift cards at % percent discount instant delivery crypto accepted worldwide support #',
  'الحكومة تكذب عليكم والأرقام مزورة والتقرير الحقيقي يثبت اختفاء % مليار من خزينة الدولة شاركوه #',
  'صيانة غسالات وثلاجات وأفران بالمنزل قطع غيار أصلية وضمان % شهر فنيون متخصصون بجميع الماركات #',
  'مطلوب موظفات من المنزل لإدخال البيانات راتب % ريال ساعات مرنة لا يشترط مؤهل قدمي طلبك #',
];
const EMOJI = ['🔥', '💰', '✅', '❤️', '👇👇', '⭐', ''];
const MARKS = ['.', '!', '!!', ' ...', '…', '؟', ''];
const NAMES = ['أبو خالد', 'ريم', 'Ahmed', 'سعيد المصري', 'نورة', 'خبير', 'ali_99', 'أم فهد'];
const FILLERS = [
  'حقا',
  'جديد',
  'الليلة',
  'حصريا',
  'والله',
  'بسرعة',
  'عاجل',
  'مهم',
  'للجادين',
  'صدقوني',
  'موثوق',
  'نصيحة',
];

/** Where the senders of a campaign lead to: two hosts, two phones, a channel; of some nothing at all. */
function contactOf(campaign: number, random: () => number): string {
  const pick = Math.floor(random() * 5);
  if (campaign % 5 === 4) return '';
  const digits = String(500_000_000 + campaign * 1_234_567);
  if (pick === 0) return `https://go.spam${campaign}-deals.com/r${Math.floor(random() * 1000)}`;
  if (pick === 1) return `www.offer${campaign}-best.shop`;
  if (pick === 2) return `0${digits.replace(/(\d{2})(\d{3})/, '$1 $2 ')}`;
  if (pick === 3) return `t.me/campaign_${campaign}`;
  return `spam${campaign}[.]com`;
}

/** Comments of campaigns: dots, emoji, digits, vowel marks, order, names, contacts and one word in seven changed. */
export function campaignComments(campaigns: number, each: number): SentComment[] {
  const random = randomOf(20_261_201);
  const one = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T;
  const write = (campaign: number): SentComment => {
    const words = (TEMPLATES[campaign] ?? '').split(' ').flatMap((word) => {
      if (word === '#') return [contactOf(campaign, random)];
      if (word === '%') return [String(Math.floor(random() * 900) + 1)];
      const roll = random();
      if (roll < 0.07) return [];
      if (roll < 0.14) return [one(FILLERS)];
      if (roll < 0.2)
        return [word.replace(/(?<=[\u0621-\u064A])(?=[\u0621-\u064A])/u, one(['ـ', '\u064E', '']))];
      return [word];
    });
    const cut = random() < 0.4 ? Math.floor(random() * words.length) : 0;
    const turned = [...words.slice(cut), ...words.slice(0, cut)].join(' ');
    return { name: one(NAMES), body: `${one(EMOJI)} ${turned}${one(MARKS)} ${one(EMOJI)}`.trim(), campaign };
  };
  return Array.from({ length: campaigns }, (_, campaign) =>
    Array.from({ length: each }, () => write(campaign)),
  ).flat();
}

const HONEST = [
  ...[
    'شكرا',
    'شكرا لكم',
    'شكرًا جزيلًا',
    'شكرا.',
    'شكرا 🌹',
    'مشكورين',
    'بارك الله فيكم',
    'بارك الله فيك',
    'جزاكم الله خيرا',
  ],
  ...[
    'جزاكم الله خيرًا على هذا المقال',
    'مقال رائع',
    'مقال رائع جدا',
    'مقال رائع!',
    'رائع',
    'أحسنتم',
    'أحسنت',
    'نعم',
    'لا أوافق',
  ],
  'شكرا جزيلا لكم على هذا المقال الرائع والمفيد جدا بارك الله فيكم',
  'شكرا جزيلا على المقال الرائع والمفيد، بارك الله فيكم وجزاكم كل خير',
  'السلام عليكم ورحمة الله وبركاته، مقال قيم جدا وفقكم الله',
  'السلام عليكم، جزاكم الله خيرا ووفقكم لكل خير',
  'أختلف مع الكاتب في قوله إن المنظومة الروسية أرخص؛ فتكاليف الصيانة والتدريب لا تظهر في عقد الشراء.',
  'تركيا اشترت S-400 وبقيت في الحلف، فلماذا يفترض أن S-500 ستغير شيئا؟',
  'أعمل مهندسا في تحلية المياه منذ عشرين عاما، والأرقام هنا دقيقة إلا كلفة الأغشية.',
  'والدي كان بحارا وكان يهتدي بنجم الجدي كل ليلة، ذكرتموني به رحمه الله.',
  'هل يمكن أن تكتبوا عن تاريخ المطابع العربية في القرن التاسع عشر؟',
  'قرأت عن الكابلات البحرية في https://www.youtube.com/watch?v=abc123 شرحا وافيا لمن يحب الصور.',
  'وهنا محاضرة أخرى عن الخط العربي: https://www.youtube.com/watch?v=zzz999 أنصح بها.',
  'لماذا لا تذكرون مصدر الصورة الثانية؟ تبدو لي من أرشيف المتحف البريطاني.',
  'الفقرة الأخيرة تناقض الفقرة الأولى: إما أن السرعة محدودة بالموصلات أو بالكهرباء.',
  'كنت أظن أن القهوة وصلت إسطنبول قبل مكة، وهذا المقال صحح لي المعلومة.',
  'أمي من البصرة وتعرف أصناف النخل كلها بأسمائها، البرحي عندها لا يعلى عليه.',
  'ما الفرق بين الميل البحري والميل العادي إذن؟ سألني ابني ولم أعرف الجواب.',
  'The translation of the second paragraph loses the joke about the astrolabe.',
  'I grew up near the desalination plant in Jubail and the smell of the sea never left me.',
  'في رأيي أن الشطرنج العربي سبق الأوروبي بقرون، لكن قواعد الوزير تغيرت هناك.',
  'لم أفهم معنى المصطلح في السطر الخامس، ليتكم تشرحونه في حاشية.',
  'أجمل ما قرأت هذا الأسبوع، خاصة وصف المرفأ عند الفجر.',
  'طريقة عرض الجداول على الهاتف سيئة، الأعمدة تختفي عند التمرير.',
  'تجربتي مع لوحة المفاتيح الجديدة كانت معاكسة تماما لما وصفتم.',
  'التقرير جيد لكنه أهمل رأي الصيادين المحليين وهم أول المتضررين من المحطة.',
  'زرت المرصد في سمرقند العام الماضي ورأيت السدس بعيني، مشهد لا ينسى.',
  'نحتاج إلى أرقام عن المغرب العربي أيضا، فالمقال يكتفي بالمشرق.',
];

export function honestComments(count: number): SentComment[] {
  return Array.from({ length: count }, (_, index) => ({
    name: `قارئ ${index + 1}`,
    body: HONEST[index] ?? `رأيي رقم ${index}: ${'كلمة '.repeat(index % 5)}${HONEST[index % HONEST.length]}`,
    campaign: null,
  }));
}
